import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ledger, openLedger } from '../../src/ledger-node.ts';
import type { WatchEvent } from '../../src/records/watch.ts';
import { isSkipped, Server } from '../store/postgres/server.ts';
import { entryOf, type Told } from './stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-again-'));
const AT = '2026-03-01T00:00:00Z';
let server: Server | null = null;
let ledger: Ledger;
let made = 0;
afterAll(async () => {
  await server?.remove();
  rmSync(folder, { recursive: true });
});

const OPENS = 'the Nara bridge would open in May.';
const ASSERTED: Told = { day: 5, outlet: 'The Harbour Post', text: `Mayor Ana Reyes said ${OPENS}` };
const DENIED: Told = { day: 8, outlet: 'Quist Journal', text: `Engineer Ida Moss denied that ${OPENS}` };
const TAKEN_BACK: Told = { day: 10, outlet: 'Radio Velt', text: `Engineer Ida Moss said ${OPENS}` };
const DENIED_AGAIN: Told = {
  day: 12,
  outlet: 'Café Courier',
  text: `The treasurer, Dov Ames, denied that ${OPENS}`,
};

const add = async (...told: readonly Told[]): Promise<void> => {
  for (const one of told) await ledger.add([await entryOf(one)]);
};
/** Events of disputes so far, the first found first. */
const disputes = async (): Promise<readonly WatchEvent[]> =>
  (await ledger.store.watchEvents({ limit: 100 })).items.filter((e) => e.kind === 'disputed').reverse();
const isDisputed = async (): Promise<boolean> => {
  const { items } = await ledger.store.claims({ query: 'bridge', articles: 1, all: true });
  return items.some((c) => c.disputed);
};
/** Looked at again, and made anew, the ledger has nothing new to tell. */
const tellsNoMore = async (): Promise<void> => {
  const before = await disputes();
  await ledger.finish();
  await ledger.relink();
  expect(await disputes()).toEqual(before);
};

describe.each(['a file', 'PostgreSQL'])('in %s', (where) => {
  const isServer = where === 'PostgreSQL';
  const skips = isServer && isSkipped;
  const anew = async (): Promise<void> => {
    if (isServer) server ??= await Server.start();
    const path = isServer ? await server!.database() : join(folder, `${made++}.db`);
    ledger = await openLedger({ path });
    await ledger.watch({ kind: 'words', of: 'bridge', at: AT });
  };
  beforeEach(async () => {
    if (!skips) await anew();
  });
  afterEach(async () => {
    if (!skips) await ledger.close();
  });

  test.skipIf(skips)('a dispute that ends and comes back is told again under another id, each once', async () => {
    const ids: (readonly string[])[] = [];
    for (let n = 0; n < 2; n++) {
      if (n > 0) {
        await ledger.close();
        await anew();
      }
      await add(ASSERTED, DENIED);
      expect(await isDisputed()).toBe(true);
      await tellsNoMore();
      await add(TAKEN_BACK);
      expect(await isDisputed()).toBe(false);
      await tellsNoMore();
      expect(await disputes()).toHaveLength(1);
      await add(DENIED_AGAIN);
      const [first, second, ...more] = await disputes();
      expect(more).toEqual([]);
      expect(first!.text).toContain('denied by Ida Moss.');
      expect(second!.text).toContain('denied by Dov Ames.');
      expect(second!.id).not.toBe(first!.id);
      await tellsNoMore();
      // One more denial is no other dispute.
      await add({ ...DENIED_AGAIN, day: 13, outlet: 'Paper P', text: `Clerk Tom Hale denied that ${OPENS}` });
      expect(await disputes()).toHaveLength(2);
      ids.push((await disputes()).map((e) => e.id));
    }
    expect(ids[0]).toEqual(ids[1]);
  });

  test.skipIf(skips)('so is one that a person splits and joins, each time anew', async () => {
    await add(ASSERTED, DENIED);
    const ids = new Set((await disputes()).map((e) => e.id));
    for (let n = 2; n <= 3; n++) {
      const { items } = await ledger.store.claims({ query: 'bridge', articles: 1, all: true });
      const claim = items.find((c) => c.disputed)!;
      const denial = claim.statements.find((s) => s.stance === 'denies')!.id;
      const at = `2026-03-0${n}T00:00:00Z`;
      const { id } = await ledger.decide({ kind: 'split', statements: [denial], by: 'a desk', at, note: null });
      expect(await isDisputed()).toBe(false);
      await tellsNoMore();
      await ledger.retract(id, 'a desk', at);
      expect(await isDisputed()).toBe(true);
      await tellsNoMore();
      for (const e of await disputes()) ids.add(e.id);
      expect([ids.size, (await disputes()).length]).toEqual([n, n]);
    }
  });

  test.skipIf(skips)(
    'an event that went with its article is not told under its id when another denial comes',
    async () => {
      await add(ASSERTED, DENIED);
      const [first] = await disputes();
      const denial = (await ledger.store.claim(first!.claim))!.statements.find((s) => s.stance === 'denies')!;
      await ledger.remove(denial.article, 'asked by the publisher', AT);
      expect(await disputes()).toEqual([]);
      expect(await isDisputed()).toBe(false);
      await add(DENIED_AGAIN);
      const [second, ...more] = await disputes();
      expect(more).toEqual([]);
      expect(second!.id).not.toBe(first!.id);
      await tellsNoMore();
    },
  );

  test.skipIf(skips)('what ends and comes back while a watch is paused is known to it and never told', async () => {
    const [watch] = await ledger.store.watches();
    await add(ASSERTED, DENIED);
    await ledger.pauseWatch(watch!.id, true);
    await add(TAKEN_BACK, DENIED_AGAIN);
    expect(await isDisputed()).toBe(true);
    await ledger.pauseWatch(watch!.id, false);
    await tellsNoMore();
    expect(await disputes()).toHaveLength(1);
  });

  test.skipIf(skips)('what was so when the watch was added is told once it has ended and come back', async () => {
    const [watch] = await ledger.store.watches();
    await ledger.unwatch(watch!.id);
    await add(ASSERTED, DENIED);
    await ledger.watch({ kind: 'words', of: 'bridge', at: AT });
    await add(TAKEN_BACK);
    expect(await disputes()).toEqual([]);
    await add(DENIED_AGAIN);
    expect(await disputes()).toHaveLength(1);
  });
});
