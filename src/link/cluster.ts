import type { Component, Edge } from '../records/ledger.ts';
import { type Group, joinAll } from './cohesion.ts';

/** Members that are clustered at once, at most: beyond that the weakest edges are left out, step by step. */
const MOST = 2000;
const STEP = 0.05;
/** Average likeness of all pairs between two clusters from which on they are one. Tuned with the weights of the pair verifier. */
const LEAST = 0.2;

/** What a person or the article's own words decided: such members are joined first, whatever else. */
const DECIDED = 1;

/**
 * Claims from the edges of one component: members that are decided to be one are joined; then, again and again, the two clusters whose
 * members are most alike on average, pairs without an edge counting nothing, until no two are alike enough (average linkage: Sokal and
 * Michener 1958). Against chains of weak edges that counts more than a star's centre does. Two members that a `not-same` edge parts
 * never share a cluster; one from a member to itself keeps it alone. Ties go by `rank`, then id, so the result is a function of the sets
 * of members and edges: their order changes nothing. Each cluster is sorted by rank, the clusters by their first member.
 */
export function clusterOf({ members, edges }: Component, rank: (id: string) => string = (id) => id): string[][] {
  const keys = new Map([...new Set(members)].map((id) => [id, rank(id)]));
  const order = [...keys.keys()].sort((a, b) => compare(keys.get(a)!, keys.get(b)!) || compare(a, b));
  const place = new Map(order.map((id, i) => [id, i]));
  const { alike, apart } = graph(edges, place);
  return split(
    order.map((_, i) => i),
    alike,
    0,
  )
    .flatMap((part) => clusters(part, alike, apart))
    .map((c) => c.sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!)
    .map((c) => c.map((i) => order[i]!));
}

type Scores = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Members by place, connected by edges above `least`; parts that are too large are split further by leaving out weak edges. */
function split(members: readonly number[], alike: Scores, least: number): number[][] {
  const inside = new Set(members);
  const seen = new Set<number>();
  const parts: number[][] = [];
  for (const start of members) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (let k = 0; k < part.length; k++)
      for (const [other, score] of alike.get(part[k]!) ?? [])
        if (score > least && inside.has(other) && !seen.has(other)) {
          seen.add(other);
          part.push(other);
        }
    parts.push(part);
  }
  return parts.flatMap((p) => (p.length > MOST && least + STEP < DECIDED ? split(p, alike, least + STEP) : [p]));
}

function clusters(part: readonly number[], alike: Scores, apart: ReadonlyMap<number, ReadonlySet<number>>): number[][] {
  const groupOf = decided(part, alike, apart);
  const all = new Map<number, Group>();
  for (const i of [...part].sort((a, b) => a - b)) {
    const mine = entry(all, groupOf.get(i)!, () => ({ members: [], within: 0, sums: new Map<number, number>() }));
    mine.members.push(i);
    for (const [j, score] of alike.get(i) ?? []) {
      const other = groupOf.get(j);
      if (other !== undefined && other !== groupOf.get(i)) mine.sums.set(other, score + (mine.sums.get(other) ?? 0));
    }
  }
  const isParted = (a: readonly number[], b: readonly number[]): boolean =>
    apart.size > 0 && a.some((m) => b.some((n) => apart.get(m)?.has(n)));
  joinAll(all, { least: LEAST, pairs: (a, b) => a * b, fits: (a, b) => !isParted(a.members, b.members) });
  return [...all.values()].map((c) => c.members);
}

/** The least member of the group of each member: groups are joined by what was decided, in order of place, unless that joins parted ones. */
function decided(
  part: readonly number[],
  alike: Scores,
  apart: ReadonlyMap<number, ReadonlySet<number>>,
): ReadonlyMap<number, number> {
  const members = new Map([...part].sort((a, b) => a - b).map((i) => [i, [i]]));
  const groupOf = new Map(part.map((i) => [i, i]));
  for (const i of [...members.keys()])
    for (const j of [...(alike.get(i) ?? [])]
      .filter(([, s]) => s >= DECIDED)
      .map(([k]) => k)
      .sort((a, b) => a - b)) {
      const x = groupOf.get(i)!;
      const y = groupOf.get(j);
      if (y === undefined || x === y) continue;
      const [to, from] = x < y ? [x, y] : [y, x];
      if (members.get(to)!.some((m) => members.get(from)!.some((n) => apart.get(m)?.has(n)))) continue;
      for (const m of members.get(from)!) groupOf.set(m, to);
      members.get(to)!.push(...members.get(from)!);
      members.delete(from);
    }
  return groupOf;
}

/** Kinds of evidence by which two statements are of two claims however alike they are. */
const PARTING: ReadonlySet<string> = new Set(['number', 'time']);
/** Numbers that cannot both be true, and what one adds, part two clusters as strongly as a sure likeness joins them. */
const RIVALS = -1;

/** How much an edge speaks for one claim; 0 for what says nothing of it. */
function weightOf({ kind, score, by, why }: Edge): number {
  if (kind === 'same') return by === 'person' ? DECIDED : score;
  return why.some((w) => PARTING.has(w.kind)) ? RIVALS : 0;
}

/** Scores of edges by place, both ways, those between parted members left out; who is parted from whom. */
function graph(edges: readonly Edge[], place: ReadonlyMap<string, number>) {
  const apart = new Map<number, Set<number>>();
  const alone = new Set<number>();
  const alike = new Map<number, Map<number, number>>();
  const known = edges.flatMap((edge) => {
    const x = place.get(edge.a);
    const y = place.get(edge.b);
    return x === undefined || y === undefined ? [] : [{ x, y, kind: edge.kind, score: weightOf(edge) }];
  });
  for (const { x, y, kind } of known) {
    if (kind !== 'not-same') continue;
    if (x === y) alone.add(x);
    entry(apart, x, () => new Set<number>()).add(y);
    entry(apart, y, () => new Set<number>()).add(x);
  }
  for (const { x, y, score } of known) {
    if (score === 0 || x === y || alone.has(x) || alone.has(y) || apart.get(x)?.has(y)) continue;
    for (const [from, to] of [
      [x, y],
      [y, x],
    ] as const) {
      const scores = entry(alike, from, () => new Map<number, number>());
      scores.set(to, Math.max(score, scores.get(to) ?? score));
    }
  }
  return { alike, apart };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
