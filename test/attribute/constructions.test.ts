import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/attribute/engine.ts';
import { loadEngine } from '../../src/node.ts';
import { compareRow, constructionRows } from './construction-rows.ts';
import { engines } from './engines.ts';
import { readText } from './reading.ts';

const rows = constructionRows();

test('the document has at least 120 constructions, each text once', () => {
  expect(rows.length).toBeGreaterThanOrEqual(120);
  expect(new Set(rows.map((r) => r.text)).size).toBe(rows.length);
});

describe.each(engines)('constructions by %s', (name) => {
  const loaded: Promise<Engine> = loadEngine(name);
  test.each(rows.map((r) => [r.group, r.name, r] as const))('%s: %s', async (_group, _name, row) => {
    const { wanted, found } = compareRow(row, await readText(row.text, await loaded, row.kind));
    expect(found).toEqual(wanted);
  });
});
