import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { claim as claimSchema } from '../../src/server/schemas/claim.ts';
import { MIGRATIONS, SCHEMA } from '../../src/store/sqlite/migrations.ts';

/** Ledgers as releases wrote them (`programs/release.ts`), one for each schema, with the digest that each has once it is opened: links of before schema 5 are gone then. */
const DIGESTS: Readonly<Record<string, string>> = {
  'schema-2': '6eba32f8200681cca79391683dcfe291734f3805109b79439482707b31be13ca',
  'schema-3': 'ab2fdae561a2030b85e3a88ae75b653efed5e8dd8714afcd0ed4454980a63d8d',
  'schema-4': '7d58726a56f4403787150415b1c35e9321ab28295e71f6e5def86960e6181dc7',
  'schema-5': '3cd094e181cc35d89836b3ac8bad96dfe9be268bf9664686ad59b5973cfa0bbc',
  'schema-6': 'c57b4ddd87c2a32e0dca6ea95af1f86c1b06a7839ac8f845ecedd8c5e075613c',
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
  // Statements had cells before, which nothing reads any more.
  const found = (await store.search({ query: 'gate' })).items;
  expect(found.length).toBeGreaterThan(0);
  for (const { statement } of found) expect(statement).not.toHaveProperty('cells');
  expect(await store.check()).toEqual([]);
  // Also before they are made anew claims are whole.
  const claims = (await store.claims({ articles: 1, all: true })).items;
  expect(claims.length).toBeGreaterThan(0);
  for (const c of claims) {
    expect(claimSchema.parse(c)).toEqual(await store.claim(c.id));
    expect(c.title).not.toBe('');
  }
  expect(await store.check()).toEqual([]);
  // From schema 5 on statements are found otherwise: what is older is linked and made anew.
  const { statements } = await store.stats();
  const undone = Number(name.replace('schema-', '')) < 5 ? statements : 0;
  expect(await store.pending()).toEqual({ unlinked: undone, unsettled: undone });
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
