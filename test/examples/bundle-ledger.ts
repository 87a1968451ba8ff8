import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { loadEngine } from '../../src/node.ts';
import { readForLedger } from '../../src/pipeline.ts';
import type { Claim } from '../../src/records/claim.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { readTexts } from './bundle-truth.ts';
import type { Made } from './ledger-differences.ts';

/** A new ledger in this file with the bundle, read by the default engine, and what it made of it. The caller closes it. */
export async function bundleLedger(path: string): Promise<{ readonly ledger: Ledger; readonly made: Made }> {
  const engine = await loadEngine('model');
  const entries = new Map<string, LedgerEntry>();
  for (const [file, reading] of await readTexts()) entries.set(file, await readForLedger(reading, engine));
  const ledger = await openLedger({ path });
  await ledger.add(entries.values());
  const claims: Claim[] = [];
  for await (const claim of ledger.allClaims()) claims.push(claim);
  return { ledger, made: { claims, articles: new Map([...entries].map(([file, e]) => [file, e.read] as const)) } };
}
