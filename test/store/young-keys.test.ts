import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { SEED, STATEMENTS, Stories, storyEntry } from '../../bench/ledger-texts.ts';
import { addBatch } from '../../src/ledger/add.ts';
import { linking } from '../../src/ledger/linking.ts';
import { settleAll } from '../../src/ledger/settle.ts';
import { placeYoung } from '../../src/store/sqlite/buckets.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { Writing } from '../../src/store/sqlite/writing.ts';
import { dice } from './generated.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-young-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BATCHES = 6;

/** Adds the same articles; keys go to their places after these batches. The digest, the buckets of all names, and what check finds. */
async function ledgerOf(name: string, placed: ReadonlySet<number>) {
  const path = join(folder, name);
  const stories = new Stories(dice(SEED));
  let young = 0;
  const all: string[] = [];
  for (let b = 0; b < BATCHES; b++) {
    const batch = Array.from({ length: 16 }, (_, i) => storyEntry(16 * b + i, stories.next(), STATEMENTS));
    all.push(...batch.flatMap((e) => e.statements.map((s) => s.id)));
    const store = await openStore({ path, linking });
    await store.write((tx) => addBatch(tx, batch));
    // Told again on another day, and taken out: both change keys wherever they lie.
    const [first, second] = batch;
    await store.write((tx) =>
      addBatch(tx, [{ ...first!, publication: { ...first!.publication, id: `p:0${b}`, published: '2025-12-01' } }]),
    );
    await store.write((tx) => tx.remove(second!.read.article.id, 'asked for', '2026-01-01'));
    await store.close();
    if (!placed.has(b)) continue;
    const db = new Database(path);
    const before = db.prepare('SELECT count(*) FROM bucket').pluck().get();
    placeYoung(new Writing(db, linking));
    expect(db.prepare('SELECT count(*) FROM bucket').pluck().get()).toBe(before);
    young = db.prepare('SELECT count(*) FROM bucket WHERE key >= 140737488355328').pluck().get() as number;
    db.close();
  }
  const store = await openStore({ path, linking });
  await settleAll(store);
  const found = await store.write((tx) => tx.candidates(all));
  const out = {
    digest: await store.digest(),
    found: [...found].map(([id, list]) => [id, list.map((l) => l.statement.id)]),
    problems: await store.check(),
    young,
  };
  await store.close();
  return out;
}

test('links are the same whether keys lie with those that came last, at their places, or both', async () => {
  const never = await ledgerOf('never.db', new Set());
  const always = await ledgerOf('always.db', new Set([0, 1, 2, 3, 4, 5]));
  const once = await ledgerOf('once.db', new Set([2]));
  expect(always.young).toBe(0);
  expect(always).toEqual({ ...never, young: 0 });
  expect(once).toEqual({ ...never, young: once.young });
  expect(never.found.filter(([, list]) => list!.length > 0).length).toBeGreaterThan(100);
  expect(never.problems).toEqual([]);
});
