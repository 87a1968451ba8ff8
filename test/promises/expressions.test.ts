import { expect, test } from 'vitest';
import { costs } from './expression-cost.ts';
import { composingFiles, literalExpressions } from './expressions.ts';
import { WORST } from './hostile-families.ts';
import { allExpressions, keepLinear, knownLinear, nameOf, objection, objections } from './verdicts.ts';

test('the checker knows a slow expression', async () => {
  for (const source of ['(a+)+$', '\\s+$', '\\[[^\\]]*\\]'])
    expect(await objection({ source, flags: '', where: '' }), source).not.toBeNull();
});

/** All are checked anew by `npm run test:long`; here only those whose verdict is not known. */
test('every expression in the code takes time that is linear in the text', { timeout: 600_000 }, async () => {
  const all = await allExpressions();
  const literal = literalExpressions().length;
  expect(literal).toBeGreaterThan(400);
  expect(all.length - literal).toBeGreaterThanOrEqual(composingFiles().length);
  const known = knownLinear();
  const unknown = all.filter((e) => !known.has(nameOf(e)));
  expect(await objections(unknown)).toEqual([]);
  if (process.env.VERDICTS === 'write') keepLinear(all);
  else expect(unknown, 'linear, but not known yet: run this file with VERDICTS=write').toEqual([]);
});

test('the measure knows a slow expression', () => {
  expect(costs([{ source: ' *x', flags: '', where: '' }], [' ']).slow).toHaveLength(1);
});

test('no expression takes 50 ms of the processor on 50,000 characters of a hostile text', {
  timeout: 300_000,
}, async () => {
  const { slow, most } = costs(await allExpressions(), WORST);
  console.log(`slowest: ${most.ms.toFixed(1)} ms, ${most.what}`);
  expect(slow).toEqual([]);
});
