/** Some members with the summed scores of the edges from them to each other group. */
export interface Group {
  readonly members: number[];
  /** The same of the edges between what was joined here. */
  within: number;
  /** By the key of the other group. */
  readonly sums: Map<number, number>;
}

/** What makes two groups one. */
export interface Cohesion {
  /** Average score of the pairs between two groups from which on they may be one. */
  readonly least: number;
  /** How many pairs that average is over, by the sizes of both. */
  readonly pairs: (a: number, b: number) => number;
  /** Whether two groups with that average may be one. */
  readonly fits: (a: Group, b: Group, score: number) => boolean;
}

interface Likest {
  readonly other: number;
  readonly score: number;
}

/**
 * Joins, again and again, the two groups that are most alike on average, as long as two are alike enough and fit. A group's key is
 * its least member; of equals the pair with the least keys comes first.
 */
export function joinAll(all: Map<number, Group>, cohesion: Cohesion): void {
  const best = new Map<number, Likest>();
  const look = (key: number): void => {
    const found = likest(all, key, cohesion);
    if (found) best.set(key, found);
    else best.delete(key);
  };
  for (const key of all.keys()) look(key);
  for (;;) {
    let top: (Likest & { readonly key: number }) | null = null;
    for (const [key, { other, score }] of best)
      if (!top || score > top.score || (score === top.score && key < top.key)) top = { key, other, score };
    if (!top) return;
    const { key, other } = top;
    const near = all.get(other)!.sums;
    join(all, key, other);
    best.delete(other);
    look(key);
    for (const third of all.get(key)!.sums.keys()) if (third < key) look(third);
    for (const third of near.keys()) if (third > key && third < other) look(third);
  }
}

/** The likest group of greater key that fits: each pair is looked at from its lesser key. */
function likest(all: ReadonlyMap<number, Group>, key: number, { least, pairs, fits }: Cohesion): Likest | null {
  const mine = all.get(key)!;
  let found: Likest | null = null;
  for (const [other, sum] of mine.sums) {
    if (other < key) continue;
    const theirs = all.get(other)!;
    const score = sum / pairs(mine.members.length, theirs.members.length);
    if (score < least || (found && (score < found.score || (score === found.score && other > found.other)))) continue;
    if (fits(mine, theirs, score)) found = { other, score };
  }
  return found;
}

/** Puts one group into another of lesser key. */
function join(all: Map<number, Group>, key: number, other: number): void {
  const mine = all.get(key)!;
  const theirs = all.get(other)!;
  mine.within += theirs.within + mine.sums.get(other)!;
  mine.members.push(...theirs.members);
  mine.sums.delete(other);
  all.delete(other);
  for (const [third, sum] of theirs.sums) {
    if (third === key) continue;
    const both = sum + (mine.sums.get(third) ?? 0);
    mine.sums.set(third, both);
    const { sums } = all.get(third)!;
    sums.delete(other);
    sums.set(key, both);
  }
}
