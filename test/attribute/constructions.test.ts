import { describe, expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { loadEngine } from '../../src/node.ts';
import { compareRow, constructionRows } from './construction-rows.ts';
import { engines } from './engines.ts';
import { readText } from './reading.ts';

const rows = constructionRows();

test('the document has at least 120 constructions, each text once', () => {
  expect(rows.length).toBeGreaterThanOrEqual(120);
  expect(new Set(rows.map((r) => r.text)).size).toBe(rows.length);
  // A row that one engine alone reads is an exception.
  expect(rows.filter((r) => r.by !== null).length).toBeLessThanOrEqual(6);
});

describe('constructions by rules', () => {
  test.each(rows.filter((r) => r.by !== 'model').map((r) => [r.group, r.name, r] as const))(
    '%s: %s',
    async (_group, _name, row) => {
      const { wanted, found } = compareRow(row, await readText(row.text, rulesEngine, row.kind));
      expect(found).toEqual(wanted);
    },
  );
});

/** Share of the rows that the default engine must read to the word: weights may change without changing the document. */
const LEAST = 0.95;

describe.skipIf(!engines.includes('model'))('constructions by the default engine', () => {
  test(`at least ${100 * LEAST} % are read to the word`, async () => {
    const engine = await loadEngine('model');
    const asked = rows.filter((r) => r.by !== 'rules');
    const misses: string[] = [];
    for (const row of asked) {
      const { wanted, found } = compareRow(row, await readText(row.text, engine, row.kind));
      if (wanted.join() !== found.join()) misses.push(`${row.group}: ${row.name}\n  ${found.join('\n  ')}`);
    }
    if (misses.length) console.log(`${misses.length} of ${asked.length} are read otherwise:\n${misses.join('\n')}`);
    expect(1 - misses.length / asked.length).toBeGreaterThanOrEqual(LEAST);
  }, 60_000);
});
