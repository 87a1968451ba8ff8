import type { Component, Edge } from '../records/ledger.ts';

/**
 * Canonical star clustering (after Aslam, Pelekhov and Rus, "The star clustering algorithm", 2004) of one component: members by (degree
 * descending, rank) each become a centre if they are still free and take their free neighbours; then every member moves to the
 * centre that it is most alike to, ties by rank. Two members that a `not-same` edge parts never share a cluster; one from a member to itself keeps it alone. A function
 * of the set of members and edges: their order changes nothing. Each cluster sorted by rank, clusters by their first member.
 */
export function clusterOf({ members, edges }: Component, rank: (id: string) => string = (id) => id): string[][] {
  const order = [...new Set(members)].sort((a, b) => compare(rank(a), rank(b)) || compare(a, b));
  const { alike, apart, alone } = graph(edges, new Set(order));
  const degree = (id: string): number => alike.get(id)?.size ?? 0;
  const place = new Map(order.map((id, i) => [id, i]));
  const centres: string[] = [];
  const centreOf = new Map<string, string>();
  const groups = new Map<string, string[]>();
  const fits = (id: string, centre: string): boolean =>
    !alone.has(id) && !alone.has(centre) && groups.get(centre)!.every((m) => m === id || !apart.get(id)?.has(m));
  const join = (id: string, centre: string): void => {
    const old = centreOf.get(id);
    if (old !== undefined)
      groups.set(
        old,
        groups.get(old)!.filter((m) => m !== id),
      );
    groups.get(centre)!.push(id);
    centreOf.set(id, centre);
  };
  const likest = (id: string): [string, number][] =>
    [...(alike.get(id) ?? [])].sort(([a, x], [b, y]) => y - x || place.get(a)! - place.get(b)!);
  for (const id of [...order].sort((a, b) => degree(b) - degree(a) || place.get(a)! - place.get(b)!)) {
    if (centreOf.has(id)) continue;
    centres.push(id);
    groups.set(id, []);
    join(id, id);
    for (const [other] of likest(id)) if (!centreOf.has(other) && fits(other, id)) join(other, id);
  }
  const isCentre = new Set(centres);
  for (const id of order) {
    if (isCentre.has(id)) continue;
    for (const [other] of likest(id)) {
      if (!isCentre.has(other)) continue;
      if (other === centreOf.get(id)) break;
      if (!fits(id, other)) continue;
      join(id, other);
      break;
    }
  }
  return [...groups.values()]
    .filter((g) => g.length)
    .map((g) => g.sort((a, b) => place.get(a)! - place.get(b)!))
    .sort((a, b) => place.get(a[0]!)! - place.get(b[0]!)!);
}

interface Graph {
  readonly alike: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>;
  readonly alone: ReadonlySet<string>;
}

/** What a person decided outweighs every likeness. */
const DECIDED = 2;

function graph(edges: readonly Edge[], known: ReadonlySet<string>): Graph {
  const alike = new Map<string, Map<string, number>>();
  const apart = new Map<string, Set<string>>();
  const alone = new Set<string>();
  for (const { a, b, kind } of edges) {
    if (kind !== 'not-same') continue;
    if (a === b) alone.add(a);
    else {
      of(apart, a, () => new Set()).add(b);
      of(apart, b, () => new Set()).add(a);
    }
  }
  for (const { a, b, kind, score, by } of edges) {
    if (kind !== 'same' || a === b || !known.has(a) || !known.has(b) || apart.get(a)?.has(b)) continue;
    const s = by === 'person' ? DECIDED : score;
    const put = (x: string, y: string): unknown => {
      const m = of(alike, x, () => new Map<string, number>());
      return m.set(y, Math.max(s, m.get(y) ?? 0));
    };
    put(a, b);
    put(b, a);
  }
  return { alike, apart, alone };
}

function of<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
