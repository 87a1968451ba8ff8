import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { shuffled } from '../ledger/orders.ts';
import { repetitive } from '../repetitive.ts';
import { addedDigest, bulkDigest, writeArchive } from './archives.ts';

const ARTICLES = 300;

let folder: string;
let entries: LedgerEntry[];
let added: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-archive-'));
  entries = [];
  for (let n = 0; n < ARTICLES; n++) entries.push(await repetitive(n));
  added = await addedDigest(join(folder, 'added.db'), entries);
}, 900_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [20, 1, 1],
  [7, 3, 2],
  [2, 1, 3],
])(
  'an archive of repetitive articles, linked with joins over %i days, from %i files: the ledger of adding one by one',
  {
    timeout: 900_000,
  },
  async (window, files, seed) => {
    const dir = await writeArchive(join(folder, `archive-${seed}`), shuffled(entries, seed), files);
    expect(await bulkDigest(dir, { window })).toBe(added);
  },
);
