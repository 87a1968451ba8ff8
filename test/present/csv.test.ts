import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMNS, toCsv } from '../../src/present/csv.ts';
import { build } from '../build.ts';
import { expectGolden } from '../golden.ts';
import { workedCase } from '../worked-case.ts';

/** A reader after RFC 4180, written apart from the writer. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

test('one row an attribution, with the columns by name', () => {
  const rows = parse(toCsv(workedCase));
  expect(rows[0]).toEqual(COLUMNS.map((c) => c.name));
  expect(rows).toHaveLength(8);
  const li = Object.fromEntries(rows[4]!.map((v, i) => [rows[0]![i]!, v]));
  expect(li).toMatchObject({
    id: 'a4',
    within: 'a3',
    chain: 'Agency T > Li Wen',
    hands: '1',
    source: "A's foreign ministry spokesman Li Wen",
    content: '"The allegations are false,"',
    stance: 'denies',
    about: 'a2',
  });
  expect(rows[6]![COLUMNS.findIndex((c) => c.name === 'reason')]).toBe('because the matter is sensitive');
  expectGolden('present/golden/worked.csv', toCsv(workedCase));
});

test('any text comes back, and no cell is a formula', () => {
  const content = COLUMNS.findIndex((c) => c.name === 'source_name');
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\r', '\n', '\t', ' ', 'A') }),
  );
  fc.assert(
    fc.property(odd, (name) => {
      const read = build('<source1>X</source1> <cue1>said</cue1>', { attributions: [{ by: 1 }], sources: [{ name }] });
      const cell = parse(toCsv(read))[1]![content]!;
      expect(cell).not.toMatch(/^\s*[=+\-@]/);
      expect(cell.startsWith("'") ? cell.slice(1) : cell).toBe(name);
    }),
    { seed: 7 },
  );
});

test('without a header for rows that follow others', () => {
  expect(parse(toCsv(workedCase, { header: false }))).toHaveLength(7);
});
