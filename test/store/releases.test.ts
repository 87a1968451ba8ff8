import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { claim as claimSchema } from '../../src/server/schemas/claim.ts';
import { MIGRATIONS, SCHEMA } from '../../src/store/sqlite/migrations.ts';

/** Ledgers as releases wrote them (`programs/release.ts`), one for each schema, with the digest that each had. */
const DIGESTS: Readonly<Record<string, string>> = {
  'schema-2': '2f0fcb9959cb5863cb4e49bafb1b2593006951d77d40d5cc2111fbc2d0cc1af9',
  'schema-3': 'ffb535c5696f92388e5c672def519540aa3381ab057ff24fa9de2dea1a744ab8',
  'schema-4': '630a0eef60a0d97b6c06e3afa4e70f0f4b48de1b491b3f7132c4061e99a34bbf',
};
const FIXTURES = join(import.meta.dirname, 'fixtures');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-releases-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('every schema that was released has its ledger', () => {
  const names = readdirSync(FIXTURES).map((f) => f.replace('.db.gz', ''));
  expect(names.sort()).toEqual(Object.keys(DIGESTS).sort());
  expect(MIGRATIONS.map(({ to }) => `schema-${to}`).sort()).toEqual(names);
});

test.each(Object.entries(DIGESTS))('a ledger of %s opens, holds what it held, and goes on', async (name, digest) => {
  const path = join(folder, `${name}.db`);
  writeFileSync(path, gunzipSync(readFileSync(join(FIXTURES, `${name}.db.gz`))));
  const ledger = await openLedger({ path });
  const { store } = ledger;
  expect(await store.digest()).toBe(digest);
  const { items } = await store.articles({});
  expect(items).toHaveLength(3);
  for (const { article } of items) {
    const { read } = (await store.article(article))!;
    for (const a of read.attributions) expect(read.article.text.slice(...a.cue)).toMatch(/^\p{L}/u);
  }
  // Also before they are made anew claims are whole.
  const claims = (await store.claims({ articles: 1, all: true })).items;
  expect(claims.length).toBeGreaterThan(0);
  for (const c of claims) {
    expect(claimSchema.parse(c)).toEqual(await store.claim(c.id));
    expect(c.title).not.toBe('');
  }
  expect(await store.check()).toEqual([]);
  // Claims of schema 2 are made anew, those of later ones are as they were.
  expect((await store.pending()).unsettled).toBe(name === 'schema-2' ? (await store.stats()).statements : 0);
  // Ledgers from before stories get them with the next work on them.
  await ledger.finish();
  for (const { article } of items) expect(await store.story((await store.storyOf(article))!)).not.toBeNull();
  const stories = await store.stories();
  expect(stories.total).toBe(1);
  expect(await store.check()).toEqual([]);
  await ledger.relink();
  expect(await store.stories()).toEqual(stories);
  expect((await store.pending()).unsettled).toBe(0);
  expect(await store.check()).toEqual([]);
  await ledger.close();
  const db = new Database(path, { readonly: true });
  expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA);
  db.close();
});
