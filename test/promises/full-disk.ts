import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../src/records/failure.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { entry } from '../store/generated.ts';
import { linking } from '../store/linking.ts';
import { add, addBatch } from '../store/stand-in.ts';

export interface SmallDisk {
  readonly path: string;
  readonly grow: (kilobytes: number) => void;
  readonly remove: () => void;
}

/** A disk in memory of so many kilobytes; null where none can be mounted. */
export function smallDisk(kilobytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-disk-'));
  const path = join(folder, 'disk');
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    path,
    grow: (more) => void execFileSync('mount', ['-o', `remount,size=${more}k`, path]),
    remove: () => {
      execFileSync('umount', ['-l', path]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const open = (path: string): Promise<Store> => openStore({ path, linking });

/**
 * Adds articles in batches to a ledger on a disk of so many kilobytes until that is full, then makes room and goes on. Gives what was not as
 * promised: the failure is one line, all that was stored can be read meanwhile, and the ledger is in the end that of a roomy disk.
 */
export async function filledUp(disk: SmallDisk, { batch = 5, more = 20 } = {}): Promise<readonly string[]> {
  const faults: string[] = [];
  const expected = (what: string, is: unknown, wanted: unknown): void => {
    if (JSON.stringify(is) !== JSON.stringify(wanted)) faults.push(`${what}: ${JSON.stringify(is)}`);
  };
  const path = join(disk.path, 'ledger.db');
  const list = Array.from({ length: 600 }, (_, i) => entry(i, { vectors: true }));
  const store = await open(path);
  let stored = 0;
  let failure: unknown = null;
  while (stored < list.length && failure === null) {
    await addBatch(store, list.slice(stored, stored + batch)).then(
      () => (stored += batch),
      (error: unknown) => (failure = error),
    );
  }
  const { code, message } = failure instanceof Failure ? failure : { code: String(failure), message: null };
  expected('failure', [code, message], ['db-full', `${path}: the disk is full`]);
  expected('problems while full', await store.check(), []);
  expected('articles while full', (await store.stats()).articles, stored);
  for (const e of list.slice(0, stored))
    if (!(await store.article(e.read.article.id)))
      faults.push(`${e.read.article.id} cannot be read while the disk is full`);
  disk.grow(64_000);
  await add(store, list.slice(0, stored + more));
  expected('problems afterwards', await store.check(), []);
  const resumed = await store.digest();
  await store.close();
  const fresh = await open(join(disk.path, 'roomy.db'));
  await add(fresh, list.slice(0, stored + more));
  if ((await fresh.digest()) !== resumed) faults.push('another ledger than on a roomy disk');
  await fresh.close();
  return stored > 0 ? faults : [...faults, 'nothing was stored'];
}
