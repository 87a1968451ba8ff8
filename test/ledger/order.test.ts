import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entriesOf } from '../../src/bulk/entries.ts';
import { openLedger } from '../../src/ledger/open.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { EXEC_ARGV } from '../compiled/paths.ts';
import { rounds } from '../counts.ts';
import { randomFrom } from '../random.ts';

const BUNDLE = join(import.meta.dirname, '../../examples/bundle');
const SHUFFLES = rounds({ few: 4, full: 20 });
const DELIVERIES = rounds({ few: 2, full: 5 });

let folder: string;
let entries: LedgerEntry[];
let first: string;

async function read(jobs: number): Promise<LedgerEntry[]> {
  const list: LedgerEntry[] = [];
  for await (const one of entriesOf({ paths: [BUNDLE], engine: 'model', jobs, execArgv: EXEC_ARGV })) {
    if (one.kind === 'failed') throw new Error(`${one.name}: ${one.failed.reason}`);
    list.push(one.entry);
  }
  return list;
}

/** Adds the entries in batches of this size to a new ledger, and gives its digest before and after a relink. */
async function digests(list: readonly LedgerEntry[], batch: number): Promise<readonly [string, string]> {
  const path = join(folder, 'ledger.db');
  const ledger = await openLedger({ path });
  try {
    await ledger.add(list, { batch });
    const before = await ledger.store.digest();
    await ledger.relink();
    return [before, await ledger.store.digest()];
  } finally {
    await ledger.close();
    rmSync(path);
  }
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = randomFrom(seed);
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-order-'));
  entries = await read(1);
  [first] = await digests(entries, 16);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('two workers read the same entries in the same order', { timeout: 120_000 }, async () => {
  const two = await read(2);
  expect(two.map((e) => e.publication.file ?? e.publication.url)).toEqual(
    entries.map((e) => e.publication.file ?? e.publication.url),
  );
  expect(await digests(two, 16)).toEqual([first, first]);
});

test(`${SHUFFLES} shuffles, in batches of any size and relinked, give one ledger`, { timeout: 300_000 }, async () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= SHUFFLES; seed++) {
    for (const digest of await digests(shuffled(entries, seed), 1 + (seed % 7))) seen.add(digest);
  }
  expect([...seen]).toEqual([first]);
});

test('each article delivered one to five times, in any order and in batches of any size: one ledger, no row more', {
  timeout: 300_000,
}, async () => {
  for (let seed = 1; seed <= DELIVERIES; seed++) {
    const next = randomFrom(seed);
    const delivered = entries.flatMap((e) => Array.from({ length: 1 + Math.floor(next() * 5) }, () => e));
    expect(delivered.length).toBeGreaterThan(entries.length);
    expect([seed, await digests(shuffled(delivered, seed), 1 + 3 * seed)]).toEqual([seed, [first, first]]);
  }
});

test('a text more, a text less, another ledger', async () => {
  expect((await digests(entries.slice(1), 16))[0]).not.toBe(first);
});
