import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventsOf, readingOf } from '../../scripts/written.ts';
import { rulesEngine } from '../../src/index.ts';
import { readForLedger } from '../../src/pipeline.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { addedDigest, bulkDigest, writeArchive } from '../archive/archives.ts';
import { shuffled } from '../ledger/orders.ts';
import { repetitive } from '../repetitive.ts';

const SHUFFLES = Number(process.env.SHUFFLES ?? 4);

async function* written(): AsyncGenerator<LedgerEntry> {
  for (const part of ['train', 'develop', 'test'] as const)
    for (const event of eventsOf(part))
      for (const article of event.articles) yield await readForLedger(readingOf(article), rulesEngine);
}

async function* repeated(): AsyncGenerator<LedgerEntry> {
  for (let n = 0; n < 300; n++) yield await repetitive(n);
}

test.each([
  ['all written events', written],
  ['300 articles that repeat one another', repeated],
])('%s in shuffles, linked with 1, 3 and 10 windows and more: one ledger', async (_, read) => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-archive-'));
  try {
    const entries: LedgerEntry[] = [];
    for await (const entry of read()) entries.push(entry);
    const days = entries.flatMap((e) => (e.publication.published ? [Date.parse(e.publication.published)] : []));
    const all = (Math.max(...days) - Math.min(...days)) / 86_400_000 + 1;
    const added = await addedDigest(join(folder, 'added.db'), entries);
    for (let seed = 1; seed <= SHUFFLES; seed++)
      for (const windows of [1, 3, 10, 100]) {
        const dir = await writeArchive(join(folder, 'archive'), shuffled(entries, seed), seed);
        const window = Math.ceil(all / windows);
        expect([seed, windows, await bulkDigest(dir, { window, memory: 128 })]).toEqual([seed, windows, added]);
      }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
