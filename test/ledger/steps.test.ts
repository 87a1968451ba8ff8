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

/** The entry with its first source a person of this name and post. */
function naming(made: LedgerEntry, name: string, role: string | null): LedgerEntry {
  const [first, ...others] = made.sources;
  const person = {
    kind: 'person',
    grade: 'named',
    name,
    role,
    aliases: [],
    affiliation: null,
    outletId: null,
  } as const;
  return { ...made, sources: [{ ...first!, ...person, members: [] }, ...others] };
}

/** Records of the sources called so in a ledger of these entries, added in this order. */
async function sourcesOf(entries: readonly LedgerEntry[], query: string, batch = 64) {
  const path = join(folder, 'ledger.db');
  const ledger = await openLedger({ path });
  try {
    // Settled after each of two parts, as by two commands.
    await ledger.add(entries.slice(0, entries.length / 2), { batch });
    await ledger.add(entries.slice(entries.length / 2), { batch });
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

test('of a name that very many articles have, two people stay two, and each is one source', {
  timeout: 240_000,
}, async () => {
  const names = Array.from({ length: 360 }, (_, i) => {
    const [name, role] = i % 3 === 0 ? ['Mila Fenwick', 'goalkeeper'] : ['Mila Fenwick', 'mayor of Ostrel'];
    return naming(entry(i, { statements: 2, story: 1000 + i }), name!, role!);
  });
  const forth = await sourcesOf(names, 'Fenwick');
  const back = await sourcesOf(names.toReversed(), 'Fenwick', 7);
  expect(forth.map((source) => source?.joined.length).sort()).toEqual([120, 240]);
  const shown = (all: typeof forth) =>
    all.map((source) => [source?.id, source?.role, source?.joined.map((j) => j.article).sort()]).sort();
  expect(shown(back)).toEqual(shown(forth));
});
