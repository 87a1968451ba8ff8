import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readText, rulesEngine } from '../../src/index.ts';
import { digestMatter, openLedger, readForLedger } from '../../src/ledger-node.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';

/** How well alone the statements of an entry stand, by the first word of each. */
const standing = (entry: LedgerEntry, stands: Readonly<Record<string, number>>): LedgerEntry => ({
  ...entry,
  statements: entry.statements.map((s) => ({
    ...s,
    facts: { ...s.facts, stands: stands[s.words.split(' ')[0]!] ?? s.facts.stands ?? 1 },
  })),
});

test('a digest of a story tells what a reader understands, and every denial; one of claims by id has all of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-matter-'));
  const ledger = await openLedger({ path: join(folder, 'ledger.db') });
  try {
    const text =
      'Mayor Ana Reyes said traffic over the Nara bridge had doubled in May. Reyes said drivers were angry about it in June. Engineer Tom Hale denied that bolts of the Nara bridge were loose.';
    const entry = await readForLedger(readText(text, { outlet: 'The Nara Herald', file: '1.txt' }), rulesEngine);
    await ledger.add([standing(entry, { traffic: 0.9, drivers: 0.2, bolts: 0.1 })]);
    const story = (await ledger.store.storyOf(entry.read.article.id))!;
    const words = async (asked: Parameters<typeof digestMatter>[1]): Promise<readonly string[]> => {
      const { claims } = await digestMatter(ledger.store, asked);
      const told = claims.flatMap((c) => c.statements.map((s) => text.slice(s.content[0]![0], s.content[0]![1])));
      return told.map((w) => w.replace(/^that /, '').split(' ')[0]!).sort();
    };
    expect(await words({ kind: 'story', id: story })).toEqual(['bolts', 'traffic']);
    const { items } = await ledger.store.claims({ articles: 1, all: true });
    expect(await words({ kind: 'claims', ids: items.map((c) => c.id) })).toEqual(['bolts', 'drivers', 'traffic']);
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true });
  }
});
