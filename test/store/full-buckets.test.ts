import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { entry } from './generated.ts';
import { linking } from './linking.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-full-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** All statements share one bucket, and none has a date. */
const full: typeof linking = { ...linking, keys: () => ({ lasting: [], copies: [['all', 'alike']] }) };

async function candidatesOf(name: string, list: readonly LedgerEntry[], asked: readonly string[]) {
  const store = await openStore({ path: join(folder, name), linking: full });
  for (let i = 0; i < list.length; i += 100)
    await store.write(async (tx) => {
      const some = list.slice(i, i + 100);
      for (const e of some) await tx.put(e);
      await tx.putKeys(some.flatMap((e) => e.statements.map((s) => s.id)));
      // Looked at between, as adding does: what is held then must not be what is found in the end.
      await tx.candidates([some[0]!.statements[0]!.id]);
    });
  const found = await store.write((tx) => tx.candidates(asked));
  await store.close();
  return [...found].map(([id, list]) => [id, list.map((l) => l.statement.id)]);
}

test('a bucket that thousands of one day share gives those of the least ids, whatever came first', async () => {
  const list = Array.from({ length: 300 }, (_, n) => {
    const made = entry(n, { statements: 10, filler: 0 });
    return { ...made, publication: { ...made.publication, published: null } };
  });
  const ids = list.flatMap((e) => e.statements.map((s) => s.id)).sort();
  expect(ids.length).toBe(3000);
  const asked = [ids[0]!, ids[150]!, ids[2999]!];
  const found = await candidatesOf('forward.db', list, asked);
  const beside = (id: string): string[] =>
    list.find((e) => e.statements.some((s) => s.id === id))!.statements.map((s) => s.id);
  expect(found).toEqual(
    asked.map((id) => {
      const least = ids.slice(0, 201);
      return [id, [...new Set([...least, ...beside(id)])].filter((other) => other !== id).sort()];
    }),
  );
  expect(await candidatesOf('backward.db', [...list].reverse(), asked)).toEqual(found);
});
