import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/sqlite/open.ts';
import { conformance, type Place } from './conformance.ts';
import { linking } from './linking.ts';

const place = (isDerived: boolean) => (): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-store-'));
  const path = join(folder, 'ledger.db');
  return {
    open: () => openStore({ path, linking: isDerived ? linking : { ...linking, single: null } }),
    remove: () => rmSync(folder, { recursive: true }),
  };
};

conformance('SQLite', place(true));
conformance('SQLite, claims of one statement stored', place(false));
