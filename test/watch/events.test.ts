import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ledger, openLedger } from '../../src/ledger-node.ts';
import type { WatchEvent, WatchKind } from '../../src/records/watch.ts';
import { entryOf, MONTH, type Told } from './stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-events-'));
const AT = '2026-03-01T00:00:00Z';
let ledger: Ledger;
let made = 0;
beforeEach(async () => {
  ledger = await openLedger({ path: join(folder, `${made++}.db`) });
});
afterEach(() => ledger.close());
afterAll(() => rmSync(folder, { recursive: true }));

const add = async (...told: readonly Told[]): Promise<void> => ledger.add(await Promise.all(told.map(entryOf)));
const watch = (kind: WatchKind, of: string) => ledger.watch({ kind, of, at: AT });
/** Events so far, the first found first. */
const events = async (of?: string): Promise<readonly WatchEvent[]> =>
  [...(await ledger.store.watchEvents({ limit: 1000, watch: of ?? null })).items].reverse();
const told = async (of?: string): Promise<readonly string[]> => (await events(of)).map((e) => `${e.kind}: ${e.text}`);
const on = (...days: readonly number[]): readonly Told[] => MONTH.filter((t) => days.includes(t.day));

describe('what happens in a month', () => {
  test('is told on its day, in words, with the statements that it rests on', async () => {
    for (const words of ['ferry', 'bridge', 'grain', 'customs house']) await watch('words', words);
    const byDay: string[] = [];
    for (const one of MONTH) {
      const before = (await events()).length;
      await add(one);
      for (const e of (await events()).slice(before)) byDay.push(`${one.day} ${e.kind}: ${e.text}`);
    }
    expect(byDay).toEqual([
      '4 figure: A newer figure: “15 people were hurt at the ferry gate in Port Nara” follows “12 people were hurt at the ferry gate in Port Nara”.',
      '8 disputed: Sources stand on two sides now: asserted by Ana Reyes; denied by Ida Moss.',
      '11 origin: What Herald H and Paper P tell has one origin: Herald H and Paper P share about 100 % of the shorter text.',
      '14 stance: Ana Reyes denies it since 2026-03-14, and asserted it until 2026-03-05.',
      '18 disputed: Sources stand on two sides now: asserted by The harbour board; denied by Olaf Lind.',
      '21 figure: A newer figure: “19 people were hurt at the ferry gate in Port Nara” follows “12 people were hurt at the ferry gate in Port Nara” and “15 people were hurt at the ferry gate in Port Nara”.',
      '27 named: Cora Sato is the first named for it (2026-03-27); it was told without a name since 2026-03-24.',
      '30 disputed: Sources stand on two sides now: asserted by A clerk and Cora Sato; denied by Dov Ames.',
    ]);
    for (const e of await events()) {
      expect(e.statements.length).toBeGreaterThan(0);
      expect(e.id).toMatch(/^ev:[0-9a-f]{32}$/);
      for (const id of e.statements) expect(await ledger.store.statement(id)).not.toBeNull();
    }
    // Looked at again, and made anew, the same ledger has nothing new to tell.
    const before = await events();
    await ledger.finish();
    await ledger.relink();
    expect(await events()).toEqual(before);
  });

  test('has the same ids whenever it is found', async () => {
    const ids: string[][] = [];
    for (const now of ['2026-04-01T00:00:00Z', '2036-01-01T00:00:00Z']) {
      await ledger.close();
      const { openStore } = await import('../../src/store/sqlite/open.ts');
      const { linking } = await import('../../src/ledger/linking.ts');
      const { Ledger } = await import('../../src/ledger/ledger.ts');
      const store = await openStore({ path: join(folder, `${made++}.db`), linking });
      ledger = new Ledger(store, { now: () => new Date(now) });
      await watch('words', 'bridge');
      for (const one of on(5, 8, 14)) await add(one);
      expect((await events()).map((e) => e.found)).toEqual([now.replace('Z', '.000Z'), now.replace('Z', '.000Z')]);
      ids.push((await events()).map((e) => e.id));
    }
    expect(ids[0]).toEqual(ids[1]);
  });
});

test('what is so already when a watch is added is never told', async () => {
  await add(...on(5, 8));
  await watch('words', 'bridge');
  expect(await told()).toEqual([]);
  await add(...on(14));
  expect((await told()).map((t) => t.split(':')[0])).toEqual(['stance']);
});

test('what happens while a watch is paused is never told; it goes on with what comes then', async () => {
  const { id } = await watch('words', 'bridge');
  expect(await ledger.pauseWatch(id, true)).toMatchObject({ id, paused: true });
  await add(...on(5, 8));
  expect(await told()).toEqual([]);
  await ledger.pauseWatch(id, false);
  await ledger.relink();
  expect(await told()).toEqual([]);
  await add(...on(14));
  expect((await told()).map((t) => t.split(':')[0])).toEqual(['stance']);
  await ledger.pauseWatch(id, true);
  expect(await watch('words', 'bridge')).toMatchObject({ id, paused: false });
  await expect(ledger.pauseWatch('w:none', true)).rejects.toThrow('no watch w:none');
});

