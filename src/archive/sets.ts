import { type Graph, Levels, last, type Neighbour } from '../store/rows/levels.ts';

/** Disjoint sets over 0..n-1 in four bytes each; the root of a set is its least member. */
export class Sets {
  readonly #parent: Int32Array;

  constructor(n: number) {
    this.#parent = Int32Array.from({ length: n }, (_, i) => i);
  }

  root(i: number): number {
    let root = i;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    for (let at = i; at !== root; ) {
      const next = this.#parent[at]!;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y);
  }
}

interface Limits {
  readonly most: number;
  readonly cuts: readonly number[];
}

/** The components of what hangs together by these links, cut where they are too large as the ledger cuts them. */
export function parts(
  links: readonly (readonly [a: number, b: number, score: number])[],
  { most, cuts }: Limits,
): number[][] {
  const neighbours = new Map<number, Neighbour[]>();
  const add = (from: number, to: number, score: number): void => {
    const known = neighbours.get(from);
    if (known) known.push({ row: to, score });
    else neighbours.set(from, [{ row: to, score }]);
  };
  for (const [a, b, score] of links) {
    add(a, b, score);
    add(b, a, score);
  }
  const lifted = new Map<number, number>();
  let isLifted = false;
  const graph: Graph = {
    most,
    cuts,
    neighbours: (row) => neighbours.get(row) ?? [],
    level: (row) => lifted.get(row) ?? 0,
    lift(row, level) {
      lifted.set(row, level);
      isLifted = true;
    },
  };
  // Who is lifted later may have been a neighbour of what was placed before.
  for (;;) {
    isLifted = false;
    const levels = new Levels(graph);
    const done = new Set<number>();
    const found: number[][] = [];
    for (const row of neighbours.keys()) {
      if (done.has(row)) continue;
      const members = [...last(levels.place(row))];
      for (const member of members) done.add(member);
      found.push(members);
    }
    if (!isLifted) return found;
  }
}
