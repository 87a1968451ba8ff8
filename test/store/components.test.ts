import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Edge, LedgerEntry } from '../../src/records/ledger.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { entry } from './generated.ts';
import { linking } from './linking.ts';
import { settle } from './stand-in.ts';

/** Statements in an article, and articles: together more than a component may have. */
const EACH = 8;
const ARTICLES = 140;
const GROUP = 10;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-components-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const entries = Array.from({ length: ARTICLES }, (_, i) => entry(i, { statements: EACH, filler: 0, story: i }));
const ids = entries.flatMap((e) => e.statements.map((s) => s.id));

const edge = (a: string, b: string, score: number): Edge => {
  const [x, y] = a < b ? [a, b] : [b, a];
  return { a: x, b: y, kind: 'same', score, why: [{ kind: 'words', text: 'alike' }], by: 'rule test' };
};

/** Groups of ten that surely state one thing, hung one on another by weak edges into a chain of all. */
const sure = ids.flatMap((id, i) => (i % GROUP ? [edge(id, ids[i - 1]!, 0.9)] : []));
const weak = ids.flatMap((id, i) => (i % GROUP || i === 0 ? [] : [edge(id, ids[i - 1]!, 0.44)]));

/** Sizes of claims, and the digest, once the edges were put in steps with settling between them. */
async function claimsAfter(name: string, list: readonly LedgerEntry[], steps: readonly (readonly Edge[])[]) {
  const store = await openStore({ path: join(folder, name), linking });
  await store.write(async (tx) => {
    for (const e of list) await tx.put(e);
    await tx.putEdges(ids, []);
  });
  for (const edges of steps) {
    await store.write((tx) => tx.putEdges([], edges));
    await settle(store);
  }
  const sizes: number[] = [];
  for await (const claim of store.allClaims()) sizes.push(claim.statements.length);
  expect(await store.check()).toEqual([]);
  const digest = await store.digest();
  await store.close();
  return { sizes: [...new Set(sizes)], count: sizes.length, digest };
}

const chunks = (edges: readonly Edge[], size: number): Edge[][] =>
  Array.from({ length: Math.ceil(edges.length / size) }, (_, i) => edges.slice(i * size, (i + 1) * size));

test('a component that grows too large is cut at its weak edges, in whatever order they came', async () => {
  const all = await claimsAfter('all.db', entries, [[...sure, ...weak]]);
  expect(all).toMatchObject({ sizes: [GROUP], count: ids.length / GROUP });
  const backwards = [...chunks([...weak].reverse(), 17), ...chunks([...sure].reverse(), 300)];
  const other = await claimsAfter('other.db', [...entries].reverse(), backwards);
  expect(other.digest).toBe(all.digest);
}, 120_000);

test('one that is small enough keeps its weak edges', async () => {
  const few = weak.slice(0, 90);
  const { count } = await claimsAfter('few.db', entries, [sure, few]);
  expect(count).toBe(ids.length / GROUP - few.length);
}, 120_000);
