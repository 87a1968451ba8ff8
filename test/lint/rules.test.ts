import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/attribute/engine.ts';
import type { Example } from '../../src/lint/rule.ts';
import { RULES } from '../../src/lint/rules.ts';
import { lint } from '../../src/linting.ts';
import { loadEngine } from '../../src/node.ts';
import { analyse } from '../../src/pipeline.ts';
import { readInput } from '../../src/read/input.ts';
import type { Reading } from '../../src/records/reading.ts';
import { engines } from '../attribute/engines.ts';

const reading = (text: string): Reading => readInput(new TextEncoder().encode(text));

/** Ids of the rules that speak about an example when nothing but this rule is on. */
async function found(engine: Engine, id: string, { text, against = [] }: Example): Promise<readonly string[]> {
  const documents = await Promise.all(against.map((a) => analyse(reading(a), engine)));
  const findings = await lint(reading(text), engine, { against: documents, levels: { [id]: 'warning' } });
  return findings.filter((f) => f.rule === id).map((f) => text.slice(...f.span));
}

describe.skipIf(!engines.includes('model'))(
  'every rule speaks about its bad examples and is silent about its good ones',
  () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await loadEngine('model');
    });
    for (const { id, bad, good } of RULES) {
      test(id, async () => {
        expect(bad.length).toBeGreaterThan(0);
        expect(good.length).toBeGreaterThan(0);
        for (const example of bad) expect(await found(engine, id, example), example.text).not.toEqual([]);
        for (const example of good) expect(await found(engine, id, example), example.text).toEqual([]);
      });
    }
  },
);

test('every rule has an id and facts of its own', () => {
  expect(new Set(RULES.map((r) => r.id)).size).toBe(RULES.length);
  for (const rule of RULES) {
    expect(rule.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(rule.standards.length, rule.id).toBeGreaterThan(0);
  }
});
