import { expect, test } from 'vitest';
import { overloaded } from './overload.ts';

test('articles that come faster than they are read wait outside, and all are read', { timeout: 300_000 }, async () => {
  const { sent, read, ahead, growth, code } = await overloaded(4);
  console.log(`${sent} sent, at most ${ahead} ahead, memory in the second half ${growth.toFixed(2)} times the first`);
  expect([code, read]).toEqual([0, sent]);
  // 64 for a worker; the rest is what pipes and streams hold.
  expect(ahead).toBeLessThan(1_000);
});
