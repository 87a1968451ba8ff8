import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readText, rulesEngine } from '../../src/index.ts';
import { openLedger, readForLedger } from '../../src/ledger-node.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-library-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ARTICLES = [
  ['The Nara Herald', 'Mayor Ana Reyes said the Nara bridge would open on Friday.'],
  ['Radio Marl', 'The Nara bridge would open on Friday, Mayor Ana Reyes said.'],
  ['The Marl Post', 'Engineer Tom Hale denied that the Nara bridge would open on Friday.'],
] as const;

test('a program adds articles, and is told who asserts and who denies one claim', async () => {
  const ledger = await openLedger({ path: join(folder, 'ledger.db') });
  try {
    const entries = await Promise.all(
      ARTICLES.map(([outlet, text], i) =>
        readForLedger(readText(text, { outlet, published: `2026-03-0${i + 1}`, file: `${i}.txt` }), rulesEngine),
      ),
    );
    await ledger.add(entries);
    const { items } = await ledger.store.claims({ query: 'bridge', all: true });
    expect(items.map((c) => c.text)).toEqual(['The Nara bridge would open on Friday']);
    expect(items[0]!.positions.map((p) => [p.sourceName, p.stance])).toEqual([
      ['Ana Reyes', 'asserts'],
      ['Tom Hale', 'denies'],
    ]);
    expect(items[0]!.origins.asserts).toHaveLength(1);
    const { items: hits } = await ledger.store.search({ query: 'friday', stance: 'denies' });
    expect(hits.map((h) => [h.sourceName, h.publications[0]!.outlet])).toEqual([['Tom Hale', 'The Marl Post']]);
  } finally {
    await ledger.close();
  }
});

test('a text that other rules have read is read again, and one that these have read is not', async () => {
  const ledger = await openLedger({ path: join(folder, 'again.db') });
  try {
    const [outlet, text] = ARTICLES[0];
    const entry = await readForLedger(readText(text, { outlet, published: '2026-03-01', file: '0.txt' }), rulesEngine);
    const { read } = entry;
    const older = { ...entry, read: { ...read, hearsay: { ...read.hearsay, rules: 'en-000000000000' } } };
    const kinds: string[] = [];
    const onBatch = (added: readonly { readonly kind: string }[]) => kinds.push(...added.map((a) => a.kind));
    for (const next of [older, older, entry, entry]) await ledger.add([next], { onBatch });
    expect(kinds).toEqual(['new', 'unchanged', 'reread', 'unchanged']);
    expect((await ledger.store.article(read.article.id))?.read.hearsay.rules).toBe(rulesEngine.rules);
  } finally {
    await ledger.close();
  }
});
