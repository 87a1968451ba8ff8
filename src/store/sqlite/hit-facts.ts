import { gradeCodes, stanceCodes } from '../rows/codes.ts';
import { compare } from '../rows/compare.ts';
import { OWN_VOICE } from '../rows/entry-columns.ts';
import { idOf, type Key } from '../rows/ids.ts';
import type { Facets } from '../store.ts';
import { Lasting } from './lasting.ts';
import type { Sql } from './sql.ts';
import { MOST_ROWS, rowsOf, StatementColumns, type StatementRow } from './statement-columns.ts';

/** What lists and facets need of a statement: a view on what is kept of it, good until something else is looked up. */
export interface HitFacts {
  readonly row: number;
  readonly id: string;
  /** Code of a `StatementGrade`. */
  readonly grade: number;
  readonly stance: number;
  /** Row of its source across articles; 0 for none. */
  readonly source: number;
  /** Rows of the outlets where it appeared, each once. */
  readonly outlets: readonly number[];
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

/** Statements that are read ahead at once, which takes some milliseconds. */
const AHEAD = 1000;
/** Names kept of sources and of outlets, at about 200 bytes. */
const MOST_NAMES = 50_000;
const MOST_FACETS = 20;

/**
 * Facts of statements by row: what was looked up once is kept until it changes. Names, of which many follow from others, are
 * looked up again whenever something was written, and may lag for so many milliseconds.
 */
export class Facts {
  readonly #sql: Sql;
  readonly #kept = new StatementColumns();
  /** Statements from this row on were read ahead. */
  #aheadOf = MOST_ROWS;
  readonly #sources: Lasting<number, SourceName>;
  readonly #outlets: Lasting<number, string>;

  constructor(sql: Sql, lag: number) {
    this.#sql = sql;
    this.#sources = new Lasting({ lag, most: MOST_NAMES });
    this.#outlets = new Lasting({ lag, most: MOST_NAMES });
  }

  /** Forgets these articles, or everything. */
  renew(articles: readonly number[] | null): void {
    this.#sources.doubt();
    this.#outlets.doubt();
    if (articles === null) {
      this.#kept.clear();
      this.#aheadOf = MOST_ROWS;
    } else if (articles.length)
      for (const row of this.#sql.column<number>(
        'SELECT s.row FROM json_each(?) h CROSS JOIN statement s ON s.article = h.value',
        JSON.stringify(articles),
      ))
        this.#kept.forget(row);
  }

