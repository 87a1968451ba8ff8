import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { agreement, outcomes, readLines, shuffled } from '../ledger/orders.ts';
import { type Repetitive, repetitiveLine } from '../repetitive.ts';

/**
 * Statements, and in how many orders they are added, each in batches of another size. One order of 50,000 takes five to six minutes of
 * a core, so that a run by default tries four (half an hour); `SHUFFLES=20` tries all that is promised, in two hours.
 */
const VARIED = { sentences: 8, places: 4000, surnames: 3206, days: 365, statements: 50_000, shuffles: 4 };
/**
 * Texts of which each repeats very many others, as no real ones do: every bucket is full, and hundreds bear each name. Each statement costs
 * more the more there are, so that there are fewer.
 */
const REPETITIVE = { sentences: 8, places: 400, days: 365, statements: 5_000, shuffles: 20 };
const BATCHES = [256, 7, 64, 1, 31];
/** How many statements an article has on average. */
const PER_ARTICLE = 8.2;

const given = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

/** The articles as one worker reads them and as two do. */
async function readTwice(statements: number, made: Repetitive): Promise<[LedgerEntry[], LedgerEntry[]]> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-long-'));
  const path = join(folder, 'news.jsonl');
  try {
    const lines = Array.from({ length: Math.ceil(statements / PER_ARTICLE) }, (_, n) => repetitiveLine(n, made));
    writeFileSync(path, lines.join('\n'));
    return [await readLines(path, 1), await readLines(path, 2)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each([
  ['texts that repeat one another', REPETITIVE],
  ['varied texts', VARIED],
])(
  '%s are one ledger in any order once relinked, and nearly so before',
  async (_, { statements, shuffles, ...made }) => {
    const [one, two] = await readTwice(given('STATEMENTS', statements), made);
    const first = await outcomes(one, 256);
    let least = agreement(first.added.clusters, first.relinked.clusters);
    const { digest, clusters } = first.relinked;
    console.log(`${clusters.size} statements, in order: ${digest}, before relink ${JSON.stringify(least)}`);
    for (let seed = 1; seed <= given('SHUFFLES', shuffles); seed++) {
      const batch = BATCHES[seed % BATCHES.length]!;
      const { added, relinked } = await outcomes(shuffled(seed % 2 ? one : two, seed), batch);
      const found = agreement(added.clusters, clusters);
      least = { alike: Math.min(least.alike, found.alike), together: Math.min(least.together, found.together) };
      console.log(`seed ${seed}, batches of ${batch}: ${relinked.digest}, before relink ${JSON.stringify(found)}`);
      expect(relinked.digest).toBe(digest);
    }
    console.log(`least before relink: ${JSON.stringify(least)}`);
    expect(least.alike).toBeGreaterThan(0.99);
  },
);
