import type { Component, Edge } from '../../records/ledger.ts';
import { edgeCodes } from '../rows/codes.ts';
import { compare } from '../rows/compare.ts';
import { COMPONENT_CUTS, MOST_MEMBERS } from '../rows/components.ts';
import { scoreOf } from '../rows/edge-bytes.ts';
import { type Graph, Levels, type Neighbour } from '../rows/levels.ts';
import type { Writing } from './writing.ts';

const SAME = edgeCodes.of('same');

interface EdgeRow {
  readonly a: number;
  readonly b: number;
  readonly kind: number;
  readonly maker: number;
  readonly facts: Buffer;
}

/** Components of the `same` edges that these statements lie in, cut where they are too large. */
export async function components(w: Writing, statements: readonly string[]): Promise<Component[]> {
  const walk = new Walk(w);
  const levels = new Levels(walk);
  const out: (readonly number[])[] = [];
  const done = new Set<number>();
  const starts = [...(await w.statements(statements)).values()];
  await walk.load(starts);
  for (const start of starts) {
    if (done.has(start)) continue;
    const members = await loaded(levels.place(start), (rows) => walk.load(rows));
    for (const row of members) done.add(row);
    out.push([...members]);
  }
  await walk.write();
  return walk.components(out);
}

/** What steps give in the end, each told what it asks for next. */
export async function loaded<T>(
  steps: Generator<readonly number[], T>,
  load: (rows: readonly number[]) => Promise<void>,
): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await load(value);
  }
}

/** Rows of what was loaded of a graph, with their levels; those that rise are written in the end. */
export class Loaded {
  readonly levels = new Map<number, number>();
  readonly neighbours = new Map<number, readonly Neighbour[]>();
  readonly lifted = new Map<number, number>();

  missing(rows: readonly number[]): number[] {
    return rows.filter((row) => !this.neighbours.has(row));
  }

  lift(row: number, level: number): void {
    this.levels.set(row, level);
    this.lifted.set(row, level);
  }
}

class Walk implements Graph {
  readonly most = MOST_MEMBERS;
  readonly cuts = COMPONENT_CUTS;
  readonly #w: Writing;
  readonly #known = new Loaded();
  /** Edges by the statement that they are told at: all where it is `a`, those of other kinds than `same` where it is `b`. */
  readonly #edges = new Map<number, EdgeRow[]>();

  constructor(w: Writing) {
    this.#w = w;
  }

  /** Edges at these statements, and the levels of both ends. */
  async load(rows: readonly number[]): Promise<void> {
    const missing = this.#known.missing(rows);
    if (!missing.length) return;
    const from = await this.#w.sql.all<EdgeRow>(
      'SELECT a, b, kind, maker, facts FROM edge WHERE a = ANY(?::bigint[])',
      missing,
    );
    const to = await this.#w.sql.all<EdgeRow>(
      'SELECT a, b, kind, maker, facts FROM edge WHERE b = ANY(?::bigint[])',
      missing,
    );
    const near = new Map(missing.map((row): [number, Neighbour[]] => [row, []]));
    for (const row of missing) this.#edges.set(row, []);
    for (const e of from) {
      this.#edges.get(e.a)!.push(e);
      if (e.kind === SAME) near.get(e.a)!.push({ row: e.b, score: scoreOf(e.facts) });
    }
    for (const e of to)
      if (e.kind === SAME) near.get(e.b)!.push({ row: e.a, score: scoreOf(e.facts) });
      else if (e.a !== e.b) this.#edges.get(e.b)!.push(e);
    for (const [row, list] of near) this.#known.neighbours.set(row, list);
    const { levels } = this.#known;
    const unknown = [...missing, ...[...near.values()].flat().map((n) => n.row)].filter((row) => !levels.has(row));
    for (const { row, level } of await this.#w.sql.all<{ row: number; level: number }>(
      'SELECT row, level FROM statement WHERE row = ANY(?::bigint[])',
      [...new Set(unknown)],
    ))
      levels.set(row, level);
  }

  level(row: number): number {
    return this.#known.levels.get(row)!;
  }

  lift(row: number, level: number): void {
    this.#known.lift(row, level);
  }

  neighbours(row: number): readonly Neighbour[] {
    return this.#known.neighbours.get(row)!;
  }

  async write(): Promise<void> {
    const { lifted } = this.#known;
    if (lifted.size)
      this.#w.sql.send(
        `UPDATE statement s SET level = v.level, settled = false FROM unnest(?::bigint[], ?::int[]) v(row, level)
         WHERE s.row = v.row`,
        [...lifted.keys()],
        [...lifted.values()],
      );
  }

  async components(all: readonly (readonly number[])[]): Promise<Component[]> {
    const told = all.map((members) => {
      const own = new Set(members);
      // One of another kind between two members is told at both ends.
      return members.flatMap((row) => this.#edges.get(row)!.filter((e) => e.a === row || !own.has(e.a)));
    });
    const edges = told.flat();
    const facts = new Map<EdgeRow, Pick<Edge, 'score' | 'why'>>();
    for (const [i, found] of (await this.#w.reasons.facts(edges.map((e) => e.facts))).entries())
      facts.set(edges[i]!, found);
    const makers = await this.#w.makerNames(edges.map((e) => e.maker));
    const ids = await this.#w.statementIds([...new Set([...all.flat(), ...edges.flatMap((e) => [e.a, e.b])])]);
    return all.map((members, i) => ({
      members: members.map((row) => ids.get(row)!).sort(compare),
      edges: told[i]!.map((e) => ({
        a: ids.get(e.a)!,
        b: ids.get(e.b)!,
        kind: edgeCodes.name(e.kind),
        by: makers.get(e.maker)!,
        ...facts.get(e)!,
      })).sort(inOrder),
    }));
  }
}

/** By ends, kind and maker: what is summed over edges then does not depend on the order in which they came. */
const inOrder = (x: Edge, y: Edge): number =>
  compare(x.a, y.a) || compare(x.b, y.b) || compare(x.kind, y.kind) || compare(x.by, y.by);
