import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { readLines } from '../ledger/orders.ts';
import { repetitiveLine } from '../repetitive.ts';
import { addThrough } from '../store/postgres/losses.ts';
import { isSkipped, Server } from '../store/postgres/server.ts';

const ARTICLES = 60;
const LOSSES = 20;

describe.skipIf(isSkipped)('a server that goes away', { timeout: 3_600_000 }, () => {
  test('stopped, crashed, killed and paused twenty times under load: nothing is lost, and the ledger is the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-losses-'));
    const path = join(folder, 'news.jsonl');
    writeFileSync(path, Array.from({ length: ARTICLES }, (_, n) => repetitiveLine(n)).join('\n'));
    const server = await Server.start();
    try {
      const entries = await readLines(path, 1);
      const file = await openLedger({ path: join(folder, 'ledger.db') });
      await file.add(entries);
      await file.relink();
      const outcome = await addThrough(server, entries, LOSSES, 29);
      expect(outcome).toMatchObject({ lost: LOSSES, missing: [], digest: await file.store.digest(), problems: [] });
      await file.close();
    } finally {
      await server.remove();
      rmSync(folder, { recursive: true });
    }
  });
});
