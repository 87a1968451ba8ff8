import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SEED, STATEMENTS, Stories, storyEntry } from '../../bench/ledger-texts.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { agreement, outcomes, readLines, shuffled } from '../ledger/orders.ts';
import { repetitiveLine } from '../repetitive.ts';
import { dice } from '../store/generated.ts';

const SHUFFLES = Number(process.env.SHUFFLES ?? 20);
const BATCHES = [256, 7, 64, 1, 31];
/** Statements of stories as an archive has them, of which each order takes one to two minutes of a core. */
const STATEMENTS_OF_STORIES = Number(process.env.STATEMENTS ?? 50_000);
/**
 * Statements of texts of which each repeats very many others, as no real ones do: every bucket is full, and hundreds bear each name. They cost
 * three milliseconds each to add and as much to relink, and more the more there are: 50,000 in as many orders would take a day.
 */
const STATEMENTS_THAT_REPEAT = Number(process.env.STATEMENTS ?? 5_000);
const REPETITIVE = { sentences: 8, places: 400, days: 365 };
/** How many statements an article of these has on average. */
const PER_ARTICLE = 8.2;

/** The articles as one worker reads them and as two do. */
async function readTwice(): Promise<[LedgerEntry[], LedgerEntry[]]> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-long-'));
  const path = join(folder, 'news.jsonl');
  try {
    const length = Math.ceil(STATEMENTS_THAT_REPEAT / PER_ARTICLE);
    writeFileSync(path, Array.from({ length }, (_, n) => repetitiveLine(n, REPETITIVE)).join('\n'));
    return [await readLines(path, 1), await readLines(path, 2)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function inEveryOrder(one: readonly LedgerEntry[], two = one): Promise<void> {
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
}

test('stories as an archive has them are one ledger in any order once relinked, and nearly so before', async () => {
  const stories = new Stories(dice(SEED));
  const length = Math.ceil(STATEMENTS_OF_STORIES / STATEMENTS);
  await inEveryOrder(Array.from({ length }, (_, n) => storyEntry(n, stories.next(), STATEMENTS)));
});

test('so are texts that repeat one another, read by one worker and by two', async () => {
  const [one, two] = await readTwice();
  await inEveryOrder(one, two);
});
