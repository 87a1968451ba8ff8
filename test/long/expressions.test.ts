import { expect, test } from 'vitest';
import { costs } from '../promises/expression-cost.ts';
import { ALL } from '../promises/hostile-families.ts';
import { allExpressions, objections } from '../promises/verdicts.ts';

test('every expression in the code takes time that is linear in the text, whatever was found before', async () => {
  const all = await allExpressions();
  expect(all.length).toBeGreaterThan(400);
  expect(await objections(all)).toEqual([]);
});

test('no expression takes 50 ms of the processor on 50,000 characters of any hostile text', async () => {
  const { slow, most } = costs(await allExpressions(), ALL);
  console.log(`slowest: ${most.ms.toFixed(1)} ms, ${most.what}`);
  expect(slow).toEqual([]);
});
