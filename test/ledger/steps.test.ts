import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { entry } from '../store/generated.ts';

/** More statements than are settled in one step. */
const ARTICLES = 160;
const STATEMENTS = 8;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-steps-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The entry with its first source a body of this name. */
function calling(made: LedgerEntry, name: string): LedgerEntry {
  const [first, ...others] = made.sources;
  const body = { kind: 'organization', grade: 'role', name, aliases: [], affiliation: null, outletId: null } as const;
  return { ...made, sources: [{ ...first!, ...body, members: [] }, ...others] };
}

/** Records of the sources called so in a ledger of these entries, added in this order. */
async function sourcesOf(entries: readonly LedgerEntry[], query: string) {
  const path = join(folder, 'ledger.db');
  const ledger = await openLedger({ path });
  try {
    await ledger.add(entries, {});
    const { items } = await ledger.store.sources({ query });
    return await Promise.all(items.map(({ source }) => ledger.store.source(source.id)));
  } finally {
    await ledger.close();
    rmSync(path);
  }
}

test('a body in two spellings is one source, however far apart its articles are settled', {
  timeout: 240_000,
}, async () => {
  const between = Array.from({ length: ARTICLES }, (_, i) =>
    entry(100 + i, { statements: STATEMENTS, story: 50 + (i >> 2) }),
  );
  const one = calling(entry(1, { story: 1 }), 'the Quist defence ministry');
  const other = calling(entry(2, { story: 2 }), 'the Quist defense ministry');
  const forth = await sourcesOf([one, ...between, other], 'ministry');
  const back = await sourcesOf([other, ...between, one], 'ministry');
  expect(forth.map((source) => source?.joined.length)).toEqual([2]);
  expect(back).toEqual(forth);
});
