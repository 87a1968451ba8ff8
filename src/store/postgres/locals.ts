import type { Evidence } from '../../records/claim.ts';
import type { LedgerSource } from '../../records/ledger.ts';
import { edgeCodes } from '../rows/codes.ts';
import { hash48 } from '../rows/ids.ts';
import { PER_NAME } from '../rows/reach.ts';
import type { LocalId } from '../store.ts';
import { idBytes } from './bytes.ts';
import type { Sql } from './sql.ts';
import type { Writing } from './writing.ts';

const SAME = edgeCodes.of('same');

/** A source within one article, as the table has it. */
export interface LocalRow {
  readonly row: number;
  readonly article: number;
  readonly n: number;
  /** Its id there. */
  readonly id: string;
  /** Equal where articles tell the same of it, in the same words. */
  readonly wording: number;
  /** The record that it is in; moves with it. */
  source: number | null;
  /** Sealed: why it was joined. */
  why: string | null;
}

/** Who bears a name, with what its article's id ranks by. */
export interface Bearer {
  readonly local: LocalRow;
  readonly rank: number;
}

/** A source elsewhere of which linked statements tell the same in one stance, and which may be one with another. */
export interface Tie {
  readonly to: LocalRow;
  readonly why: readonly Evidence[];
  /** From its other end the tie comes again. */
  readonly isFirst: boolean;
}

/**
 * Sources of articles as one step of joining sees them: each row is one object, so that where it moves is seen wherever it stands. What is
 * looked up is looked up for many at once.
 */
export class Locals {
  readonly #w: Writing;
  readonly #rows = new Map<number, LocalRow>();
  readonly #told = new Map<number, LedgerSource>();
  readonly #bearers = new Map<string, readonly Bearer[]>();
  readonly #ties = new Map<number, readonly Tie[]>();
  readonly #most: number | null;

  /** `most`: bearers of a name that are looked at; null for all. */
  constructor(w: Writing, most: number | null = PER_NAME) {
    this.#w = w;
    this.#most = most;
  }

