import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkArchive } from '../../src/archive/archive.ts';
import { loadArchive } from '../../src/archive/load.ts';
import { toEntryLine } from '../../src/bulk/entry-rows.ts';
import { rowsToParquet } from '../../src/bulk/parquet-file.ts';
import { openLedger } from '../../src/ledger/open.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';

/** Writes entries into so many files of a folder, as `hearsay extract --format articles` does. */
export async function writeArchive(folder: string, entries: readonly LedgerEntry[], files = 1): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < files; i++) {
    const rows = join(folder, 'rows');
    writeFileSync(
      rows,
      entries
        .filter((_, n) => n % files === i)
        .map(toEntryLine)
        .join(''),
    );
    await rowsToParquet(rows, join(folder, `part-${i}.parquet`), 'articles');
    rmSync(rows);
  }
  return folder;
}

/** Links an archive with its joins over so many days and loads it into a new ledger; the ledger's digest, and whether anything is wrong in it. */
export async function bulkDigest(
  folder: string,
  { window, memory }: { window: number; memory?: number },
): Promise<string> {
  const path = `${folder}.db`;
  const archive = await linkArchive({ folder, temp: `${folder}.temp`, window, ...(memory && { memory }) });
  const ledger = await openLedger({ path });
  try {
    await loadArchive(archive, ledger.store);
    const problems = await ledger.store.check();
    if (problems.length) throw new Error(JSON.stringify(problems));
    return await ledger.store.digest();
  } finally {
    await ledger.close();
    await archive.close();
    rmSync(path, { force: true });
  }
}

/** The digest of a ledger to which entries were added one by one, relinked. */
export async function addedDigest(path: string, entries: readonly LedgerEntry[]): Promise<string> {
  const ledger = await openLedger({ path });
  try {
    await ledger.add(entries);
    await ledger.relink();
    return await ledger.store.digest();
  } finally {
    await ledger.close();
    rmSync(path, { force: true });
  }
}
