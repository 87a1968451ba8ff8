import type { Facets } from '../store.ts';
import { compare } from './articles.ts';
import { gradeCodes, stanceCodes } from './codes.ts';
import { idOf, type Key } from './ids.ts';
import { Lasting } from './lasting.ts';
import type { Sql } from './sql.ts';

/** What lists and facets need of a statement. */
export interface HitFacts {
  readonly row: number;
  readonly id: string;
  readonly grade: number;
  readonly stance: number;
  /** Its source across articles. */
  readonly source: SourceName | null;
  /** Names of the outlets where it appeared, each once. */
  readonly outlets: readonly string[];
}

/** Where a statement stands, and what it belongs to. */
export interface HitPlace {
  readonly article: number;
  /** Its place in the article's pack. */
  readonly n: number;
  readonly claim: string;
  readonly source: SourceName | null;
}

interface SourceName {
  readonly id: string;
  readonly name: string;
}

interface SourceColumns {
  readonly source: Key | null;
  readonly name: string | null;
}

/** Statements kept, at about 300 bytes. */
const MOST_KEPT = 50_000;
const MOST_FACETS = 20;

/**
 * Facts of statements by row. Searches for common words find the same statements over and over: what was looked up once is kept until
 * something is written, and where it may lag for so many milliseconds longer.
 */
export class Facts {
  readonly #sql: Sql;
  readonly #kept: Lasting<number, HitFacts>;

  constructor(sql: Sql, lag: number) {
    this.#sql = sql;
    this.#kept = new Lasting({ lag, most: MOST_KEPT });
  }

  doubt(): void {
    this.#kept.doubt();
  }

  /** Of each of these statements, at its place; undefined where it is gone. */
  of(rows: readonly number[]): readonly (HitFacts | undefined)[] {
    const now = performance.now();
    const known = rows.map((row) => this.#kept.get(row, now));
    const missing = rows.filter((_, i) => known[i] === undefined);
    if (!missing.length) return known;
    const loaded = new Map(this.#load(missing).map((facts) => [facts.row, facts]));
    for (const [row, facts] of loaded) this.#kept.set(row, facts, now);
    return known.map((facts, i) => facts ?? loaded.get(rows[i]!));
  }

  /** Of one statement as it is now; null where it is gone. */
  placeOf(row: number): HitPlace | null {
    const found = this.#sql.get<SourceColumns & { readonly article: number; readonly n: number; readonly claim: Key }>(
      `SELECT s.article, s.n, ifnull(c.id, s.id) AS claim, o.id AS source, o.name FROM statement s
       LEFT JOIN claim c ON c.row = s.claim
       LEFT JOIN local l ON l.article = s.article AND l.n = s.local LEFT JOIN source o ON o.row = l.source WHERE s.row = ?`,
      row,
    );
    return found
      ? { article: found.article, n: found.n, claim: idOf('c:', found.claim), source: sourceFrom(found) }
      : null;
  }

  #load(rows: readonly number[]): HitFacts[] {
    type Row = Omit<HitFacts, 'id' | 'source' | 'outlets'> &
      SourceColumns & { readonly id: Key; readonly outlets: string };
    // Most statements share their outlets with others: one list is kept for all.
    const lists = new Map<string, readonly string[]>();
    return this.#sql
      .all<Row>(
        `SELECT s.row, s.id, s.grade, s.stance, o.id AS source, o.name,
           (SELECT json_group_array(DISTINCT t.name) FROM publication p CROSS JOIN outlet t ON t.row = p.outlet
            WHERE p.article = s.article) AS outlets
         FROM json_each(?) h CROSS JOIN statement s ON s.row = h.value
         LEFT JOIN local l ON l.article = s.article AND l.n = s.local LEFT JOIN source o ON o.row = l.source`,
        JSON.stringify(rows),
      )
      .map((found) => {
        const outlets = lists.get(found.outlets) ?? (JSON.parse(found.outlets) as string[]);
        lists.set(found.outlets, outlets);
        const { row, grade, stance } = found;
        return { row, id: idOf('st:', found.id), grade, stance, source: sourceFrom(found), outlets };
      });
  }
}

const sourceFrom = ({ source, name }: SourceColumns): SourceName | null =>
  source === null ? null : { id: idOf('s:', source), name: name! };

/** How often outlets, sources, grades and stances come up in statements, the most frequent first. */
export function facetsOf(statements: readonly HitFacts[]): Facets {
  const [grades, stances] = [new Map<number, number>(), new Map<number, number>()];
  const [outlets, sources] = [new Map<string, number>(), new Map<string, number>()];
  const names = new Map<string, string>();
  for (const { grade, stance, source, outlets: published } of statements) {
    count(grades, grade);
    count(stances, stance);
    for (const name of published) count(outlets, name);
    if (!source) continue;
    count(sources, source.id);
    names.set(source.id, source.name);
  }
  return {
    outlets: [...outlets]
      .sort(([a, n], [b, m]) => m - n || compare(a, b))
      .slice(0, MOST_FACETS)
      .map(([name, count]) => ({ name, count })),
    sources: [...sources]
      .map(([id, count]) => ({ id, name: names.get(id)!, count }))
      .sort((a, b) => b.count - a.count || compare(a.name, b.name) || compare(a.id, b.id))
      .slice(0, MOST_FACETS),
    grades: [...grades].sort(byCount).map(([code, count]) => ({ name: gradeCodes.name(code), count })),
    stances: [...stances].sort(byCount).map(([code, count]) => ({ name: stanceCodes.name(code), count })),
  };
}

function count<T>(counts: Map<T, number>, value: T): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

const byCount = ([a, n]: [number, number], [b, m]: [number, number]): number => m - n || a - b;
