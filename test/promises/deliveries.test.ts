import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { readForLedger } from '../../src/ledger-node.ts';
import { loadEngine, readFile } from '../../src/node.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { randomFrom, seedOf } from '../random.ts';

const BUNDLE = join(import.meta.dirname, '../../examples/bundle');

let folder: string;
let entries: readonly LedgerEntry[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-deliveries-'));
  const engine = await loadEngine('rules');
  const pages = readdirSync(BUNDLE).filter((f) => f.endsWith('.html'));
  entries = await Promise.all(pages.map(async (f) => readForLedger(await readFile(join(BUNDLE, f)), engine)));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Digest and counts of a ledger to which these are delivered, so many at a time. */
async function delivered(name: string, list: readonly LedgerEntry[], batch: number) {
  const ledger = await openLedger({ path: join(folder, `${name}.db`) });
  try {
    await ledger.add(list, { batch });
    const { articles, statements, claims } = await ledger.store.stats();
    return { digest: await ledger.store.digest(), articles, statements, claims };
  } finally {
    await ledger.close();
  }
}

test('each article delivered one to five times, in any order, gives the ledger of one delivery', {
  timeout: 300_000,
}, async () => {
  const once = await delivered('once', entries, 5);
  expect(once.articles).toBe(entries.length);
  const roll = randomFrom(seedOf('deliveries'));
  for (let trial = 0; trial < 5; trial++) {
    const list = entries
      .flatMap((e) => Array.from({ length: 1 + Math.floor(roll() * 5) }, () => ({ e, at: roll() })))
      .sort((a, b) => a.at - b.at)
      .map(({ e }) => e);
    expect([trial, await delivered(String(trial), list, 1 + Math.floor(roll() * 7))]).toEqual([trial, once]);
  }
});