  /** Sources by their articles and their ids there, each at its place; undefined where there is none. */
  async of(sources: readonly LocalId[]): Promise<(LocalRow | undefined)[]> {
    const rows = await this.#w.sql.all<LocalRow & { readonly i: number }>(
      `SELECT v.i::int AS i, l.row, l.article, l.n, l.id, l.wording, l.source, l.why
       FROM unnest(?::bytea[], ?::text[]) WITH ORDINALITY v(article, local, i)
       JOIN article a ON a.id = v.article JOIN local l ON l.article = a.row AND l.id = v.local`,
      sources.map(({ article }) => idBytes('sha256:', article)),
      sources.map(({ local }) => local),
    );
    const out: (LocalRow | undefined)[] = sources.map(() => undefined);
    for (const { i, ...row } of rows) out[i - 1] = this.#one(row);
    return out;
  }

  /** Those of a record. */
  async inRecords(records: readonly number[]): Promise<LocalRow[]> {
    const rows = await this.#w.sql.all<LocalRow>(
      'SELECT row, article, n, id, wording, source, why FROM local WHERE source = ANY(?::bigint[]) ORDER BY row',
      records,
    );
    return rows.map((row) => this.#one(row)).filter((row) => row.source !== null && records.includes(row.source));
  }

  /** Those with these rows. */
  async at(rows: readonly number[]): Promise<LocalRow[]> {
    const found = await this.#w.sql.all<LocalRow>(
      'SELECT row, article, n, id, wording, source, why FROM local WHERE row = ANY(?::bigint[]) ORDER BY row',
      rows,
    );
    return found.map((row) => this.#one(row));
  }

  /** Looks up what articles tell of these. */
  async learn(locals: readonly LocalRow[]): Promise<void> {
    const missing = locals.filter((l) => !this.#told.has(l.wording));
    if (!missing.length) return;
    const sources = await this.#w.articles.sources(missing.map((l) => l.article));
    for (const { article, n, wording } of missing) this.#told.set(wording, sources.get(article)![n]!);
  }

  /** What its article tells of a source that was learnt; its local id may be that of another article that tells the same. */
  told({ wording }: LocalRow): LedgerSource {
    return this.#told.get(wording)!;
  }

  names(local: LocalRow): readonly string[] {
    return this.#w.linking.sourceNames(this.told(local));
  }

  /** Looks up who bears these names, and what is told of them. */
  async find(names: readonly string[]): Promise<void> {
    const missing = [...new Set(names)].filter((name) => !this.#bearers.has(name));
    if (!missing.length) return;
    const rows = await this.#w.sql.all<LocalRow & { readonly i: number; readonly rank: number }>(
      `SELECT v.i::int AS i, k.rank, l.row, l.article, l.n, l.id, l.wording, l.source, l.why
       FROM unnest(?::bigint[]) WITH ORDINALITY v(key, i)
       CROSS JOIN LATERAL (SELECT local, rank FROM name_key WHERE key = v.key ORDER BY rank, local LIMIT ?) k
       JOIN local l ON l.row = k.local ORDER BY v.i, k.rank, k.local`,
      missing.map(hash48),
      this.#most,
    );
    const found = missing.map((): Bearer[] => []);
    for (const { i, rank, ...row } of rows) found[i - 1]!.push({ local: this.#one(row), rank });
    for (const [i, name] of missing.entries()) this.#bearers.set(name, found[i]!);
    await this.learn(rows);
  }

  /** Who bears a name that was looked up. */
  bearers(name: string): readonly Bearer[] {
    return this.#bearers.get(name)!;
  }

  /** Looks up what linked statements tie these to. */
  async tie(locals: readonly LocalRow[]): Promise<void> {
    const missing = locals.filter((l) => !this.#ties.has(l.row));
    if (!missing.length) return;
    await this.learn(missing);
    const found = missing.map((): Tie[] => []);
    for (const [text, isFirst] of [
      [FROM_A, true],
      [FROM_B, false],
    ] as const) {
      const rows = await this.#w.sql.all<LocalRow & { readonly i: number; readonly facts: Buffer }>(
        text,
        missing.map((l) => l.article),
        missing.map((l) => l.n),
        SAME,
      );
      await this.learn(rows);
      const facts = await this.#w.reasons.facts(rows.map((r) => r.facts));
      for (const [at, { i, facts: _, ...row }] of rows.entries()) {
        const { why } = facts[at]!;
        const isSaid = why.some((reason) => reason.kind === 'same-utterance' || reason.kind === 'same-report');
        if (this.#mayJoin(missing[i - 1]!, row, isSaid)) found[i - 1]!.push({ to: this.#one(row), why, isFirst });
      }
    }
    for (const [i, local] of missing.entries()) this.#ties.set(local.row, found[i]!);
  }

  ties({ row }: LocalRow): readonly Tie[] {
    return this.#ties.get(row)!;
  }

  #mayJoin(a: LocalRow, b: LocalRow, isSaid: boolean): boolean {
    const [x, y] = [this.told(a), this.told(b)];
    return x.kind === y.kind && this.#w.linking.mayJoin(x, y, isSaid);
  }

  #one(row: LocalRow): LocalRow {
    const known = this.#rows.get(row.row);
    if (known) return known;
    this.#rows.set(row.row, row);
    return row;
  }
}

const linkedFrom = (near: 'a' | 'b', far: 'a' | 'b'): string =>
  `SELECT v.i::int AS i, l.row, l.article, l.n, l.id, l.wording, l.source, l.why, e.facts
   FROM unnest(?::bigint[], ?::int[]) WITH ORDINALITY v(article, n, i)
   JOIN statement s ON s.article = v.article AND s.local = v.n JOIN edge e ON e.${near} = s.row AND e.kind = ?
   JOIN statement t ON t.row = e.${far} JOIN local l ON l.article = t.article AND l.n = t.local
   WHERE t.article <> s.article AND t.local >= 0 AND t.stance = s.stance ORDER BY v.i, s.row, t.row, e.maker`;
const FROM_A = linkedFrom('a', 'b');
const FROM_B = linkedFrom('b', 'a');

/** Which of these sources persons made one with others. */
export async function decidedAmong(sql: Sql, locals: readonly LocalRow[]): Promise<ReadonlySet<number>> {
  const rows = await sql.column<number>(
    'SELECT local FROM one_source WHERE local = ANY(?::bigint[])',
    locals.map((l) => l.row),
  );
  return new Set(rows);
}
