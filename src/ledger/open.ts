import { homedir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../store/sqlite/open.ts';
import { Ledger } from './ledger.ts';
import { linking } from './linking.ts';

export interface OpenOptions {
  /** The file; made where it is not there. */
  readonly path?: string;
  /** Opens for reading alone, while another process may write. */
  readonly readOnly?: boolean;
  /** Milliseconds to wait for another process that writes. */
  readonly busyTimeout?: number;
  /** Milliseconds that facets of searches may lag behind changes of what they count (see `openStore`). */
  readonly facetsLag?: number;
}

/** `ledger.db` in this user's data folder: XDG_DATA_HOME, Application Support or LOCALAPPDATA, by the platform's custom. */
export function defaultPath(
  env: { readonly LOCALAPPDATA?: string; readonly XDG_DATA_HOME?: string } = process.env,
  platform: string = process.platform,
): string {
  const home = homedir();
  const local =
    platform === 'win32'
      ? env.LOCALAPPDATA || join(home, 'AppData', 'Local')
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : env.XDG_DATA_HOME || join(home, '.local', 'share');
  return join(local, 'hearsay', 'ledger.db');
}

/** Opens the ledger in an SQLite file. Rejects with a `Failure` of one line where it cannot be opened (see `openStore`). */
export async function openLedger({ path = defaultPath(), ...options }: OpenOptions = {}): Promise<Ledger> {
  return new Ledger(await openStore({ path, ...options, linking }));
}