test('a claim that gets another id by an older article is the same one: nothing is told again', async () => {
  await watch('words', 'bridge');
  await add(...on(5, 8));
  const [first] = await events();
  await add({ day: 2, outlet: 'Paper P', text: 'Clerk Tom Hale said the Nara bridge would open in May.' });
  const claim = await ledger.store.claim(first!.claim);
  expect(claim!.id).not.toBe(first!.claim);
  expect(claim!.disputed).toBe(true);
  expect((await events()).map((e) => e.id)).toEqual([first!.id]);
});

test('a change of stance is told only where it is sure', async () => {
  const asserts = {
    day: 5,
    outlet: 'The Harbour Post',
    text: 'Mayor Ana Reyes said the Nara bridge would open in May.',
  };
  const cases: readonly (readonly [string, Told])[] = [
    [
      'the same day',
      { day: 5, outlet: 'Radio Velt', text: 'Mayor Ana Reyes denied that the Nara bridge would open in May.' },
    ],
    [
      'told by somebody else',
      {
        day: 9,
        outlet: 'Radio Velt',
        text: 'Clerk Ola Fenn said Mayor Ana Reyes denied that the Nara bridge would open in May.',
      },
    ],
    [
      'an office without a name',
      { day: 9, outlet: 'Radio Velt', text: 'The mayor denied that the Nara bridge would open in May.' },
    ],
    [
      'a negation in the words alone',
      { day: 9, outlet: 'Radio Velt', text: 'Mayor Ana Reyes said the Nara bridge would not open in May.' },
    ],
  ];
  for (const [name, then] of cases) {
    await ledger.close();
    ledger = await openLedger({ path: join(folder, `${made++}.db`) });
    await watch('words', 'bridge');
    await add(asserts, then);
    expect([name, (await events()).filter((e) => e.kind === 'stance')]).toEqual([name, []]);
  }
});

describe('what may be watched', () => {
  test('a claim, a source by name, an outlet, a story', async () => {
    await add(...on(1, 5));
    const { items } = await ledger.store.claims({ query: 'bridge', articles: 1, all: true });
    const counted = await ledger.store.claims({ query: 'hurt', articles: 1, all: true });
    const watches = [
      await watch('claim', items[0]!.id),
      await watch('source', 'ana reyes'),
      await watch('outlet', 'quist journal'),
      await watch('claim', counted.items[0]!.id.replace(/^c:/, '')),
    ];
    await add(...on(4));
    await add(...on(8));
    await add(...on(14));
    const kinds = await Promise.all(watches.map(async (w) => (await events(w.id)).map((e) => e.kind)));
    expect(kinds).toEqual([['disputed', 'stance'], ['disputed', 'stance'], ['disputed', 'stance'], ['figure']]);
    const bridge = (await ledger.store.storyOf((await ledger.store.claim(items[0]!.id))!.statements[0]!.article))!;
    const story = await watch('story', bridge);
    await add({ day: 15, outlet: 'Paper P', text: 'Mayor Ana Reyes said the Nara bridge would open in May.' });
    expect(story.name).not.toBe('');
    expect((await ledger.store.watches()).map((w) => w.kind)).toEqual(['claim', 'source', 'outlet', 'claim', 'story']);
  });

  test('what is not there is refused with a hint', async () => {
    await add(...on(5));
    for (const [kind, of] of [
      ['claim', 'c:00'],
      ['story', 'sy:00'],
      ['source', 'Nobody Known'],
    ] as const)
      await expect(watch(kind, of)).rejects.toMatchObject({
        code: `no-${kind}`,
        hint: expect.stringContaining('hearsay'),
      });
    await expect(watch('words', ' - ')).rejects.toMatchObject({ code: 'bad-watch' });
    await expect(ledger.unwatch('w:none')).rejects.toMatchObject({ code: 'no-watch' });
  });

  test('a watch added twice is one; removed, its events go with it, and nobody is looked for any more', async () => {
    const first = await watch('words', 'bridge');
    await add(...on(5, 8));
    expect((await watch('words', 'Bridge ')).id).toBe(first.id);
    expect(await events()).toHaveLength(1);
    await ledger.unwatch(first.id);
    expect(await ledger.store.watches()).toEqual([]);
    expect(await events()).toEqual([]);
    expect(await ledger.store.waiting(Date.now(), 10)).toEqual([]);
    await add(...on(14));
    expect(await ledger.store.write((tx) => tx.takeDue(10, (statement) => statement))).toEqual([]);
  });
});

test('events that tell of an article go with it', async () => {
  await watch('words', 'bridge');
  await add(...on(5, 8));
  const [event] = await events();
  const [, denial] = (await ledger.store.claim(event!.claim))!.statements;
  await ledger.remove(denial!.article, 'asked by the publisher', AT);
  expect(await events()).toEqual([]);
  expect(await ledger.store.waiting(Date.now(), 10)).toEqual([]);
});

test('the ledger is the same with watches and without', async () => {
  await watch('words', 'bridge');
  await add(...MONTH);
  const digest = await ledger.store.digest();
  expect(await ledger.store.check()).toEqual([]);
  await ledger.close();
  ledger = await openLedger({ path: join(folder, `${made++}.db`) });
  await add(...MONTH);
  expect(await ledger.store.digest()).toBe(digest);
});
