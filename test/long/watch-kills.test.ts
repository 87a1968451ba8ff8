import { expect, test } from 'vitest';
import { seedOf } from '../random.ts';
import { killed } from '../watch/kills.ts';

test('200 kills over a month of three stories: each event is told, and twice only under its own id', async () => {
  const done = await killed(200, seedOf('kills while watching'));
  console.log(JSON.stringify(done));
  expect(done.during).toBeGreaterThan(100);
});
