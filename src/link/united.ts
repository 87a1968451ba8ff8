import type { Edge } from '../records/ledger.ts';

/**
 * Clusters as persons' `same` edges join them: whole, the first at the place of both. Statements that a `not-same` edge parts from
 * one that is there already stay behind, in a cluster of their own. Edges count in their order; each cluster keeps the order of
 * its members, those that came to it last.
 */
export function united(clusters: readonly (readonly string[])[], edges: readonly Edge[]): string[][] {
  const groups = clusters.map((c) => [...c]);
  const place = new Map(groups.flatMap((ids, i) => ids.map((id) => [id, i] as const)));
  const apart = partedBy(edges);
  for (const { a, b, kind, by } of edges) {
    const [x, y] = [place.get(a), place.get(b)];
    if (kind !== 'same' || by !== 'person' || x === undefined || y === undefined || x === y) continue;
    const [to, from] = x < y ? [x, y] : [y, x];
    const there = groups[to]!;
    const fits = (id: string): boolean => !there.some((other) => apart.get(id)?.has(other));
    // Who parts the very statements that are joined has the last word.
    if (!fits(from === y ? b : a)) continue;
    const moved = groups[from]!.filter(fits);
    groups[from] = groups[from]!.filter((id) => !moved.includes(id));
    there.push(...moved);
    for (const id of moved) place.set(id, to);
  }
  return groups.filter((ids) => ids.length > 0);
}

/** Who is parted from whom, both ways. */
function partedBy(edges: readonly Edge[]): ReadonlyMap<string, ReadonlySet<string>> {
  const apart = new Map<string, Set<string>>();
  for (const { a, b, kind } of edges) {
    if (kind !== 'not-same' || a === b) continue;
    apart.set(a, (apart.get(a) ?? new Set()).add(b));
    apart.set(b, (apart.get(b) ?? new Set()).add(a));
  }
  return apart;
}
