/** Some members with the summed scores of the edges from them to each other cluster. */
export interface Cluster {
  readonly members: number[];
  /** By the key of the other cluster. */
  readonly sums: Map<number, number>;
}

/** Average likeness of all pairs between two clusters from which on they are one. Tuned with the weights of the pair verifier. */
const LEAST = 0.1;

/**
 * Joins, again and again, the two clusters that are most alike, as long as they are alike enough and no member of one is
 * parted from one of the other. A cluster's key is its least member; of equals the pair with the least keys comes first.
 */
export function joinAll(all: Map<number, Cluster>, apart: ReadonlyMap<number, ReadonlySet<number>>): void {
  const best = new Map<number, { other: number; score: number }>();
  /** The likest cluster of greater key: each pair is looked at from its lesser key. */
  const look = (key: number): void => {
    const mine = all.get(key)!;
    let found: { other: number; score: number } | null = null;
    for (const [other, sum] of mine.sums) {
      if (other < key) continue;
      const theirs = all.get(other)!;
      const score = sum / (mine.members.length * theirs.members.length);
      if (score < LEAST || (found && (score < found.score || (score === found.score && other > found.other)))) continue;
      if (!parted(mine, theirs, apart)) found = { other, score };
    }
    if (found) best.set(key, found);
    else best.delete(key);
  };
  for (const key of all.keys()) look(key);
  for (;;) {
    let top: { key: number; other: number; score: number } | null = null;
    for (const [key, { other, score }] of best)
      if (!top || score > top.score || (score === top.score && key < top.key)) top = { key, other, score };
    if (!top) return;
    const { key, other } = top;
    const mine = all.get(key)!;
    const theirs = all.get(other)!;
    mine.members.push(...theirs.members);
    all.delete(other);
    best.delete(other);
    mine.sums.delete(other);
    for (const [third, sum] of theirs.sums) {
      if (third === key) continue;
      const both = sum + (mine.sums.get(third) ?? 0);
      mine.sums.set(third, both);
      const sums = all.get(third)!.sums;
      sums.delete(other);
      sums.set(key, both);
    }
    look(key);
    for (const third of mine.sums.keys()) if (third < key) look(third);
    for (const third of theirs.sums.keys()) if (third !== key && third > key && third < other) look(third);
  }
}

const parted = (a: Cluster, b: Cluster, apart: ReadonlyMap<number, ReadonlySet<number>>): boolean =>
  apart.size > 0 && a.members.some((m) => b.members.some((n) => apart.get(m)?.has(n)));
