import type { Component, Edge } from '../../records/ledger.ts';
import { compare } from './articles.ts';
import { edgeCodes } from './codes.ts';
import { scoreOf } from './edge-facts.ts';
import { idOf, type Key } from './ids.ts';
import type { Writing } from './writing.ts';

const SAME = edgeCodes.of('same');
/** Members of a component, at most. */
const MOST = 1000;
/** Scores below which an edge joins no component, by level: as far up as it takes until a component is small enough. */
const CUTS = [0, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];

/** An edge as its table has it. */
interface EdgeRow {
  readonly a: number;
  readonly b: number;
  readonly kind: number;
  readonly maker: number;
  readonly facts: Buffer;
}

/** The other end of a `same` edge. */
interface Neighbour {
  readonly row: number;
  readonly score: number;
}

/**
 * Components of the `same` edges that these statements lie in. One that is larger than `MOST` is cut: its weakest edges join no
 * more, level by level. The level of a statement is the lowest at which its component is small enough, which is a function of
 * the set of edges; it is kept, and what a new edge makes too large is lifted and settled again. It never comes down when edges
 * go: relinking begins anew.
 */
export function components(w: Writing, statements: readonly string[]): Component[] {
  const walk = new Walk(w);
  const out: Component[] = [];
  const done = new Set<number>();
  for (const start of w.statements(statements)) {
    if (done.has(start)) continue;
    const members = walk.place(start);
    for (const row of members) done.add(row);
    out.push(walk.component(members));
  }
  return out;
}

class Walk {
  readonly #w: Writing;
  /** Edges by the statement that they are told at: all where it is `a`, those of other kinds than `same` where it is `b`. */
  readonly #edges = new Map<number, readonly EdgeRow[]>();
  readonly #neighbours = new Map<number, readonly Neighbour[]>();
  readonly #ids = new Map<number, string>();
  readonly #levels = new Map<number, number>();

  constructor(w: Writing) {
    this.#w = w;
  }

  /** Lifts whatever has become too large, and gives the component of a statement. */
  place(start: number): ReadonlySet<number> {
    for (;;) {
      const level = this.#level(start);
      const { members, below, isTooLarge } = this.#around(start, level);
      // Who is below has not been told yet that its component is too large.
      for (const row of below) this.#lift(this.#around(row, this.#level(row)).members);
      if (below.length) continue;
      if (!isTooLarge) return members;
      this.#lift(members);
    }
  }

  component(members: ReadonlySet<number>): Component {
    const edges: Edge[] = [];
    for (const row of members)
      for (const e of this.#edges.get(row) ?? []) {
        // One of another kind between two members is told at both ends.
        if (e.a !== row && members.has(e.a)) continue;
        const ends = { a: this.#id(e.a), b: this.#id(e.b) };
        const signed = { kind: edgeCodes.name(e.kind), by: this.#w.makerName(e.maker) };
        edges.push({ ...ends, ...signed, ...this.#w.reasons.facts(e.facts) });
      }
    return { members: [...members].map((row) => this.#id(row)).sort(compare), edges: edges.sort(inOrder) };
  }

  /** Everything that edges of a level lead to, as far as that is on this level; what lies higher shows that it is too large. */
  #around(
    start: number,
    level: number,
  ): { readonly members: ReadonlySet<number>; readonly below: readonly number[]; readonly isTooLarge: boolean } {
    const members = new Set([start]);
    const below: number[] = [];
    let isCut = false;
    for (const row of members)
      for (const { row: other, score } of this.#at(row)) {
        if (score < CUTS[level]!) continue;
        const its = this.#level(other);
        if (its > level) isCut = true;
        else members.add(other);
        if (its < level) below.push(other);
      }
    const isLast = level === CUTS.length - 1;
    return { members, below, isTooLarge: !isLast && (isCut || members.size > MOST) };
  }

  #lift(members: ReadonlySet<number>): void {
    for (const row of members) {
      const level = Math.min(CUTS.length - 1, this.#level(row) + 1);
      this.#levels.set(row, level);
      this.#w.sql.run('UPDATE statement SET level = ?, settled = 0 WHERE row = ?', level, row);
    }
  }

  #level(row: number): number {
    const known = this.#levels.get(row);
    if (known !== undefined) return known;
    const level = this.#w.sql.value<number>('SELECT level FROM statement WHERE row = ?', row)!;
    this.#levels.set(row, level);
    return level;
  }

  #at(row: number): readonly Neighbour[] {
    const known = this.#neighbours.get(row);
    if (known) return known;
    const from = this.#w.sql.all<EdgeRow>('SELECT a, b, kind, maker, facts FROM edge WHERE a = ?', row);
    const to = this.#w.sql.all<EdgeRow>('SELECT a, b, kind, maker, facts FROM edge WHERE b = ?', row);
    const made: Neighbour[] = [];
    const told = from.slice();
    for (const e of from) if (e.kind === SAME) made.push({ row: e.b, score: scoreOf(e.facts) });
    for (const e of to)
      if (e.kind === SAME) made.push({ row: e.a, score: scoreOf(e.facts) });
      else if (e.a !== row) told.push(e);
    this.#edges.set(row, told);
    this.#neighbours.set(row, made);
    return made;
  }

  #id(row: number): string {
    const known = this.#ids.get(row);
    if (known !== undefined) return known;
    const cached = this.#w.articles.knownId(row);
    const found = cached ?? idOf('st:', this.#w.sql.value<Key>('SELECT id FROM statement WHERE row = ?', row)!);
    this.#ids.set(row, found);
    return found;
  }
}

/** By ends, kind and maker: what is summed over edges then does not depend on the order in which they came. */
const inOrder = (x: Edge, y: Edge): number =>
  compare(x.a, y.a) || compare(x.b, y.b) || compare(x.kind, y.kind) || compare(x.by, y.by);
