import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readText, rulesEngine } from '../../src/index.ts';
import { openLedger, readForLedger } from '../../src/ledger-node.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-first-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = 'Ana Reyes, the mayor of Nara, said on Monday that the bridge would open on Friday.';

const appearance = (outlet: string, published: string | null): Promise<LedgerEntry> =>
  readForLedger(readText(TEXT, { outlet, published, file: `${outlet}.txt` }), rulesEngine);

/** What becomes of entries that are added one by one, and the digest of the ledger. */
async function added(name: string, list: readonly LedgerEntry[]) {
  const ledger = await openLedger({ path: join(folder, name) });
  const kinds: string[] = [];
  await ledger.add(list, { batch: 1, onBatch: (all) => kinds.push(...all.map((a) => a.kind)) });
  const digest = await ledger.store.digest();
  const [claim] = (await ledger.store.claims({ articles: 1, all: true })).items;
  const dates = (await ledger.store.statement(claim!.statements[0]!.id))!.statement.facts.dates;
  expect(await ledger.store.check()).toEqual([]);
  await ledger.close();
  return { kinds, digest, dates };
}

test('a text that appeared three times is read as of its first day, whatever came first', async () => {
  const list = [
    await appearance('Paper P', '2026-03-17'),
    await appearance('Radio R', '2026-03-03'),
    await appearance('Post Q', null),
  ];
  const first = await added('a.db', list);
  expect(first.kinds).toEqual(['new', 'publication', 'publication']);
  expect(first.dates).toEqual(list[1]!.statements[0]!.facts.dates);
  expect(first.dates).not.toEqual(list[0]!.statements[0]!.facts.dates);
  for (const [i, order] of [
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ].entries()) {
    const other = await added(
      `${i}.db`,
      order.map((n) => list[n]!),
    );
    expect(other).toEqual({ ...first, kinds: other.kinds });
  }
  // Added again nothing is read anew.
  expect((await added('a.db', list)).kinds).toEqual(['unchanged', 'unchanged', 'unchanged']);
});
