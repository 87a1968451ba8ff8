import { expect, test } from 'vitest';
import { overloaded } from '../promises/overload.ts';

test('ten minutes of articles that come faster than they are read: memory stays flat, none is lost', async () => {
  const { sent, read, ahead, growth, code } = await overloaded(600);
  console.log(`${sent} sent, at most ${ahead} ahead, memory in the second half ${growth.toFixed(3)} times the first`);
  expect([code, read]).toEqual([0, sent]);
  expect(ahead).toBeLessThan(1_000);
  expect(growth).toBeLessThan(1.1);
});
