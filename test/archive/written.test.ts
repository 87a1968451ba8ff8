import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventsOf, readingOf } from '../../scripts/written.ts';
import { loadEngine } from '../../src/node.ts';
import { readForLedger } from '../../src/pipeline.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { shuffled } from '../ledger/orders.ts';
import { addedDigest, bulkDigest, writeArchive } from './archives.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-archive-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('written events, read with the model, in little memory: the ledger of adding them one by one', {
  timeout: 900_000,
}, async () => {
  const engine = await loadEngine('model');
  const entries: LedgerEntry[] = [];
  for (const event of eventsOf('develop'))
    for (const article of event.articles) entries.push(await readForLedger(readingOf(article), engine));
  expect(entries.every((e) => e.statements.every((s) => s.vector !== null))).toBe(true);
  const added = await addedDigest(join(folder, 'added.db'), entries);
  const dir = await writeArchive(join(folder, 'events'), shuffled(entries, 1), 2);
  expect(await bulkDigest(dir, { window: 30, memory: 96 })).toBe(added);
});
