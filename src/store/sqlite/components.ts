import type { Component, Edge } from '../../records/ledger.ts';
import { edgeCodes } from '../rows/codes.ts';
import { compare } from '../rows/compare.ts';
import { COMPONENT_CUTS, MOST_MEMBERS } from '../rows/components.ts';
import { scoreOf } from '../rows/edge-bytes.ts';
import { idOf, type Key } from '../rows/ids.ts';
import { type Graph, Levels, last, type Neighbour } from '../rows/levels.ts';
import type { Writing } from './writing.ts';

const SAME = edgeCodes.of('same');
/** An edge as its table has it. */
interface EdgeRow {
  readonly a: number;
  readonly b: number;
  readonly kind: number;
  readonly maker: number;
  readonly facts: Buffer;
}

/** Components of the `same` edges that these statements lie in, cut where they are too large. */
export function components(w: Writing, statements: readonly string[]): Component[] {
  const walk = new Walk(w);
  const levels = new Levels(walk);
  const out: Component[] = [];
  const done = new Set<number>();
  for (const start of w.statements(statements)) {
    if (done.has(start)) continue;
    const members = last(levels.place(start));
    for (const row of members) done.add(row);
    out.push(walk.component(members));
  }
  return out;
}

class Walk implements Graph {
  readonly most = MOST_MEMBERS;
  readonly cuts = COMPONENT_CUTS;
  readonly #w: Writing;
  /** Edges by the statement that they are told at: all where it is `a`, those of other kinds than `same` where it is `b`. */
  readonly #edges = new Map<number, readonly EdgeRow[]>();
  readonly #ids = new Map<number, string>();

  constructor(w: Writing) {
    this.#w = w;
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

  level(row: number): number {
    return this.#w.sql.value<number>('SELECT level FROM statement WHERE row = ?', row)!;
  }

  lift(row: number, level: number): void {
    this.#w.sql.run('UPDATE statement SET level = ?, settled = 0 WHERE row = ?', level, row);
  }

  neighbours(row: number): readonly Neighbour[] {
    const from = this.#w.sql.all<EdgeRow>('SELECT a, b, kind, maker, facts FROM edge WHERE a = ?', row);
    const to = this.#w.sql.all<EdgeRow>('SELECT a, b, kind, maker, facts FROM edge WHERE b = ?', row);
    const made: Neighbour[] = [];
    const told = from.slice();
    for (const e of from) if (e.kind === SAME) made.push({ row: e.b, score: scoreOf(e.facts) });
    for (const e of to)
      if (e.kind === SAME) made.push({ row: e.a, score: scoreOf(e.facts) });
      else if (e.a !== row) told.push(e);
    this.#edges.set(row, told);
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
