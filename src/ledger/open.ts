import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { addressed, isServer, placeOf } from '../store/postgres/address.ts';
import { Ledger } from './ledger.ts';
import { linking } from './linking.ts';

export interface OpenOptions {
  /** The file, made where it is not there; or a database of a PostgreSQL server, as in `postgres://user@host/database`, with `?tenant=name`. */
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

/** Where files stand that belong to a ledger: beside its file, and for a database of a server in this user's data folder, under its name. */
export const besidePath = (path: string): string =>
  isServer(path) ? join(dirname(defaultPath()), placeOf(addressed(path).address).replace(/[^a-z0-9]+/gi, '-')) : path;

/**
 * Opens the ledger in an SQLite file, or in a database of a PostgreSQL server. Rejects with a `Failure` of one line where it cannot be
 * opened (see the two `openStore`).
 */
export async function openLedger({ path = defaultPath(), ...options }: OpenOptions = {}): Promise<Ledger> {
  if (isServer(path)) {
    const { openStore } = await import('../store/postgres/open.ts');
    return new Ledger(await openStore({ address: path, ...options, linking }));
  }
  const { openStore } = await import('../store/sqlite/open.ts');
  return new Ledger(await openStore({ path, ...options, linking }));
}
