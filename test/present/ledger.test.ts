import { beforeAll, expect, test } from 'vitest';
import { toBoard } from '../../src/present/ledger-board.ts';
import { toClaimPage } from '../../src/present/ledger-claim.ts';
import { claimsToCsv, figuresToCsv, hitsToCsv, sourcesToCsv } from '../../src/present/ledger-csv.ts';
import { toFigures } from '../../src/present/ledger-figures.ts';
import { type HitRow, toHits } from '../../src/present/ledger-hits.ts';
import { toSourcePage, toSources } from '../../src/present/ledger-sources.ts';
import { toTrace } from '../../src/present/ledger-trace.ts';
import { columns } from '../../src/present/wrap.ts';
import type { Claim } from '../../src/records/claim.ts';
import { TRUTH } from '../examples/bundle-truth.ts';
import { type TruthRecords, truthRecords } from '../examples/truth-records.ts';
import { expectGolden } from '../golden.ts';

let records: TruthRecords;
beforeAll(async () => {
  records = await truthRecords();
});

test('whether a source changed its mind is not told; what it said is', () => {
  const turned = records.claims.filter((c) => c.statements.some((s) => s.withdrawn));
  expect(turned.length).toBeGreaterThan(0);
  const shown = [
    board(100),
    ...turned.map((c) => toClaimPage(c, { linkables: records.linkables, related: related() }, { width: 100 })),
  ].join('\n');
  expect(shown).not.toMatch(/withdrawn|any more|before that|now (?:asserts|denies)/);
  expect(page('gate', 80)).toContain('DENIED BY 1 · 1 origin\n  Tomas Verrin  named');
});

const claim = (name: string): Claim => records.claims[TRUTH.claims.findIndex((c) => c.id === name)]!;
const related = (): ReadonlyMap<string, string> => new Map(records.claims.map((c) => [c.id, c.title]));
const board = (width: number, color = false): string =>
  toBoard(records.claims, {
    width,
    color,
    order: 'most disputed first',
    total: 57,
    more: 'the same with --cursor abc',
  });
const page = (name: string, width: number, color = false): string =>
  toClaimPage(claim(name), { linkables: records.linkables, related: related() }, { width, color });
const figures = (width: number, color = false): string => toFigures(records.figures, { width, color, more: 2 });
const source = (name: string, width: number, color = false): string => {
  const row = records.sources.find((s) => s.source.name === name)!;
  const claims = records.claims.filter((c) => c.positions.some((p) => p.sourceId === row.source.id));
  return toSourcePage(row.source, claims, { width, color, more: true });
};
const hits = (): HitRow[] =>
  claim('sirens').statements.map((s) => {
    const { statement, publications } = records.linkables.get(s.id)!;
    return { statement, publications, sourceName: s.sourceName, claim: claim('sirens').id };
  });
const found = (width: number, color = false): string =>
  toHits(hits().slice(0, 4), {
    ...{ width, color, total: 16, more: 'the same with --cursor abc' },
    facets: {
      outlets: [{ name: 'Kestrel News Agency', count: 2 }],
      sources: [],
      grades: [{ name: 'named', count: 15 }],
      stances: [{ name: 'asserts', count: 12 }],
    },
  });
const trace = (width: number, color = false): string => {
  const c = claim('killed-17');
  const origin = c.origins.asserts[0]!;
  const all = c.statements.filter((s) => origin.statements.includes(s.id));
  return toTrace({ statement: all[5]!, claim: c, origin, hands: all, drift: c.drift }, records.linkables, {
    width,
    color,
  });
};

test('what a reader sees', () => {
  expectGolden('present/golden/ledger-board-80.txt', board(80));
  expectGolden('present/golden/ledger-board-48.txt', board(48));
  expectGolden('present/golden/ledger-claim-gate.txt', page('gate', 80));
  expectGolden('present/golden/ledger-claim-sirens.txt', page('sirens', 100));
  expectGolden('present/golden/ledger-figures.txt', figures(80));
  expectGolden('present/golden/ledger-sources.txt', toSources(records.sources, { width: 80, total: null, more: null }));
  expectGolden('present/golden/ledger-source.txt', source('Tomas Verrin', 80));
  expectGolden('present/golden/ledger-search.txt', found(80));
  expectGolden('present/golden/ledger-trace.txt', trace(80));
});

