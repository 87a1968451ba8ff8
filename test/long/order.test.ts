import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { agreement, outcomes, readLines, shuffled } from '../ledger/orders.ts';
import { repetitiveLine } from '../repetitive.ts';

/** 50,000 statements in 20 orders, each in batches of another size: hours. Fewer by the environment, for a try. */
const STATEMENTS = Number(process.env.STATEMENTS ?? 50_000);
const SHUFFLES = Number(process.env.SHUFFLES ?? 20);
const BATCHES = [256, 7, 64, 1, 31];
/** What the articles are made of, and how many statements one has on average. */
const MADE = { sentences: 8, places: 400, days: 365 };
const PER_ARTICLE = 8.2;

/** The articles as one worker reads them and as two do. */
async function readTwice(): Promise<[LedgerEntry[], LedgerEntry[]]> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-long-'));
  const path = join(folder, 'news.jsonl');
  try {
    const lines = Array.from({ length: Math.ceil(STATEMENTS / PER_ARTICLE) }, (_, n) => repetitiveLine(n, MADE));
    writeFileSync(path, lines.join('\n'));
    return [await readLines(path, 1), await readLines(path, 2)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test(`${STATEMENTS} statements in ${SHUFFLES} orders are one ledger once relinked, and nearly so before`, async () => {
  const [one, two] = await readTwice();
  const first = await outcomes(one, 256);
  let least = agreement(first.added.clusters, first.relinked.clusters);
  const { digest, clusters } = first.relinked;
  console.log(`${clusters.size} statements, in order: ${digest}, before relink ${JSON.stringify(least)}`);
  for (let seed = 1; seed <= SHUFFLES; seed++) {
    const batch = BATCHES[seed % BATCHES.length]!;
    const { added, relinked } = await outcomes(shuffled(seed % 2 ? one : two, seed), batch);
    const found = agreement(added.clusters, clusters);
    least = { alike: Math.min(least.alike, found.alike), together: Math.min(least.together, found.together) };
    console.log(`seed ${seed}, batches of ${batch}: ${relinked.digest}, before relink ${JSON.stringify(found)}`);
    expect(relinked.digest).toBe(digest);
  }
  console.log(`least before relink: ${JSON.stringify(least)}`);
  expect(least.alike).toBeGreaterThan(0.99);
});
