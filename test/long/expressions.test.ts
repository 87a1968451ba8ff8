import { expect, test } from 'vitest';
import { allExpressions, objections } from '../promises/verdicts.ts';

test('every expression in the code takes time that is linear in the text, whatever was found before', async () => {
  const all = await allExpressions();
  expect(all.length).toBeGreaterThan(400);
  expect(await objections(all)).toEqual([]);
});