test('tables for a spreadsheet', () => {
  expectGolden('present/golden/ledger-claims.csv', claimsToCsv([claim('wall'), claim('homes-300')]));
  expectGolden('present/golden/ledger-figures.csv', figuresToCsv(records.figures.slice(1, 3)));
  expectGolden('present/golden/ledger-sources.csv', sourcesToCsv(records.sources.slice(0, 4)));
  expect(hitsToCsv(hits()).split('\r\n')).toHaveLength(hits().length + 2);
  expect(hitsToCsv(hits(), false).split('\r\n')).toHaveLength(hits().length + 1);
});

const PAGES = [
  board,
  (width: number, color?: boolean) => page('gate', width, color),
  (width: number, color?: boolean) => page('killed-21', width, color),
  figures,
  (width: number, color?: boolean) => source('Edda Korvin', width, color),
  found,
  trace,
];

test('no line is wider than asked', () => {
  for (const width of [40, 48, 60, 80, 100, 110]) {
    for (const show of PAGES) {
      expect(
        show(width)
          .split('\n')
          .filter((l) => columns(l) > width),
      ).toEqual([]);
    }
  }
});

test('colour adds nothing but colour', () => {
  for (const show of PAGES) {
    const painted = show(80, true);
    expect(painted).not.toBe(show(80));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences that colour writes
    expect(painted.replace(/\u001b\[\d+m/g, '').replace(/[ \t]+$/gm, '')).toBe(show(80));
  }
});

test('nothing in an article steers the terminal', () => {
  const steering = { ...claim('wall'), title: 'The dam \u001b[2J is \u202edesolc' };
  const shown = toClaimPage(steering, { linkables: records.linkables, related: new Map() });
  expect(shown).toContain('The dam [U+001B][2J is [RLO]desolc');
  const row = toBoard([steering], { order: '', total: null, more: null });
  expect([row.includes('\u001b'), row.includes('\u202e')]).toEqual([false, false]);
});

test('a dispute that is only possible is told apart, and origins from at least to at most', () => {
  const possible: Claim = {
    ...claim('sirens'),
    disputed: false,
    possiblyDisputed: true,
    independent: { asserts: { atLeast: 1, atMost: 2 }, denies: { atLeast: 2, atMost: 2 } },
  };
  const rows = toBoard([possible, claim('sirens')], { width: 80, order: 'most disputed first', total: 2, more: null });
  expect(rows).toMatch(/\+9\/1-2 +-4\/2 /);
  expect(rows).toMatch(/· possibly disputed[\s\S]*\n {2}c:[0-9a-f]+ · disputed/);
  const shown = toClaimPage(possible, { linkables: records.linkables, related: related() }, { width: 100 });
  expect(shown).toMatch(/^c:[0-9a-f]+ · possibly disputed · /m);
  expect(shown).toMatch(/^ASSERTED BY \d+ · at least 1, at most 2 origins$/m);
  expect(shown).toMatch(/^DENIED BY \d+ · 2 origins$/m);
  const [head = '', row = ''] = claimsToCsv([possible]).split('\r\n');
  const cells = new Map(head.split(',').map((name, i) => [name, row.split(',')[i]]));
  const columnsOf = (...names: readonly string[]) => names.map((n) => cells.get(n));
  expect(columnsOf('disputed', 'possibly_disputed')).toEqual(['false', 'true']);
  expect(columnsOf('origins_asserting_at_least', 'origins_asserting_at_most')).toEqual(['1', '2']);
  expect(columnsOf('origins_denying_at_least', 'origins_denying_at_most')).toEqual(['2', '2']);
});
