import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { entry } from './generated.ts';
import { linking } from './linking.ts';
import { add } from './stand-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-tidy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('who only reads leaves nothing beside the file, and takes nothing away that others use', async () => {
  const path = join(folder, 'ledger.db');
  const files = (): readonly string[] => readdirSync(folder);
  const open = (readOnly: boolean): Promise<Store> => openStore({ path, readOnly, linking });
  const articles = async (store: Store): Promise<number> => (await store.stats()).articles;

  const made = await open(false);
  await add(made, [entry(1, { vectors: true })]);
  await made.close();
  expect(files()).toEqual(['ledger.db']);
  const alone = await open(true);
  expect(await articles(alone)).toBe(1);
  await alone.close();
  expect(files()).toEqual(['ledger.db']);

  const [first, second] = [await open(true), await open(true)];
  expect(await Promise.all([first, second].map(articles))).toEqual([1, 1]);
  const writer = await open(false);
  await first.close();
  // What is written now goes to the log that both others have open.
  await add(writer, [entry(2, { vectors: true })]);
  expect(await articles(second)).toBe(2);
  await writer.close();
  expect(await articles(second)).toBe(2);
  await second.close();
  // It holds what was written, so that it is left to the next one who writes.
  expect(files()).toContain('ledger.db-wal');
  await (await open(false)).close();
  expect(files()).toEqual(['ledger.db']);
  const after = await open(true);
  expect([await articles(after), await after.check()]).toEqual([2, []]);
  await after.close();
});
