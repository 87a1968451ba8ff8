import { expect, test } from 'vitest';
import { powerLosses } from '../promises/power-loss.ts';
import { seedOf } from '../random.ts';

test('100 times without power while adding: nothing that was acknowledged is lost', async () => {
  const { acknowledged, faults } = await powerLosses(100, seedOf('power loss'));
  console.log(`${acknowledged} acknowledged`);
  expect(faults).toEqual([]);
});
