/** The other end of an edge that joins. */
export interface Neighbour {
  readonly row: number;
  readonly score: number;
}

/** What hangs together, as its tables have it. */
export interface Graph {
  /** Members of a component, at most. */
  readonly most: number;
  /** Scores below which an edge joins no component, by level: as far up as it takes until a component is small enough. */
  readonly cuts: readonly number[];
  neighbours(row: number): readonly Neighbour[];
  level(row: number): number;
  /** Keeps a level, and that the row is to be settled again. */
  lift(row: number, level: number): void;
}

interface Around {
  readonly members: ReadonlySet<number>;
  readonly below: readonly number[];
  readonly isTooLarge: boolean;
}

/** What steps give in the end, for whoever has nothing to look up between them. */
export function last<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Components that are never too large: of one that is, the weakest edges join no more, level by level. The level of a member is the lowest at which its
 * component is small enough, which is a function of the set of edges; it is kept, and what a new edge makes too large is lifted
 * and settled again. It never comes down when edges go: relinking begins anew.
 */
export class Levels {
  readonly #graph: Graph;
  readonly #neighbours = new Map<number, readonly Neighbour[]>();
  readonly #levels = new Map<number, number>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /**
   * Lifts whatever has become too large, and gives the component of a member. Between its steps it names the rows of which the graph is asked
   * next, for graphs that have to look them up beforehand.
   */
  *place(start: number): Generator<readonly number[], ReadonlySet<number>> {
    for (;;) {
      yield [start];
      const level = this.#level(start);
      const { members, below, isTooLarge } = yield* this.#around(start, level);
      // Who is below has not been told yet that its component is too large.
      for (const row of below) {
        const all = yield* this.#around(row, this.#level(row));
        this.#lift(all.members);
      }
      if (below.length) continue;
      if (!isTooLarge) return members;
      this.#lift(members);
    }
  }

  /** Everything that edges of a level lead to, as far as that is on this level; what lies higher shows that it is too large. */
  *#around(start: number, level: number): Generator<readonly number[], Around> {
    const { cuts, most } = this.#graph;
    const members = new Set([start]);
    const below: number[] = [];
    let isCut = false;
    let next = [start];
    while (next.length) {
      yield next;
      const wave = next;
      next = [];
      for (const row of wave)
        for (const { row: other, score } of this.#at(row)) {
          if (score < cuts[level]!) continue;
          const its = this.#level(other);
          if (its > level) isCut = true;
          else if (!members.has(other)) {
            members.add(other);
            next.push(other);
          }
          if (its < level) below.push(other);
        }
    }
    const isLast = level === cuts.length - 1;
    return { members, below, isTooLarge: !isLast && (isCut || members.size > most) };
  }

  #lift(members: ReadonlySet<number>): void {
    for (const row of members) {
      const level = Math.min(this.#graph.cuts.length - 1, this.#level(row) + 1);
      this.#levels.set(row, level);
      this.#graph.lift(row, level);
    }
  }

  #level(row: number): number {
    const known = this.#levels.get(row);
    if (known !== undefined) return known;
    const level = this.#graph.level(row);
    this.#levels.set(row, level);
    return level;
  }

  #at(row: number): readonly Neighbour[] {
    const known = this.#neighbours.get(row);
    if (known) return known;
    const found = this.#graph.neighbours(row);
    this.#neighbours.set(row, found);
    return found;
  }
}
