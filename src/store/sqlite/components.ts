import type { Component, Edge } from '../../records/ledger.ts';
import { compare } from './articles.ts';
import { edgeCodes } from './codes.ts';
import { idOf, type Key } from './ids.ts';
import type { Writing } from './writing.ts';

/** Members of a component, at most. */
const MOST = 1000;
/** Scores below which an edge joins no component, by level: as far up as it takes until a component is small enough. */
const CUTS = [0, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];

interface Joined extends Edge {
  /** Rows of the ends. */
  readonly from: number;
  readonly to: number;
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
  readonly #edges = new Map<number, readonly Joined[]>();
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
    // An edge from outside whose other end is a member comes from both ends.
    const each = new Map<string, Edge>();
    for (const row of members)
      for (const { from, to, ...edge } of this.#at(row)) {
        const isOwn = members.has(from);
        if (isOwn || edge.kind !== 'same') each.set(`${edge.a} ${edge.b} ${edge.kind} ${edge.by}`, edge);
      }
    return {
      members: [...members].map((row) => this.#id(row)).sort(compare),
      edges: [...each].sort(([x], [y]) => compare(x, y)).map(([, edge]) => edge),
    };
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
      for (const { kind, score, from, to } of this.#at(row)) {
        if (kind !== 'same' || score < CUTS[level]!) continue;
        const other = from === row ? to : from;
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

  #at(row: number): readonly Joined[] {
    const known = this.#edges.get(row);
    if (known) return known;
    const made = [FROM_A, FROM_B].flatMap((text) =>
      this.#w.sql
        .all<{ a: number; b: number; kind: number; facts: string; maker: string }>(text, row)
        .map((e): Joined => {
          const facts = this.#w.reasons.facts(e.facts);
          const kind = edgeCodes.name(e.kind);
          return { a: this.#id(e.a), b: this.#id(e.b), kind, by: e.maker, ...facts, from: e.a, to: e.b };
        }),
    );
    this.#edges.set(row, made);
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

const FROM_A =
  'SELECT e.a, e.b, e.kind, e.facts, m.name AS maker FROM edge e JOIN maker m ON m.row = e.maker WHERE e.a = ?';
const FROM_B =
  'SELECT e.a, e.b, e.kind, e.facts, m.name AS maker FROM edge e JOIN maker m ON m.row = e.maker WHERE e.b = ?';
