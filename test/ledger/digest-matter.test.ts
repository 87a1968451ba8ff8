import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readText, rulesEngine } from '../../src/index.ts';
import { type DigestAsked, digestMatter, type Ledger, openLedger, readForLedger } from '../../src/ledger-node.ts';
import type { LedgerEntry, LedgerStatement } from '../../src/records/ledger.ts';
import { entryOf, MONTH, type Told } from '../watch/stories.ts';

/** How well alone the statements of an entry stand, by the first word of each. */
const standing = (entry: LedgerEntry, stands: Readonly<Record<string, number>>): LedgerEntry => ({
  ...entry,
  statements: entry.statements.map((s) => ({
    ...s,
    facts: { ...s.facts, stands: stands[s.words.split(' ')[0]!] ?? s.facts.stands ?? 1 },
  })),
});

let folder: string;
let ledger: Ledger;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-matter-'));
  ledger = await openLedger({ path: join(folder, 'ledger.db') });
});
afterEach(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

/** Adds articles all statements of which stand well alone. */
const add = async (...told: readonly Told[]): Promise<void> => {
  const entries = await Promise.all(told.map(entryOf));
  const alone = (s: LedgerStatement): LedgerStatement => ({ ...s, facts: { ...s.facts, stands: 1 } });
  await ledger.add(entries.map((e) => ({ ...e, statements: e.statements.map(alone) })));
};
const addDays = (...days: readonly number[]): Promise<void> => add(...MONTH.filter((t) => days.includes(t.day)));

test('a digest of a story tells what a reader understands, and every denial; one of claims by id has all of them', async () => {
  const text =
    'Mayor Ana Reyes said traffic over the Nara bridge had doubled in May. Reyes said drivers were angry about it in June. Engineer Tom Hale denied that bolts of the Nara bridge were loose.';
  const entry = await readForLedger(readText(text, { outlet: 'The Nara Herald', file: '1.txt' }), rulesEngine);
  await ledger.add([standing(entry, { traffic: 0.9, drivers: 0.2, bolts: 0.1 })]);
  const story = (await ledger.store.storyOf(entry.read.article.id))!;
  const words = async (asked: Parameters<typeof digestMatter>[1]): Promise<readonly string[]> => {
    const { claims } = await digestMatter(ledger.store, asked);
    const told = claims.flatMap((c) => c.statements.map((s) => text.slice(s.content[0]![0], s.content[0]![1])));
    return told.map((w) => w.replace(/^that /, '').split(' ')[0]!).sort();
  };
  expect(await words({ kind: 'story', id: story })).toEqual(['bolts', 'traffic']);
  const { items } = await ledger.store.claims({ articles: 1, all: true });
  expect(await words({ kind: 'claims', ids: items.map((c) => c.id) })).toEqual(['bolts', 'drivers', 'traffic']);
});

/** All days and outlets that a digest of this could name, and the words that it could tell. */
async function shownOf(filter: Partial<Extract<DigestAsked, { kind: 'window' }>['filter']>) {
  const none = { query: null, source: null, outlet: null, from: null, to: null };
  const { claims, texts, series } = await digestMatter(ledger.store, {
    kind: 'window',
    filter: { ...none, ...filter },
  });
  const rows = claims.flatMap((c) => c.statements);
  const textOf = new Map(texts.map((t) => [t.read.article.id, t.read.article.text]));
  return {
    outlets: [...new Set([...rows, ...texts.flatMap((t) => t.publications)].map((x) => x.outlet))].sort(),
    days: [...new Set([...rows, ...texts.flatMap((t) => t.publications)].map((x) => x.published?.slice(8, 10)))].sort(),
    sources: [...new Set(rows.map((s) => s.sourceName))].sort(),
    titles: claims.map((c) => c.title),
    /** Statements whose article is not among the texts. */
    astray: rows.filter((s) => !textOf.has(s.article)).length,
    words: rows.map((s) => textOf.get(s.article)!.slice(...s.content[0]!)),
    values: series.flatMap((s) => s.values.map((v) => v.figure.min)),
    independent: claims.map((c) => c.independent),
  };
}

test('days, outlets and sources bound what is told, not which claims are looked at alone', async () => {
  await addDays(1, 2, 4, 5, 8, 14, 21);
  const all = await shownOf({ query: 'bridge' });
  expect([all.days, all.sources]).toEqual([
    ['05', '08', '14'],
    ['Ana Reyes', 'Ida Moss'],
  ]);
  const late = await shownOf({ query: 'bridge', from: '2026-03-08' });
  expect([late.days, late.outlets, late.astray]).toEqual([['08', '14'], ['Quist Journal', 'Radio Velt'], 0]);
  // How many origins a claim has is its own.
  expect(late.independent).toEqual(all.independent);
  expect((await shownOf({ query: 'bridge', from: '2026-03-06', to: '2026-03-08' })).sources).toEqual(['Ida Moss']);
  const outlet = await shownOf({ outlet: 'quist journal' });
  expect([outlet.outlets, outlet.sources]).toEqual([['Quist Journal'], ['Ida Moss']]);
  const source = await shownOf({ source: 'Ana Reyes' });
  expect([source.days, source.sources]).toEqual([['05', '14'], ['Ana Reyes']]);
  expect((await shownOf({ source: 'Ines Marek', from: '2026-03-04' })).values).toEqual([15, 19]);
  await expect(shownOf({ source: 'Ines Marek', to: '2026-03-01' })).rejects.toThrow('the ledger holds nothing of that');
});

test('of a text that appeared twice the appearance within is told, under a title of its own words', async () => {
  const text = 'Mayor Ana Reyes said the Nara bridge would open in May.';
  await add(
    { text, outlet: 'Paper P', day: 3 },
    { text, outlet: 'Herald H', day: 6 },
    { text: 'Mayor Ana Reyes said the bridge in Nara would open in May.', outlet: 'Radio Velt', day: 7 },
  );
  const [first, second] = [await shownOf({ outlet: 'Herald H' }), await shownOf({ outlet: 'Radio Velt' })];
  expect([first.outlets, first.days, first.titles]).toEqual([
    ['Herald H'],
    ['06'],
    ['The Nara bridge would open in May'],
  ]);
  expect([second.outlets, second.days, second.titles]).toEqual([
    ['Radio Velt'],
    ['07'],
    ['The bridge in Nara would open in May'],
  ]);
});

test('claims by id bring the figures of their statements, and of no other claim', async () => {
  await addDays(1, 2, 4, 21, 24, 27);
  const { items } = await ledger.store.claims({ articles: 1, all: true });
  const withFigure = async (words: string) => {
    const ids = items.filter((c) => c.title.includes(words)).map((c) => c.id);
    const { series } = await digestMatter(ledger.store, { kind: 'claims', ids });
    return series.map((s) => [s.counted, ...s.values.map((v) => v.figure.min)]);
  };
  expect(await withFigure('customs house')).toEqual([[null, 2_000_000, 2_000_000]]);
  expect(await withFigure('people were hurt')).toEqual([['people hurt', 12, 12, 15, 19]]);
  expect(await withFigure('15 people')).toEqual([]);
});
