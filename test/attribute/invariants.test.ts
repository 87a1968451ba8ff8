import { expect, test } from 'vitest';
import { loadEngine } from '../../src/node.ts';
import { articles, broken, isAbsent } from './invariants.ts';

if (isAbsent && process.env.CI !== 'true')
  console.warn('no real articles here: what holds for every text is not checked on them');

/** All of them are read by `test/long/invariants.test.ts`. */
const STEP = 15;

test.skipIf(isAbsent && process.env.CI !== 'true').each(['rules', 'model'] as const)(
  'real articles, %s: no outermost cue in a quotation, no word cut, every quotation accounted for',
  async (name) => {
    const engine = await loadEngine(name);
    const faults: string[] = [];
    for (const path of articles(STEP)) faults.push(...(await broken(path, engine)));
    expect(faults).toEqual([]);
  },
  120_000,
);
