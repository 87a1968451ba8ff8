import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkArchive } from '../../src/archive/archive.ts';
import { loadArchive } from '../../src/archive/load.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { shuffled } from '../ledger/orders.ts';
import { ending } from '../store/ending.ts';
import { addedDigest, bulkDigest, writeArchive } from './archives.ts';
import { entry, odd } from './odd.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-archive-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('texts that appear several times, replace one another, have no date or no statements: as adding them comes to', async () => {
  const entries = await odd();
  const added = await addedDigest(join(folder, 'odd.db'), entries);
  for (const seed of [1, 2, 3]) {
    const dir = await writeArchive(join(folder, 'odd'), shuffled(entries, seed), seed);
    expect([seed, await bulkDigest(dir, { window: 1 + 10 * seed })]).toEqual([seed, added]);
  }
}, 600_000);

test('a load that is cut short goes on, and a ledger that holds other articles or decisions is refused', async () => {
  const entries = await odd();
  const added = await addedDigest(join(folder, 'whole.db'), entries);
  const dir = await writeArchive(join(folder, 'whole'), entries);
  const path = join(folder, 'loaded.db');
  const archive = await linkArchive({ folder: dir, temp: folder });
  const ledger = await openLedger({ path });
  try {
    // Ended after each number of transactions, until one run is enough.
    let ends = 0;
    for (let isDone = false; !isDone; ends++)
      isDone = await loadArchive(archive, ending(ledger.store, ends)).then(
        () => true,
        (error: Error) => {
          expect(error.message).toBe('ended');
          return false;
        },
      );
    expect(ends).toBeGreaterThan(5);
    expect(await ledger.store.digest()).toBe(added);
    // Once more changes nothing.
    await loadArchive(archive, ledger.store);
    expect(await ledger.store.digest()).toBe(added);
    await ledger.add([await entry('The ferry was late, Ada Holm said.', { outlet: 'Paper P' })]);
    await expect(loadArchive(archive, ledger.store)).rejects.toMatchObject({ code: 'not-empty' });
  } finally {
    await ledger.close();
    await archive.close();
  }
}, 600_000);
