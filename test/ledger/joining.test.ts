import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import type { Store, Transaction } from '../../src/store/store.ts';
import { repetitive } from '../repetitive.ts';

/** So many have more sources than one search stops at. */
const ARTICLES = 420;

/** A store that tells how many sources joining was shown. */
function counted(store: Store, count: (shown: number) => void): Store {
  const watched = (tx: Transaction): Transaction => ({
    ...tx,
    sourcesNear: async (sources, options) => {
      const near = await tx.sourcesNear(sources, options);
      count(near.mentions.length);
      return near;
    },
  });
  return new Proxy(store, {
    get(of, key) {
      if (key === 'write') return <T>(work: (tx: Transaction) => Promise<T>) => of.write((tx) => work(watched(tx)));
      const value = Reflect.get(of, key) as unknown;
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}

test('sources that all lead to the same ones are joined with them together, not each alone', {
  timeout: 300_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-joining-'));
  const { store } = await openLedger({ path: join(folder, 'ledger.db') });
  try {
    let shown = 0;
    const entries: LedgerEntry[] = [];
    for (let n = 0; n < ARTICLES; n++) entries.push(await repetitive(n, { sentences: 8, places: 400, days: 365 }));
    await new Ledger(
      counted(store, (n) => {
        shown += n;
      }),
    ).add(entries);
    const sources = entries.reduce((n, e) => n + e.sources.length, 0);
    expect(shown).toBeLessThan(5 * sources);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});
