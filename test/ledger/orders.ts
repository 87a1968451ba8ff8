import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entriesOf } from '../../src/bulk/entries.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { EXEC_ARGV } from '../compiled/paths.ts';
import { randomFrom } from '../random.ts';

/** A file of lines of JSON as so many workers read it, by rules alone. */
export async function readLines(path: string, jobs: number): Promise<LedgerEntry[]> {
  const list: LedgerEntry[] = [];
  for await (const one of entriesOf({ paths: [path], engine: 'rules', jobs, execArgv: EXEC_ARGV })) {
    if (one.kind === 'failed') throw new Error(`${one.name}: ${one.failed.reason}`);
    list.push(one.entry);
  }
  return list;
}

/** The claim of each statement, by their ids. */
export type Clusters = ReadonlyMap<string, string>;

export interface Outcome {
  readonly digest: string;
  readonly clusters: Clusters;
}

/** What a new ledger holds once these entries were added in batches of this size, before and after it was relinked. */
export async function outcomes(
  list: readonly LedgerEntry[],
  batch: number,
): Promise<{ readonly added: Outcome; readonly relinked: Outcome }> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-order-'));
  const ledger = await openLedger({ path: join(folder, 'ledger.db') });
  try {
    await ledger.add(list, { batch });
    const added = await outcomeOf(ledger, list);
    await ledger.relink();
    return { added, relinked: await outcomeOf(ledger, list) };
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true });
  }
}

async function outcomeOf({ store }: Ledger, list: readonly LedgerEntry[]): Promise<Outcome> {
  const clusters = new Map<string, string>();
  for (const article of new Set(list.map((e) => e.read.article.id)))
    for (const [statement, claim] of await store.claimsOf(article)) clusters.set(statement, claim);
  return { digest: await store.digest(), clusters };
}

export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = randomFrom(seed);
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/**
 * How far two ledgers put the same statements together. `alike`: share of all pairs of statements that are together in both or apart in
 * both; `together`: of the pairs that are together in either, the share that is so in both.
 */
export function agreement(a: Clusters, b: Clusters): { readonly alike: number; readonly together: number } {
  const [ofA, ofB, ofBoth] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const count = (to: Map<string, number>, key: string): unknown => to.set(key, (to.get(key) ?? 0) + 1);
  for (const [statement, claim] of a) {
    count(ofA, claim);
    count(ofB, b.get(statement)!);
    count(ofBoth, `${claim} ${b.get(statement)!}`);
  }
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const sum = (of: Map<string, number>): number => [...of.values()].reduce((all, n) => all + pairs(n), 0);
  const both = sum(ofBoth);
  const either = sum(ofA) + sum(ofB) - both;
  return { alike: 1 - (either - both) / Math.max(1, pairs(a.size)), together: either === 0 ? 1 : both / either };
}

/** The fewest entries found for which something still holds that holds for all of them: parts are left out, ever smaller ones. */
export async function fewest<T>(all: readonly T[], holds: (some: readonly T[]) => Promise<boolean>): Promise<T[]> {
  let left = [...all];
  for (let size = Math.ceil(left.length / 2); size > 0; ) {
    let isLess = false;
    for (let at = 0; at < left.length && left.length > 1; ) {
      const rest = [...left.slice(0, at), ...left.slice(at + size)];
      if (rest.length > 0 && (await holds(rest))) {
        left = rest;
        isLess = true;
      } else at += size;
    }
    if (!isLess || size > left.length) size = size === 1 ? (isLess ? 1 : 0) : Math.ceil(size / 2);
  }
  return left;
}
