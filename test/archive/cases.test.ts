import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkArchive } from '../../src/archive/archive.ts';
import { loadArchive } from '../../src/archive/load.ts';
import { readText, rulesEngine } from '../../src/index.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { readForLedger } from '../../src/ledger-node.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { addedDigest, bulkDigest, shuffled, writeArchive } from './archives.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-archive-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GATE = `Mayor Edda Korvin said that the flood gate in Lowbrell would be closed for repairs.

“The gate is safe,” Korvin told the Harbour Post.

Officials who asked not to be named said that 14 people were hurt at the gate.`;

const entry = (
  text: string,
  about: { outlet?: string; published?: string; url?: string; file?: string } = {},
): Promise<LedgerEntry> => readForLedger(readText(text, about), rulesEngine);

/** Texts that appear several times, pages that replace one another, texts without a date, without statements, with joint sources. */
const odd = (): Promise<LedgerEntry[]> =>
  Promise.all([
    entry(GATE, { outlet: 'Paper P', published: '2026-03-16', url: 'https://p.example/gate' }),
    entry(GATE, { outlet: 'Harbour Post', published: '2026-03-15', url: 'https://post.example/gate' }),
    entry(GATE, { outlet: 'Harbour Post', published: '2026-03-15', url: 'https://post.example/gate' }),
    entry(GATE, { outlet: 'Courier C', url: 'https://c.example/gate' }),
    entry(`${GATE}\n\nThe council and the police of Lowbrell said that the gate would reopen before winter.`, {
      outlet: 'Paper P',
      published: '2026-03-17',
      url: 'https://p.example/gate',
    }),
    entry('Edda Korvin denied that the flood gate in Lowbrell would be closed for repairs.', { outlet: 'Radio R' }),
    entry('Russia and Turkey said that the flood gate in Lowbrell was safe. Turkey said that 21 people were hurt.', {
      outlet: 'Agency T',
      published: '2026-03-18T09:30+02:00',
    }),
    entry('Turkey and Russia denied that the flood gate in Lowbrell was safe, Korvin said.', {
      outlet: 'Post Q',
      published: '2027-03-18',
    }),
    entry('Gestern wurde das Tor geschlossen, und niemand wusste, warum es nicht wieder geöffnet werden konnte.', {
      outlet: 'Blatt B',
      published: '2026-03-16',
    }),
    entry('A. B.', { outlet: 'Paper P', published: '2026-03-16' }),
  ]);

test('texts that appear several times, replace one another, have no date or no statements: as adding them comes to', async () => {
  const entries = await odd();
  const added = await addedDigest(join(folder, 'odd.db'), entries);
  for (const seed of [1, 2, 3]) {
    const dir = await writeArchive(join(folder, 'odd'), shuffled(entries, seed), seed);
    expect([seed, await bulkDigest(dir, { window: 1 + 10 * seed })]).toEqual([seed, added]);
  }
}, 120_000);

test('a load that is cut short goes on, and a ledger that holds other articles or decisions is refused', async () => {
  const entries = await odd();
  const added = await addedDigest(join(folder, 'whole.db'), entries);
  const dir = await writeArchive(join(folder, 'whole'), entries);
  const path = join(folder, 'loaded.db');
  const archive = await linkArchive({ folder: dir, temp: folder });
  const ledger = await openLedger({ path });
  try {
    const stop = new Error('stopped');
    const stopped = loadArchive(archive, ledger.store, () => {
      throw stop;
    });
    await expect(stopped).rejects.toBe(stop);
    const { articles } = await ledger.store.stats();
    expect(articles).toBeGreaterThan(0);
    expect(await loadArchive(archive, ledger.store)).toEqual({ copied: 0, there: articles });
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
}, 120_000);
