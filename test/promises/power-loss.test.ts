import { expect, test } from 'vitest';
import { seedOf } from '../random.ts';
import { canMount, powerLosses } from './power-loss.ts';

const CUTS = 5;

test(`${CUTS} times without power while adding: nothing that was acknowledged is lost`, {
  timeout: 300_000,
}, async (context) => {
  if (!canMount()) {
    console.log('a disk in a file cannot be mounted here: the test of lost power is skipped');
    context.skip();
  }
  const { acknowledged, faults } = await powerLosses(CUTS, seedOf('power loss'));
  console.log(`${acknowledged} acknowledged`);
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(CUTS);
});
