import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkArchive } from '../../../src/archive/archive.ts';
import { loadArchive } from '../../../src/archive/load.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { addedDigest, writeArchive } from '../../archive/archives.ts';
import { odd } from '../../archive/odd.ts';
import { ending } from '../ending.ts';
import { isSkipped, Server } from './server.ts';

describe.skipIf(isSkipped)('an archive linked into a database of a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-archive-'));
  let server: Server | undefined;
  beforeAll(async () => {
    server = await Server.start();
  }, 300_000);
  afterAll(async () => {
    await server?.remove();
    rmSync(folder, { recursive: true });
  });

  test('has the digest of adding and relinking, also where its load was cut short', { timeout: 300_000 }, async () => {
    const entries = await odd();
    const added = await addedDigest(join(folder, 'added.db'), entries);
    const archive = await linkArchive({ folder: await writeArchive(join(folder, 'archive'), entries), temp: folder });
    const ledger = await openLedger({ path: await server!.database() });
    try {
      await expect(loadArchive(archive, ending(ledger.store, 4))).rejects.toThrow('ended');
      await loadArchive(archive, ledger.store);
      expect(await ledger.store.digest()).toBe(added);
    } finally {
      await ledger.close();
      await archive.close();
    }
  });
});
