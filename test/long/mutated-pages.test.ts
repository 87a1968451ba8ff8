import { expect, test } from 'vitest';
import { mutatedPages } from '../promises/mutated-pages.ts';
import { seedOf } from '../random.ts';

test('2,000 pages with bytes changed at random: spans hold, what is lost is told', async () => {
  const { read, refused, stored, faults } = await mutatedPages(2_000, seedOf('mutated pages'));
  console.log(`${read} read, ${refused} refused, ${stored} stored`);
  expect(faults).toEqual([]);
});
