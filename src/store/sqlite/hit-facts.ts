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
  readonly article: number;
  /** Its place in the article's pack. */
  readonly n: number;
  readonly grade: number;
  readonly stance: number;
  /** Row of its source across articles. */
  readonly source: number | null;
}

type Row = Omit<HitFacts, 'id'> & { readonly id: Key };
const factsFrom = (row: Row): HitFacts => ({ ...row, id: idOf('st:', row.id) });

interface SourceName {
  readonly row: number;
  readonly id: string;
  readonly name: string;
}

/** Rows kept of each kind, at about 200 bytes. */
const MOST_KEPT = 50_000;
const MOST_FACETS = 20;

/**
 * Facts of statements by row. Searches for common words find the same statements over and over: what was looked up once is kept until
 * something is written, and where it may lag for so many milliseconds longer.
 */
export class Facts {
  readonly #sql: Sql;
  readonly #statements: Lasting<number, HitFacts>;
  /** Names of the outlets of an article, each once. */
  readonly #outlets: Lasting<number, readonly string[]>;
  readonly #sources: Lasting<number, SourceName>;

  constructor(sql: Sql, lag: number) {
    this.#sql = sql;
    this.#statements = new Lasting({ lag, most: MOST_KEPT });
    this.#outlets = new Lasting({ lag, most: MOST_KEPT });
    this.#sources = new Lasting({ lag, most: MOST_KEPT });
  }

  doubt(): void {
    this.#statements.doubt();
    this.#outlets.doubt();
    this.#sources.doubt();
  }

  /** Of these statements, in the same order; those that are gone are left out. */
  of(rows: readonly number[]): HitFacts[] {
    return valuesOf(this.#statements, rows, (missing) => {
      const found = this.#sql.all<Row>(
        `SELECT s.row, s.id, s.article, s.n, s.grade, s.stance, l.source FROM json_each(?) h
         CROSS JOIN statement s ON s.row = h.value LEFT JOIN local l ON l.article = s.article AND l.n = s.local`,
        JSON.stringify(missing),
      );
      return found.map((s) => [s.row, factsFrom(s)]);
    });
  }

  /** Of one statement as it is now; null where it is gone. */
  now(row: number): HitFacts | null {
    const found = this.#sql.get<Row>(
      `SELECT s.row, s.id, s.article, s.n, s.grade, s.stance, l.source FROM statement s
       LEFT JOIN local l ON l.article = s.article AND l.n = s.local WHERE s.row = ?`,
      row,
    );
    return found ? factsFrom(found) : null;
  }

  /** How often outlets, sources, grades and stances come up in statements, the most frequent first. */
  facets(statements: readonly HitFacts[]): Facets {
    const [grades, stances, sources] = [
      new Map<number, number>(),
      new Map<number, number>(),
      new Map<number, number>(),
    ];
    const outlets = new Map<string, number>();
    const published = this.#outletsOf(statements.map((s) => s.article));
    for (const [i, { grade, stance, source }] of statements.entries()) {
      count(grades, grade);
      count(stances, stance);
      if (source !== null) count(sources, source);
      for (const name of published[i]!) count(outlets, name);
    }
    return {
      outlets: [...outlets]
        .sort(([a, n], [b, m]) => m - n || compare(a, b))
        .slice(0, MOST_FACETS)
        .map(([name, count]) => ({ name, count })),
      sources: this.#sourcesOf([...sources.keys()])
        .map((source) => ({ source, count: sources.get(source.row)! }))
        .sort((a, b) => b.count - a.count || compare(a.source.name, b.source.name) || compare(a.source.id, b.source.id))
        .slice(0, MOST_FACETS)
        .map(({ source: { id, name }, count }) => ({ id, name, count })),
      grades: [...grades].sort(byCount).map(([code, count]) => ({ name: gradeCodes.name(code), count })),
      stances: [...stances].sort(byCount).map(([code, count]) => ({ name: stanceCodes.name(code), count })),
    };
  }

  #outletsOf(articles: readonly number[]): (readonly string[])[] {
    return valuesOf(this.#outlets, articles, (missing) => {
      const found = this.#sql.all<{ readonly article: number; readonly names: string }>(
        `SELECT h.value AS article, json_group_array(DISTINCT o.name) AS names FROM json_each(?) h
         CROSS JOIN publication p ON p.article = h.value CROSS JOIN outlet o ON o.row = p.outlet GROUP BY h.value`,
        JSON.stringify([...new Set(missing)]),
      );
      const none = missing.map((article): [number, string[]] => [article, []]);
      return [
        ...none,
        ...found.map(({ article, names }): [number, string[]] => [article, JSON.parse(names) as string[]]),
      ];
    });
  }

  #sourcesOf(rows: readonly number[]): SourceName[] {
    return valuesOf(this.#sources, rows, (missing) => {
      const found = this.#sql.all<{ readonly row: number; readonly id: Key; readonly name: string }>(
        'SELECT o.row, o.id, o.name FROM json_each(?) h CROSS JOIN source o ON o.row = h.value',
        JSON.stringify(missing),
      );
      return found.map(({ row, id, name }) => [row, { row, id: idOf('s:', id), name }]);
    });
  }
}

/** The values of these keys in their order, those that are not kept loaded first, all at once; keys without a value are left out. */
function valuesOf<T>(
  kept: Lasting<number, T>,
  keys: readonly number[],
  load: (missing: readonly number[]) => readonly (readonly [number, T])[],
): T[] {
  const now = performance.now();
  const known = keys.map((key) => kept.get(key, now));
  const missing = keys.filter((_, i) => known[i] === undefined);
  const loaded = new Map(missing.length ? load(missing) : []);
  for (const [key, value] of loaded) kept.set(key, value, now);
  const values: T[] = [];
  for (const [i, key] of keys.entries()) {
    const value = known[i] ?? loaded.get(key);
    if (value !== undefined) values.push(value);
  }
  return values;
}

function count<T>(counts: Map<T, number>, value: T): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

const byCount = ([a, n]: [number, number], [b, m]: [number, number]): number => m - n || a - b;
