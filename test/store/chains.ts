import { expect } from 'vitest';
import type { Edge, LedgerEntry } from '../../src/records/ledger.ts';
import type { Store } from '../../src/store/store.ts';
import { entry } from './generated.ts';
import { settle } from './stand-in.ts';

/** Statements in an article, and articles: together more than a component may have. */
const EACH = 8;
const ARTICLES = 140;
export const GROUP = 10;

export const entries = Array.from({ length: ARTICLES }, (_, i) => entry(i, { statements: EACH, filler: 0, story: i }));
export const ids = entries.flatMap((e) => e.statements.map((s) => s.id));

const edge = (a: string, b: string, score: number): Edge => {
  const [x, y] = a < b ? [a, b] : [b, a];
  return { a: x, b: y, kind: 'same', score, why: [{ kind: 'words', text: 'alike' }], by: 'rule test' };
};

/** Groups of ten that surely state one thing, hung one on another by weak edges into a chain of all. */
export const sure = ids.flatMap((id, i) => (i % GROUP ? [edge(id, ids[i - 1]!, 0.9)] : []));
export const weak = ids.flatMap((id, i) => (i % GROUP || i === 0 ? [] : [edge(id, ids[i - 1]!, 0.44)]));

/** Sizes of claims, and the digest, once the edges were put in steps with settling between them. */
export async function claimsAfter(store: Store, list: readonly LedgerEntry[], steps: readonly (readonly Edge[])[]) {
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

export const chunks = (edges: readonly Edge[], size: number): Edge[][] =>
  Array.from({ length: Math.ceil(edges.length / size) }, (_, i) => edges.slice(i * size, (i + 1) * size));
