import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleLedger } from '../test/examples/bundle-ledger.ts';
import { differences, PARTS } from '../test/examples/ledger-differences.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-bundle-'));
try {
  const { ledger, made } = await bundleLedger(join(folder, 'ledger.db'));
  const found = await differences(ledger, made);
  await ledger.close();
  for (const d of found) console.log(`${d.part}  ${d.where}\n    ledger: ${d.ledger}\n    truth:  ${d.truth}`);
  for (const part of PARTS)
    console.log(part.padEnd(10) + String(found.filter((d) => d.part === part).length).padStart(4));
  process.exitCode = found.length ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
