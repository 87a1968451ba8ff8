import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '../../src/records/failure.ts';
import { ftsQuery } from '../../src/store/rows/query.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { entry } from './generated.ts';
import { linking } from './linking.ts';
import { add } from './stand-in.ts';

let folder: string;
let store: Store;
let digest: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-fuzz-'));
  store = await openStore({ path: join(folder, 'ledger.db'), linking });
  await add(
    store,
    Array.from({ length: 30 }, (_, i) => entry(i)),
  );
  digest = await store.digest();
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** What is syntax to SQL, to FTS5, to JSON or to shells, in the middle of anything. */
const PIECES = [
  "'",
  '"',
  '""',
  '“',
  '”',
  '«',
  ';',
  '--',
  '/*',
  '*/',
  ')',
  '(',
  '*',
  '^',
  '-',
  '+',
  ':',
  ',',
  '.',
  '{',
  '}',
  '[',
  '\\',
  '%',
  '_',
  '\0',
  '\n',
  '\t',
  ' ',
  ' OR ',
  ' AND ',
  ' NOT ',
  'NEAR(',
  'NEAR(a b, 3)',
  'text:',
  'words:',
  '{text} : ',
  "' OR 1=1 --",
  '"; DROP TABLE statement; --',
  ' UNION SELECT 1',
  '?',
  '?1',
  ':x',
  '@x',
  '$x',
  'would',
  'reopen',
  'quay',
  'a*',
  '\u202e',
  '\u200b',
  '\ud800',
  '\udfff',
  '\u0301',
  '🦔',
  'é',
  'ﬁ',
  '漢',
  'ß',
  '²',
  '٣',
  '\ufffe',
];
const typed = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6, unit: 'binary' })), { maxLength: 8 })
    .map((p) => p.join('')),
  fc.string({ maxLength: 60, unit: 'grapheme' }),
);

test('10,000 strings typed into search and every filter: no error, no row that was not asked for', async () => {
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];
  let found = 0;
  await fc.assert(
    fc.asyncProperty(typed, fc.integer({ min: 0, max: 3 }), async (text, field) => {
      if (field === 0) {
        const { items } = await store.search({ query: text, limit: 5 });
        const asked = ftsQuery(text);
        if (text !== '' && asked === null) expect(items).toEqual([]);
        // Latin words stand in what was found, as they are or as the beginning of a longer one.
        const plain = /^[a-z ]+$/.test(text.trim()) ? words(text) : [];
        for (const { statement } of items) for (const w of plain) expect(statement.words).toContain(w.slice(0, 3));
        found += items.length;
        await store.claims({ query: text, limit: 2 });
      } else if (field === 1) {
        // A name that nobody has finds nothing.
        const { items } = await store.search({ source: text, limit: 5 });
        if (text.trim() !== '' && !/[a-z]/i.test(text)) expect(items).toEqual([]);
        for (const { statement, sourceName, publications } of items)
          if (text !== '')
            expect(
              [sourceName, ...publications.map((p) => p.outlet)].join(' ').toLowerCase().length,
              statement.id,
            ).toBeGreaterThan(0);
        await store.claims({ source: text, limit: 2 });
      } else if (field === 2) {
        const { items } = await store.search({ outlet: text, limit: 5 });
        if (text !== '' && !/^(paper|herald|agency|courier|post|radio|journal) [a-z]$/i.test(text.trim()))
          expect(items).toEqual([]);
        const board = await store.claims({ country: text, limit: 2 });
        if (text !== '' && !/^x[ab]$/i.test(text)) expect(board.items).toEqual([]);
      } else {
        await store.sources({ query: text, limit: 2 });
        await store.figures({ query: text, limit: 2 });
        expect(await store.claim(text)).toBeNull();
        expect(await store.article(text)).toBeNull();
        expect(await store.statement(text)).toBeNull();
        expect(await store.source(text)).toBeNull();
        for (const run of [
          store.claims({ from: text }),
          store.search({ cursor: text }),
          store.claims({ grade: text as never }),
          store.articles({ cursor: text }),
        ])
          await run.catch((error: unknown) => expect(error).toBeInstanceOf(Failure));
      }
    }),
    { numRuns: 10_000 },
  );
  expect(found).toBeGreaterThan(0);
  expect(await store.digest()).toBe(digest);
  expect(await store.check()).toEqual([]);
}, 120_000);

test('what is typed becomes words, phrases, prefixes and exclusions', () => {
  expect(ftsQuery('harbour  wall')).toBe('"harbour" AND "wall"');
  expect(ftsQuery('"new quay" -sold open*')).toBe(
    '("new quay" AND "open" *) NOT ("sold")'.replace('"open" *', '"open*" *'),
  );
  expect(ftsQuery('“new quay')).toBe('"new quay"');
  expect(ftsQuery('a OR b')).toBe('"a" AND "OR" AND "b"');
  expect(ftsQuery('-only')).toBeNull();
  expect(ftsQuery('!? * - ""')).toBeNull();
});
