import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sqlite } from '../../src/store/sqlite/connection.ts';
import { betterSqlite, ownSqlite } from '../../src/store/sqlite/find-sqlite.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { conformance, type Place } from './conformance.ts';
import { linking } from './linking.ts';

const place = (sqlite: Sqlite, isDerived: boolean) => (): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-store-'));
  const path = join(folder, 'ledger.db');
  return {
    open: () => openStore({ path, sqlite, linking: isDerived ? linking : { ...linking, single: null } }),
    remove: () => rmSync(folder, { recursive: true }),
  };
};

// Every library that this Node can load: better-sqlite3 in the Node that it was installed for, Node's own from 22.16 on.
const libraries = [await betterSqlite().catch(() => null), ownSqlite()].filter((l) => l !== null);
if (libraries.length === 0) throw new Error('no SQLite can be loaded');
for (const sqlite of libraries) {
  conformance(sqlite.name, place(sqlite, true));
  conformance(`${sqlite.name}, claims of one statement stored`, place(sqlite, false));
}
