import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SEED, STATEMENTS, Stories, storyEntry } from '../../bench/ledger-texts.ts';
import { entriesOf } from '../../src/bulk/entries.ts';
import { WordSift } from '../../src/link/sift.ts';
import { CONFLICTS, DENIED, verify } from '../../src/link/verify.ts';
import { WEIGHTS } from '../../src/link/weights.ts';
import type { Linkable } from '../../src/records/ledger.ts';
import { EXEC_ARGV } from '../compiled/paths.ts';
import { dice } from '../store/generated.ts';
import { linkablesOf } from './linkables.ts';

const BUNDLE = join(import.meta.dirname, '../../examples/bundle');

/** Compares all pairs: how many there are, how many have an edge, how many are let through, and which wrongly are not. */
function sifted(all: readonly Linkable[]) {
  const sift = new WordSift();
  for (const [row, linkable] of all.entries()) sift.keep(row, linkable);
  const out = { pairs: 0, edges: 0, through: 0, lost: [] as string[] };
  for (const [i, a] of all.entries())
    for (let j = 0; j < i; j++) {
      const isThrough = sift.mayLink(i, j);
      expect(sift.mayLink(j, i)).toBe(isThrough);
      out.pairs++;
      if (isThrough) out.through++;
      if (!verify(a, all[j]!)) continue;
      out.edges++;
      if (!isThrough) out.lost.push(`${a.statement.words} / ${all[j]!.statement.words}`);
    }
  return out;
}

test('no edge between statements of real articles is held back, most other pairs are', async () => {
  const all: Linkable[] = [];
  for await (const one of entriesOf({ paths: [BUNDLE], engine: 'rules', jobs: 1, execArgv: EXEC_ARGV }))
    if (one.kind !== 'failed') all.push(...linkablesOf(one.entry));
  const { pairs, edges, through, lost } = sifted(all);
  expect(lost).toEqual([]);
  expect(edges).toBeGreaterThan(20);
  expect(through).toBeLessThan(pairs / 5);
});

test('somebody is said to deny only what is surely the same', async () => {
  const all: Linkable[] = [];
  for await (const one of entriesOf({ paths: [BUNDLE], engine: 'rules', jobs: 1, execArgv: EXEC_ARGV }))
    if (one.kind !== 'failed') all.push(...linkablesOf(one.entry));
  const scores = { denied: [] as number[], agreed: [] as number[] };
  for (const [i, a] of all.entries())
    for (const b of all.slice(0, i)) {
      const edge = verify(a, b);
      const stances = new Set([a.statement.stance, b.statement.stance]);
      if (edge?.kind !== 'same' || !stances.has('asserts')) continue;
      scores[stances.has('denies') ? 'denied' : 'agreed'].push(edge.score);
    }
  expect(scores.denied.length).toBeGreaterThan(0);
  expect(Math.min(...scores.denied)).toBeGreaterThanOrEqual(DENIED);
  // Of statements on one side a less sure likeness is enough.
  expect(Math.min(...scores.agreed)).toBeLessThan(DENIED);
});

test('nor between those of generated ones', () => {
  const stories = new Stories(dice(SEED));
  const all = Array.from({ length: 60 }, (_, n) => storyEntry(n, stories.next(), STATEMENTS)).flatMap(linkablesOf);
  const { pairs, edges, through, lost } = sifted(all);
  expect(lost).toEqual([]);
  expect(edges).toBeGreaterThan(20);
  expect(through).toBeLessThan(pairs / 5);
});

/** The same statements with vectors near to one of a few directions each. */
function withVectors(all: readonly Linkable[]): Linkable[] {
  const roll = dice(SEED);
  const random = () => Float32Array.from({ length: 384 }, (_, i) => (roll(2_001) / 1_000 - 1) / (1 + i / 40));
  const directions = Array.from({ length: 8 }, random);
  return all.map((l) => {
    const near = directions[roll(directions.length)]!;
    const sum = random().map((x, i) => 0.8 * x + near[i]!);
    const norm = Math.hypot(...sum);
    return { ...l, statement: { ...l.statement, vector: Int8Array.from(sum, (x) => Math.round((127 * x) / norm)) } };
  });
}

test('nor where statements have vectors, by which some meet that share no word', async () => {
  const plain: Linkable[] = [];
  for await (const one of entriesOf({ paths: [BUNDLE], engine: 'rules', jobs: 1, execArgv: EXEC_ARGV }))
    if (one.kind !== 'failed') plain.push(...linkablesOf(one.entry));
  const all = withVectors(plain);
  const { pairs, edges, through, lost } = sifted(all);
  expect(lost).toEqual([]);
  expect(edges).toBeGreaterThan(20);
  expect(through).toBeLessThan(pairs / 2);
  const shares = (a: Linkable, b: Linkable) => a.statement.facts.stems.some((w) => b.statement.facts.stems.includes(w));
  const apart = all.filter((a, i) => all.slice(0, i).some((b) => !shares(a, b) && verify(a, b)));
  expect(apart.length).toBeGreaterThan(0);
});

test('of what is forgotten or was never seen it does not know', () => {
  const [a, b] = linkablesOf(storyEntry(1, 1, STATEMENTS)) as [Linkable, Linkable];
  const sift = new WordSift();
  sift.keep(1, a);
  sift.keep(2, b);
  expect(sift.has(1)).toBe(true);
  sift.keep(200_000, b);
  expect(sift.mayLink(1, 2)).toBe(sift.mayLink(200_000, 1));
  expect(sift.mayLink(1, 3)).toBe(null);
  expect(sift.mayLink(300_000, 1)).toBe(null);
  sift.forget(1);
  expect(sift.has(1)).toBe(false);
  expect(sift.mayLink(1, 2)).toBe(null);
  sift.clear();
  expect(sift.has(200_000)).toBe(false);
});

test('the most that likeness comes to is the most that probability does: what is taken at its most weighs for an edge', () => {
  const { bias: _, ...weights } = WEIGHTS;
  for (const [name, weight] of Object.entries(weights))
    if (!CONFLICTS.has(name as keyof typeof weights)) expect(weight).toBeGreaterThanOrEqual(0);
});