  /** Of each of these statements, at its place; undefined where it is gone. */
  of(rows: readonly number[]): readonly (HitFacts | undefined)[] {
    const missing = rows.filter((row) => !this.#kept.has(row));
    const loaded = missing.length ? this.#load(missing) : null;
    return rows.map((row) => loaded?.get(row) ?? (this.#kept.has(row) ? this.#kept.of(row) : undefined));
  }

  /** Of one statement as it is now; null where it is gone. */
  placeOf(row: number): HitPlace | null {
    const found = this.#sql.get<{ article: number; n: number; claim: Key; source: Key | null; name: string | null }>(
      `SELECT s.article, s.n, ifnull(c.id, s.id) AS claim, o.id AS source, o.name FROM statement s
       LEFT JOIN claim c ON c.row = s.claim
       LEFT JOIN local l ON l.article = s.article AND l.n = s.local LEFT JOIN source o ON o.row = l.source WHERE s.row = ?`,
      row,
    );
    if (!found) return null;
    const { article, n, claim, source, name } = found;
    return {
      article,
      n,
      claim: idOf('c:', claim),
      source: source === null ? null : { id: idOf('s:', source), name: name! },
    };
  }

  /** How often outlets, sources, grades and stances come up in statements, the most frequent first. */
  facets(statements: readonly HitFacts[]): Facets {
    const [grades, stances] = [new Map<number, number>(), new Map<number, number>()];
    const [lists, sources] = [new Map<readonly number[], number>(), new Map<number, number>()];
    for (const { grade, stance, source, outlets } of statements) {
      count(grades, grade);
      count(stances, stance);
      count(lists, outlets);
      if (source) count(sources, source);
    }
    return {
      outlets: [...this.#byOutlet(lists)]
        .map(([name, count]) => ({ name, count }))
        .sort((a, b) => b.count - a.count || compare(a.name, b.name))
        .slice(0, MOST_FACETS),
      sources: this.#sourceNames(mostOf(sources))
        .map(([row, source]) => ({ ...source, count: sources.get(row)! }))
        .sort((a, b) => b.count - a.count || compare(a.name, b.name) || compare(a.id, b.id))
        .slice(0, MOST_FACETS),
      grades: [...grades].sort(byCount).map(([code, count]) => ({ name: gradeCodes.name(code), count })),
      stances: [...stances].sort(byCount).map(([code, count]) => ({ name: stanceCodes.name(code), count })),
    };
  }

  /** Looks up some more statements, those that were added last first, as long as there is room; false where there are no more. */
  readAhead(): boolean {
    const rows = this.#sql.column<number>(
      'SELECT row FROM statement WHERE row < ? ORDER BY row DESC LIMIT ?',
      this.#aheadOf,
      AHEAD,
    );
    this.of(rows);
    this.#aheadOf = rows.at(-1) ?? 0;
    return rows.length > 0;
  }

  /** Of these statements; those for which there is no room are given out alone. */
  #load(rows: readonly number[]): ReadonlyMap<number, HitFacts> {
    const found = this.#sql.all<StatementRow>(
      `SELECT s.row, s.id, iif(s.local = ?, ?, s.grade) AS grade, s.stance, ifnull(l.source, 0) AS source,
         (SELECT group_concat(DISTINCT p.outlet) FROM publication p WHERE p.article = s.article) AS outlets
       FROM json_each(?) h CROSS JOIN statement s ON s.row = h.value
       LEFT JOIN local l ON l.article = s.article AND l.n = s.local`,
      OWN_VOICE,
      gradeCodes.of('own voice'),
      JSON.stringify(rows),
    );
    const others = new Map<number, HitFacts>();
    for (const one of found)
      if (!this.#kept.put(one)) others.set(one.row, { ...one, id: idOf('st:', one.id), outlets: rowsOf(one.outlets) });
    return others;
  }

  /** How many statements appeared under each name, from the lists of outlets that they share: several outlets may have one name. */
  #byOutlet(lists: ReadonlyMap<readonly number[], number>): ReadonlyMap<string, number> {
    const names = new Map(this.#outletNames([...new Set([...lists.keys()].flat())]));
    const counts = new Map<string, number>();
    for (const [list, n] of lists)
      for (const name of new Set(list.map((row) => names.get(row)!))) count(counts, name, n);
    return counts;
  }

  #outletNames(rows: readonly number[]): readonly (readonly [number, string])[] {
    return valuesOf(this.#outlets, rows, (missing) =>
      this.#sql
        .all<{ readonly row: number; readonly name: string }>(
          'SELECT o.row, o.name FROM json_each(?) h CROSS JOIN outlet o ON o.row = h.value',
          JSON.stringify(missing),
        )
        .map(({ row, name }) => [row, name]),
    );
  }

  #sourceNames(rows: readonly number[]): readonly (readonly [number, SourceName])[] {
    return valuesOf(this.#sources, rows, (missing) =>
      this.#sql
        .all<{ readonly row: number; readonly id: Key; readonly name: string }>(
          'SELECT o.row, o.id, o.name FROM json_each(?) h CROSS JOIN source o ON o.row = h.value',
          JSON.stringify(missing),
        )
        .map(({ row, id, name }) => [row, { id: idOf('s:', id), name }]),
    );
  }
}

/** Keys that may be among the most frequent ones: as many as are shown, and all that come up as often as the last of them. */
function mostOf(counts: ReadonlyMap<number, number>): number[] {
  const least = [...counts.values()].sort((a, b) => b - a)[MOST_FACETS - 1] ?? 0;
  return [...counts].filter(([, n]) => n >= least).map(([key]) => key);
}

/** Values of these keys, those that are not kept loaded first, all at once; keys without a value are left out. */
function valuesOf<T>(
  kept: Lasting<number, T>,
  keys: readonly number[],
  load: (missing: readonly number[]) => readonly (readonly [number, T])[],
): readonly (readonly [number, T])[] {
  const now = performance.now();
  const known = keys.map((key) => kept.get(key, now));
  const missing = keys.filter((_, i) => known[i] === undefined);
  const loaded = new Map(missing.length ? load(missing) : []);
  for (const [key, value] of loaded) kept.set(key, value, now);
  return keys.flatMap((key, i) => {
    const value = known[i] ?? loaded.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
}

function count<T>(counts: Map<T, number>, value: T, by = 1): void {
  counts.set(value, (counts.get(value) ?? 0) + by);
}

const byCount = ([a, n]: [number, number], [b, m]: [number, number]): number => m - n || a - b;
