import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/attribute/engine.ts';
import { loadEngine } from '../../src/node.ts';
import type { EngineName } from '../../src/records/read-article.ts';
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

describe.each(engines)('constructions by %s', (name) => {
  const loaded: Promise<Engine> = loadEngine(name as EngineName);
  test.each(rows.filter((r) => r.by === null || r.by === name).map((r) => [r.group, r.name, r] as const))(
    '%s: %s',
    async (_group, _name, row) => {
      const { wanted, found } = compareRow(row, await readText(row.text, await loaded, row.kind));
      expect(found).toEqual(wanted);
    },
  );
});
