import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BATCH } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import type { LedgerEntry, LedgerSource } from '../../src/records/ledger.ts';
import { entry } from '../store/generated.ts';

/** More statements than are settled in one step. */
const ARTICLES = 160;
const STATEMENTS = 8;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-steps-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The entry with this said of its first source, or of one that it gets where it has none. */
function telling(made: LedgerEntry, told: Pick<LedgerSource, 'kind' | 'grade' | 'name'> & Partial<LedgerSource>) {
  const [first, ...others] = made.sources;
  const bare = { aliases: [], members: [], role: null, affiliation: null, outletId: null, reason: null };
  const source: LedgerSource = { ...bare, local: first?.local ?? 's1', ...told };
  return { ...made, sources: [source, ...others] };
}

const calling = (made: LedgerEntry, name: string): LedgerEntry =>
  telling(made, { kind: 'organization', grade: 'role', name });

/** Records of the sources called so in a ledger of these entries, added in this order. */
async function sourcesOf(entries: readonly LedgerEntry[], query: string, batch = BATCH) {
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
    const role = i % 3 === 0 ? 'goalkeeper' : 'mayor of Ostrel';
    const made = entry(i, { statements: 2, story: 1000 + i });
    return telling(made, { kind: 'person', grade: 'named', name: 'Mila Fenwick', role });
  });
  const forth = await sourcesOf(names, 'Fenwick');
  const back = await sourcesOf(names.toReversed(), 'Fenwick', 7);
  expect(forth.map((source) => source?.joined.length).sort()).toEqual([120, 240]);
  const shown = (all: typeof forth) =>
    all.map((source) => [source?.id, source?.role, source?.joined.map((j) => j.article).sort()]).sort();
  expect(shown(back)).toEqual(shown(forth));
});
