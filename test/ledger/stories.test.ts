import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { shuffled } from './orders.ts';

const told = [
  [
    'The Harbour Post',
    '2026-03-16',
    'Ferry runs onto rocks',
    'The ferry Corrin ran onto rocks off Port Nara on Monday. Mayor Ines Marek said that 12 passengers were hurt. Captain Tolm Reda was questioned by the harbour police of Port Nara.',
  ],
  [
    'Café Courier',
    '2026-03-17',
    'Twelve hurt on ferry',
    'Twelve passengers were hurt when the ferry Corrin hit rocks near Port Nara, Mayor Ines Marek said. The harbour police questioned Captain Tolm Reda on Monday.',
  ],
  [
    'Radio Velt',
    '2026-03-18',
    'Captain of ferry denies sleeping',
    'Captain Tolm Reda of the ferry Corrin denied that he had slept when it hit the rocks off Port Nara. Mayor Ines Marek said the passengers who were hurt were recovering.',
  ],
  [
    'Radio Velt',
    '2026-03-17',
    'Wheat dearer',
    'The price of wheat in Veskia rose by a tenth on Tuesday. Farm minister Olan Deck said that the drought in Upper Veskia had halved the harvest of the Tarn valley.',
  ],
  [
    'The Tarn Mail',
    '2026-03-18',
    'Drought halves harvest',
    'Drought in Upper Veskia has halved the wheat harvest of the Tarn valley, farm minister Olan Deck said. Wheat in Veskia costs a tenth more since Tuesday.',
  ],
  [
    'The Harbour Post',
    '2029-03-16',
    'Three years after the ferry',
    'Port Nara remembered on Friday the ferry Corrin, which ran onto rocks three years ago. Mayor Ines Marek said that the passengers who were hurt then would not be forgotten. Captain Tolm Reda stayed away.',
  ],
  [
    'The Harbour Post',
    '2026-03-16',
    'Chess club wins',
    'The chess club of Ottery beat its guests by five boards to three.',
  ],
] as const;

let folder: string;
let entries: LedgerEntry[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-stories-'));
  entries = await Promise.all(
    told.map(([outlet, published, title, text], i) =>
      readForLedger(readText(text, { outlet, published, title, url: `https://${i}.example/a` }), rulesEngine),
    ),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

let n = 0;
async function holding<T>(
  list: readonly LedgerEntry[],
  batch: number,
  look: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const ledger = await openLedger({ path: join(folder, `${n++}.db`) });
  try {
    await ledger.add(list, { batch });
    return await look(ledger);
  } finally {
    await ledger.close();
  }
}

const addressOf = (i: number): string =>
  `sy:${entries[i]!.read.article.id.slice('sha256:'.length, 'sha256:'.length + 32)}`;

test('reports of one event are a story with its articles in order of time; an anniversary and what stands alone are others', () =>
  holding(entries, 3, async ({ store }) => {
    const { items, total } = await store.stories();
    expect(total).toBe(2);
    expect(items.map((s) => [s.id, s.articles, s.outlets])).toEqual([
      [addressOf(0), 3, ['Café Courier', 'Radio Velt', 'The Harbour Post']],
      [addressOf(3), 2, ['Radio Velt', 'The Tarn Mail']],
    ]);
    const story = (await store.story(addressOf(0)))!;
    expect(story.publications.map((p) => p.published)).toEqual(['2026-03-16', '2026-03-17', '2026-03-18']);
    expect(story.publications.map((p) => p.title)).toContain(story.title);
    expect([story.from, story.to]).toEqual(['2026-03-16', '2026-03-18']);
    expect(story.sources.map((s) => [s.name, s.grade])).toContainEqual(['Ines Marek', 'named']);
    expect((await store.stories({ since: '2026-03-19' })).items).toEqual([]);
    const [first] = (await store.stories({ limit: 1 })).items;
    const { next } = await store.stories({ limit: 1 });
    expect([first, ...(await store.stories({ limit: 1, cursor: next })).items]).toEqual(items);
    // An article alone is a story that no list has.
    expect((await store.story(addressOf(6)))!.articles).toBe(1);
    expect(await store.storyOf(entries[6]!.read.article.id)).toBe(addressOf(6));
    expect((await store.story(addressOf(5)))!.articles).toBe(1);
    for (const id of [`sy:${'0'.repeat(32)}`, 'sy:none', 'c:none', '']) expect(await store.story(id)).toBeNull();
    expect(await store.check()).toEqual([]);
  }));

test('what a story carries is found by its id', () =>
  holding(entries, 9, async ({ store }) => {
    const of = new Set(entries.slice(0, 3).map((e) => e.read.article.id));
    const { items } = await store.search({ story: addressOf(0), limit: 1000 });
    expect(new Set(items.map((h) => h.statement.article))).toEqual(of);
    const claims = (await store.claims({ story: addressOf(0), articles: 1, all: true, limit: 1000 })).items;
    expect(claims.length).toBeGreaterThan(0);
    for (const c of claims) expect(c.statements.some((s) => of.has(s.article))).toBe(true);
    expect((await store.claims({ story: 'sy:none', articles: 1, all: true })).items).toEqual([]);
    const figures = (await store.figures({ story: addressOf(0) })).items;
    expect(figures.length).toBeGreaterThan(0);
    for (const f of figures) expect(of.has(f.figure.article)).toBe(true);
  }));

test('the address of a story stays, whatever joins or leaves it', () =>
  holding(entries.slice(1), 9, async (ledger) => {
    const { store } = ledger;
    expect((await store.story(addressOf(1)))!.id).toBe(addressOf(1));
    // An older article gives the story another id, and the address leads to it.
    await ledger.add([entries[0]!]);
    expect((await store.story(addressOf(1)))!.id).toBe(addressOf(0));
    await ledger.remove(entries[0]!.read.article.id, 'asked to', '2026-04-01T00:00:00Z');
    for (const i of [0, 1, 2]) expect((await store.story(addressOf(i)))!.id).toBe(addressOf(1));
    expect(await store.check()).toEqual([]);
  }));

test('any order, any batches and a relink give one ledger', { timeout: 240_000 }, async () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 4; seed++)
    await holding(shuffled(entries, seed), seed, async (ledger) => {
      seen.add(await ledger.store.digest());
      if (seed > 2) return;
      await ledger.relink();
      seen.add(await ledger.store.digest());
    });
  expect(seen.size).toBe(1);
});
