import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { readText, rulesEngine } from '../../src/index.ts';
import type { Asking } from '../../src/ledger-node.ts';
import { type Ledger, openLedger, readForLedger } from '../../src/ledger-node.ts';
import type { Claim } from '../../src/records/claim.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-decisions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const JUNK = 'Readers said the weekly letter of the Lantern is free.';
const BRIDGE = 'Mayor Ana Reyes said the Nara bridge would open in May.';
const CRANE = 'Harbour master Tom Hale said the old crane in Brell had been sold.';
const DENIED = 'Engineer Ida Moss denied that the Nara bridge would open in May.';

const ARTICLES: readonly (readonly [outlet: string, day: number, text: string])[] = [
  ['The Nara Herald', 1, `${BRIDGE} The river was calm.`],
  ['Radio Marl', 2, `${BRIDGE} Rain is on its way.`],
  ['The Marl Post', 3, `${BRIDGE} The market was busy.`],
  ['The Nara Herald', 4, `${CRANE} Children watched.`],
  ['Radio Marl', 5, `${CRANE} Gulls cried.`],
  ['The Marl Post', 6, `${CRANE} The quay was empty.`],
  ['The Lantern', 7, `Councillor Sefa Brand said the ferry would stop in May. ${JUNK}`],
  ['The Lantern', 8, `Councillor Sefa Brand said the pool would close in June. ${JUNK}`],
  ['The Quist Letter', 9, `Teacher Ola Fenn said the school would grow. ${JUNK}`],
];

const entryOf = ([outlet, day, text]: (typeof ARTICLES)[number]) =>
  readForLedger(readText(text, { outlet, published: `2026-03-0${day}`, file: `${outlet} ${day}.txt` }), rulesEngine);

let ledger: Ledger;
let made = 0;
let day = 0;

beforeEach(async () => {
  await ledger?.close();
  day = 0;
  ledger = await openLedger({ path: join(folder, `${made++}.db`) });
  await ledger.add(await Promise.all(ARTICLES.map(entryOf)));
});
afterAll(() => ledger.close());

const decide = (asked: Omit<Asking, 'by' | 'at'>) =>
  ledger.decide({ ...asked, by: 'Ada Holm', at: `2026-04-01T00:00:0${day++}Z` });
const undo = (id: string) => ledger.retract(id, 'Ada Holm', '2026-05-01T00:00:00Z');

const holding = async (words: string, hidden = false): Promise<Claim> => {
  const { items } = await ledger.store.claims({ query: words, articles: 1, all: true, hidden });
  expect([words, items.length]).toEqual([words, 1]);
  return items[0]!;
};
const idsOf = (claim: Claim | null): string[] => [...new Set((claim?.statements ?? []).map((s) => s.id))].sort();
const shown = async (id: string): Promise<string[]> => idsOf(await ledger.store.claim(id));

/** The same after relinking, and in a ledger that adds the same and then takes the decisions over; then nothing is wrong in it. */
async function lasts(look: (ledger: Ledger) => Promise<unknown>): Promise<void> {
  const before = await look(ledger);
  await ledger.relink();
  expect(await look(ledger)).toEqual(before);
  expect(await ledger.store.check()).toEqual([]);
  const other = await openLedger({ path: join(folder, `${made++}.db`) });
  try {
    await other.importDecisions(await ledger.store.decisions());
    await other.add(await Promise.all(ARTICLES.map(entryOf)));
    expect(await look(other)).toEqual(before);
  } finally {
    await other.close();
  }
}

test('a merge joins both claims whole, also with what comes later, and is undone', async () => {
  const [bridge, crane] = [await holding('bridge'), await holding('crane')];
  expect([idsOf(bridge).length, idsOf(crane).length]).toEqual([3, 3]);
  const all = [...idsOf(bridge), ...idsOf(crane)].sort();
  const { id } = await decide({ kind: 'merge', claims: [bridge.id, crane.id] });
  expect(await shown(bridge.id)).toEqual(all);
  expect(await shown(crane.id)).toEqual(all);
  await lasts(async ({ store }) => [idsOf(await store.claim(bridge.id)), idsOf(await store.claim(crane.id))]);
  await ledger.add([await entryOf(['The Quist Letter', 9, `${CRANE} Nobody came.`])]);
  expect((await shown(bridge.id)).length).toBe(7);
  await undo(id);
  expect((await shown(crane.id)).length).toBe(4);
  expect(await shown(bridge.id)).toEqual(idsOf(bridge));
});

test('a statement stands for its claim in a merge, and several claims are merged at once', async () => {
  const claims = [await holding('bridge'), await holding('crane'), await holding('ferry')];
  const statements = claims.map((c) => c.statements.at(-1)!.id);
  await decide({ kind: 'merge', statements });
  expect(await shown(claims[2]!.id)).toEqual(claims.flatMap(idsOf).sort());
  await expect(decide({ kind: 'merge', claims: claims.map((c) => c.id) })).rejects.toThrow(/are one claim already$/);
});

test('a split takes out what was named, together; the address goes on showing what stayed', async () => {
  const bridge = await holding('bridge');
  const [first, second, third] = bridge.statements.map((s) => s.id);
  expect(bridge.id).toBe(first!.replace('st:', 'c:'));
  const { id } = await decide({ kind: 'split', statements: [first!, second!] });
  expect(await shown(bridge.id)).toEqual([third]);
  const out = (await ledger.store.claimsOf(bridge.statements[0]!.article)).get(first!)!;
  expect(out).not.toBe(bridge.id);
  expect(await shown(out)).toEqual([first, second].sort());
  await lasts(async ({ store }) => [idsOf(await store.claim(bridge.id)), idsOf(await store.claim(out))]);
  await undo(id);
  expect(await shown(bridge.id)).toEqual(idsOf(bridge));
  expect(await shown(out)).toEqual(idsOf(bridge));
  await expect(decide({ kind: 'split', statements: idsOf(bridge) })).rejects.toThrow(
    `nothing would stay in ${bridge.id}`,
  );
});

