/**
 * Makes the ledger that `releases.test.ts` opens, once for each release whose schema is a new one:
 * `npx tsx test/store/programs/release.ts test/store/fixtures/schema-2.db.gz`. Prints its digest.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rulesEngine } from '../../../src/attribute/engine.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { readForLedger } from '../../../src/pipeline.ts';
import { readText } from '../../../src/read/text.ts';

const [to = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'hearsay-release-'));
const ledger = await openLedger({ path: join(folder, 'ledger.db') });
const told = [
  [
    'The Harbour Post',
    'The mayor of Port Nara, Ines Marek, said on Monday that 12 people had been hurt at the ferry gate.',
  ],
  [
    'Café Courier',
    'Ines Marek denied that the ferry gate had been left open, the Harbour Post reported. “It was shut,” she said.',
  ],
  ['Radio Velt', 'At least 14 people were hurt at the ferry gate, according to an official who asked not to be named.'],
] as const;
const entries = await Promise.all(
  told.map(([outlet, text], i) => {
    const given = { outlet, url: `https://${i}.example/a`, published: `2026-03-1${6 + i}`, title: 'The ferry gate' };
    return readForLedger(readText(text, given), rulesEngine);
  }),
);
await ledger.add(entries);
console.log(await ledger.store.digest());
await ledger.close();
writeFileSync(to, gzipSync(readFileSync(join(folder, 'ledger.db')), { level: 9 }));
rmSync(folder, { recursive: true });
