import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { rounds } from '../counts.ts';
import { repetitiveLine } from '../repetitive.ts';
import { agreement, fewest, type Outcome, outcomes, readLines, shuffled } from './orders.ts';

/** Articles of eight sentences that repeat one another: their buckets overflow, and dozens bear each name. */
const ARTICLES = 200;
const MADE = { sentences: 8, places: 40, days: 40 };
/** Seed of a shuffle, entries in a transaction. */
const ORDERS = (
  [
    [1, 7],
    [2, 64],
    [3, 200],
  ] as const
).slice(0, rounds({ few: 1, full: 3 }));

const folder = mkdtempSync(join(tmpdir(), 'hearsay-orders-'));
const path = join(folder, 'news.jsonl');
let entries: LedgerEntry[];
let first: Outcome;

beforeAll(async () => {
  writeFileSync(path, Array.from({ length: ARTICLES }, (_, n) => repetitiveLine(n, MADE)).join('\n'));
  entries = await readLines(path, 1);
  first = (await outcomes(entries, 256)).relinked;
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true }));

test('two workers read what one reads', { timeout: 300_000 }, async () => {
  expect(await readLines(path, 2)).toEqual(entries);
});

test.each(ORDERS)(
  'seed %i, batches of %i: relinked it is one ledger, and nearly so before',
  {
    timeout: 600_000,
  },
  async (seed, batch) => {
    expect(first.clusters.size).toBeGreaterThan(1600);
    const { added, relinked } = await outcomes(shuffled(entries, seed), batch);
    expect(agreement(added.clusters, first.clusters).alike).toBeGreaterThan(0.99);
    if (relinked.digest === first.digest) return;
    const differs = async (some: readonly LedgerEntry[]): Promise<boolean> =>
      (await outcomes(some, 256)).relinked.digest !== (await outcomes(shuffled(some, seed), batch)).relinked.digest;
    const least = await fewest(entries, differs);
    throw new Error(
      `seed ${seed}, batches of ${batch}: another ledger; so do these alone: ${least.map((e) => e.publication.file).join(' ')}`,
    );
  },
);

test('what leaves out parts until nothing can be left out finds the two that matter', async () => {
  const all = Array.from({ length: 40 }, (_, i) => i);
  expect(await fewest(all, async (some) => some.includes(7) && some.includes(31))).toEqual([7, 31]);
});