test('of a merge and a split of one statement the later one counts', async () => {
  const [bridge, crane] = [await holding('bridge'), await holding('crane')];
  await decide({ kind: 'merge', claims: [bridge.id, crane.id] });
  const [first, ...others] = crane.statements.map((s) => s.id);
  await decide({ kind: 'split', statements: [first!] });
  expect(await shown(bridge.id)).toEqual([...idsOf(bridge), ...others].sort());
  await decide({ kind: 'merge', statements: [first!, others[0]!] });
  expect(await shown(bridge.id)).toEqual([...idsOf(bridge), ...idsOf(crane)].sort());
  await decide({ kind: 'not-same', statements: [bridge.statements[0]!.id, first!] });
  expect(await shown(bridge.id)).toEqual([...idsOf(bridge), ...others].sort());
});

test('hidden claims are in no list, are shown at their address, and come back', async () => {
  const claims = [await holding('bridge'), await holding('crane')];
  const { id } = await decide({ kind: 'hide', claims: claims.map((c) => c.id) });
  const look = async ({ store }: Ledger) => [
    (await store.claims({ query: 'bridge', articles: 1, all: true })).items.length,
    (await store.search({ query: 'crane' })).items.length,
    (await store.claims({ hidden: true })).items.map((c) => c.id).sort(),
    (await store.claim(claims[0]!.id))?.hidden,
  ];
  expect(await look(ledger)).toEqual([0, 0, claims.map((c) => c.id).sort(), true]);
  await lasts(look);
  await ledger.add([await entryOf(['The Quist Letter', 9, `${BRIDGE} Nobody came.`])]);
  expect((await ledger.store.claims({ query: 'bridge', articles: 1, all: true })).items).toEqual([]);
  await undo(id);
  expect((await holding('bridge')).hidden).toBeUndefined();
});

test('page furniture is hidden on all pages of its outlet, also on later ones, and on no others', async () => {
  const junk = await holding('weekly letter');
  expect(idsOf(junk).length).toBe(3);
  const lantern = junk.statements.find((s) => s.outlet === 'The Lantern')!;
  const { id, outlet } = await decide({ kind: 'furniture', statements: [lantern.id] });
  expect(outlet).toBe('The Lantern');
  const outlets = async ({ store }: Ledger) =>
    (await store.search({ query: '"weekly letter"' })).items.map((h) => h.publications[0]?.outlet);
  expect(await outlets(ledger)).toEqual(['The Quist Letter']);
  await lasts(outlets);
  await ledger.add([await entryOf(['The Lantern', 9, `Baker Lio Tamm said bread is cheap. ${JUNK}`])]);
  expect(await outlets(ledger)).toEqual(['The Quist Letter']);
  await undo(id);
  expect((await outlets(ledger)).length).toBe(4);
  expect(idsOf(await holding('weekly letter')).length).toBe(4);
});

test('two sources are one with all they said, also with what comes later, and are two again', async () => {
  const source = async ({ store }: Ledger, name: string) => {
    const { items } = await store.sources({ query: name });
    expect([name, items.length]).toEqual([name, 1]);
    return items[0]!;
  };
  const [ana, tom] = [await source(ledger, 'Reyes'), await source(ledger, 'Hale')];
  expect([ana.statements, tom.statements]).toEqual([3, 3]);
  const { id } = await decide({ kind: 'same-source', sources: [ana.source.id, tom.source.id] });
  const look = async (l: Ledger) => {
    const [a, b] = [await source(l, 'Reyes'), await source(l, 'Hale')];
    expect(a.source.id).toBe(b.source.id);
    return [a.source.id, a.statements];
  };
  const [one] = await look(ledger);
  expect(await look(ledger)).toEqual([one, 6]);
  for (const { source: before } of [ana, tom]) expect((await ledger.store.source(before.id))?.id).toBe(one);
  await lasts(look);
  const why = (await ledger.store.source(ana.source.id))?.joined.flatMap((j) => j.why);
  expect(why).toContainEqual({ kind: 'same-source', text: 'Ada Holm, 2026-04-01T00:00:00Z' });
  await ledger.add([await entryOf(['The Quist Letter', 9, `${CRANE} Nobody came.`])]);
  expect(await look(ledger)).toEqual([one, 7]);
  await undo(id);
  expect((await source(ledger, 'Reyes')).source).toEqual(ana.source);
  const back = await source(ledger, 'Hale');
  expect([back.source.id, back.statements]).toEqual([tom.source.id, 4]);
  expect(await ledger.store.check()).toEqual([]);
});

test('a dispute within one article is on the board, and what one article alone tells is not', async () => {
  const other = await openLedger({ path: join(folder, `${made++}.db`) });
  try {
    await other.add([await entryOf(['The Nara Herald', 1, `${BRIDGE} ${DENIED} ${CRANE}`])]);
    const { items } = await other.store.claims({ sort: 'disputed', all: true });
    expect(items.map((c) => [c.disputed, c.positions.map((p) => p.sourceName)])).toEqual([
      [true, ['Ana Reyes', 'Ida Moss']],
    ]);
    expect((await other.store.claims({ articles: 2, all: true })).items).toEqual([]);
    expect((await other.store.claims({ articles: 1, all: true })).items.length).toBeGreaterThan(1);
  } finally {
    await other.close();
  }
});
