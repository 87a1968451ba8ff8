/**
 * The example bundle's ledger against its truth: `npx tsx scripts/score-bundle.ts`. Reads the 14 articles with the default engine, adds
 * them to a new ledger and prints every difference of statements, claims, positions, origins, relations, drift, figures and sources,
 * then how many of each; leaves with 1 where there is any.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../src/ledger/open.ts';
import { loadEngine } from '../src/node.ts';
import { readForLedger } from '../src/pipeline.ts';
import type { Claim } from '../src/records/claim.ts';
import type { LedgerEntry } from '../src/records/ledger.ts';
import { readTexts } from '../test/examples/bundle-truth.ts';
import { differences, PARTS } from '../test/examples/ledger-differences.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-bundle-'));
const ledger = await openLedger({ path: join(folder, 'ledger.db') });
try {
  const engine = await loadEngine('model');
  const entries = new Map<string, LedgerEntry>();
  for (const [file, reading] of await readTexts()) entries.set(file, await readForLedger(reading, engine));
  await ledger.add(entries.values());
  const claims: Claim[] = [];
  for await (const claim of ledger.allClaims()) claims.push(claim);
  const articles = new Map([...entries].map(([file, e]) => [file, e.read] as const));
  const found = await differences(ledger, { claims, articles });
  for (const d of found) console.log(`${d.part}  ${d.where}\n    ledger: ${d.ledger}\n    truth:  ${d.truth}`);
  for (const part of PARTS)
    console.log(part.padEnd(10) + String(found.filter((d) => d.part === part).length).padStart(4));
  process.exitCode = found.length ? 1 : 0;
} finally {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
}
