import { linkSome } from '../ledger/link.ts';
import type { Edge, Linkable } from '../records/ledger.ts';
import type { Linking, Sift } from '../store/linking.ts';
import { isSymmetric } from '../store/rows/codes.ts';
import type { Appending, Duck } from './duck.ts';
import { Peeked } from './peeked.ts';
import { Sets } from './sets.ts';
import type { Texts } from './texts.ts';

/** Statements that are compared in one go, at least. */
const STEP = 1024;

type Pair = readonly [a: number, b: number];

/**
 * Compares all pairs that the joins have found, in order of the texts' days, and puts their edges into the table `edge`; then which statements
 * hang together into `hanging`.
 */
export async function linkTexts(
  duck: Duck,
  texts: Texts,
  { linking, onProgress }: { readonly linking: Linking; readonly onProgress?: ((done: number) => void) | undefined },
): Promise<void> {
  await duck.run(
    'CREATE TABLE found_edge (a INT, b INT, kind VARCHAR, score DOUBLE, why VARCHAR, maker VARCHAR, a_id VARCHAR, b_id VARCHAR)',
  );
  const comparing = new Comparing(texts, linking, await duck.into('found_edge'));
  const near = new Peeked(duck.rows<Pair>('SELECT DISTINCT a, b FROM near_pair ORDER BY a, b'));
  const any = new Peeked(duck.rows<Pair>('SELECT DISTINCT a, b FROM any_pair ORDER BY a, b'));
  const { texts: count, statements } = texts.size;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && texts.first(to) - texts.first(from) < STEP) to++;
    const end = texts.first(to);
    await comparing.link({
      from,
      to,
      near: await near.while(([a]) => a < to),
      any: await any.while(([a]) => a < end),
    });
    from = to;
    onProgress?.(end);
  }
  comparing.close();
  await duck.run('CREATE TABLE edge AS SELECT DISTINCT * FROM found_edge');
  await duck.run('DROP TABLE found_edge');
  await duck.run('DROP TABLE near_pair');
  await duck.run('DROP TABLE any_pair');
  await putHanging(duck, comparing.sets, statements);
}

/** By statement that hangs together with others the least of them. */
async function putHanging(duck: Duck, sets: Sets, statements: number): Promise<void> {
  await duck.run('CREATE TABLE hanging (row INT, root INT)');
  const hanging = await duck.into('hanging');
  for (let row = 0; row < statements; row++) {
    const root = sets.root(row);
    if (root !== row) hanging.add('ii', row, root);
  }
  hanging.close();
  await duck.run('INSERT INTO hanging SELECT DISTINCT root, root FROM hanging');
}

interface Step {
  /** Texts from one number to another, which is left out. */
  readonly from: number;
  readonly to: number;
  /** Pairs of texts, and of statements, each beginning at one of these. */
  readonly near: readonly Pair[];
  readonly any: readonly Pair[];
}

/** What `linkSome` asks a store for, out of the pairs at hand. */
class Comparing {
  readonly sets: Sets;
  readonly #texts: Texts;
  readonly #sift: Sift | null;
  readonly #edges: Appending;
  /** Rows of the statements that were given out in this step. */
  readonly #rows = new Map<string, number>();

  constructor(texts: Texts, linking: Linking, edges: Appending) {
    this.#texts = texts;
    this.#sift = linking.sift?.() ?? null;
    this.#edges = edges;
    this.sets = new Sets(texts.size.statements);
  }

  async link({ from, to, near, any }: Step): Promise<void> {
    const linkables = new Map<string, Linkable>();
    const nearOf = new Map<number, number[]>();
    for (let n = from; n < to; n++) {
      nearOf.set(n, [n]);
      for (const [i, linkable] of this.#texts.linkables(n).entries()) {
        linkables.set(linkable.statement.id, linkable);
        this.#rows.set(linkable.statement.id, this.#texts.first(n) + i);
      }
    }
    for (const [a, b] of near) nearOf.get(a)!.push(b);
    const anyOf = new Map<number, number[]>();
    for (const [a, b] of any) anyOf.set(a, [...(anyOf.get(a) ?? []), b]);
    await linkSome(
      {
        linkables: async (ids) => ids.map((id) => linkables.get(id)!),
        candidates: async (ids) =>
          new Map(
            ids.map((id) => {
              const row = this.#rows.get(id)!;
              return [id, this.#candidates(row, nearOf.get(this.#texts.textOf(row))!, anyOf.get(row) ?? [])] as const;
            }),
          ),
        putEdges: async (_, edges) => this.#put(edges),
      },
      [...linkables.keys()],
    );
    this.#rows.clear();
  }

  /** Each pair comes once: at the statement of the lesser row. */
  #candidates(row: number, near: readonly number[], any: readonly number[]): readonly Linkable[] {
    const rows = new Set(any);
    for (const n of near)
      for (let other = Math.max(row + 1, this.#texts.first(n)), end = this.#texts.first(n + 1); other < end; other++)
        rows.add(other);
    const out: Linkable[] = [];
    for (const other of rows) {
      if (!this.#mayLink(row, other)) continue;
      const linkable = this.#texts.linkable(other);
      this.#rows.set(linkable.statement.id, other);
      out.push(linkable);
    }
    return out;
  }

  /** False where two statements surely have no edge. */
  #mayLink(a: number, b: number): boolean {
    const sift = this.#sift;
    if (!sift) return true;
    const known = sift.mayLink(a, b);
    if (known !== null) return known;
    for (const row of [a, b]) if (!sift.has(row)) sift.keep(row, this.#texts.linkable(row));
    return sift.mayLink(a, b) ?? true;
  }

  /** As stores keep them: where a kind has no direction, `a` has the lesser id. */
  #put(edges: readonly Edge[]): void {
    for (const { a, b, kind, score, why, by } of edges) {
      const [from, to] = isSymmetric(kind) && b < a ? [b, a] : [a, b];
      const [x, y] = [this.#rows.get(from), this.#rows.get(to)];
      if (x === undefined || y === undefined) continue;
      if (kind === 'same') this.sets.join(x, y);
      this.#edges.add(
        'iisdssss',
        x,
        y,
        kind,
        score,
        JSON.stringify(why.map(({ kind: what, text }) => ({ kind: what, text }))),
        by,
        from,
        to,
      );
    }
  }

  close(): void {
    this.#edges.close();
  }
}

/** A row of the table `edge`. */
export type EdgeRow = readonly [
  a: number,
  b: number,
  kind: string,
  score: number,
  why: string,
  maker: string,
  aId: string,
  bId: string,
];

/** Columns of `edge e` in the order of `EdgeRow`. */
export const EDGE_COLUMNS = 'e.a, e.b, e.kind, e.score, e.why, e.maker, e.a_id, e.b_id';

export const edgeOf = ([, , kind, score, why, by, a, b]: EdgeRow): Edge => ({
  a,
  b,
  kind: kind as Edge['kind'],
  score,
  why: JSON.parse(why) as Edge['why'],
  by,
});
