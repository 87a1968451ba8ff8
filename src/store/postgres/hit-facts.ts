import { gradeCodes, stanceCodes } from '../rows/codes.ts';
import { compare } from '../rows/compare.ts';
import { OWN_VOICE } from '../rows/entry-columns.ts';
import type { Facets } from '../store.ts';
import { idIn, nameIn } from './bytes.ts';
import type { Sql } from './sql.ts';

/** What lists and facets need of a statement. */
export interface HitFacts {
  readonly row: number;
  readonly id: string;
  /** Code of a `StatementGrade`. */
  readonly grade: number;
  readonly stance: number;
  /** Row of its source across articles; null for none. */
  readonly source: number | null;
  /** Rows of the outlets where it appeared. */
  readonly outlets: readonly number[] | null;
}

const MOST_FACETS = 20;

/** Of these statements by row; those that are gone are left out. */
export async function factsOf(sql: Sql, rows: readonly number[]): Promise<ReadonlyMap<number, HitFacts>> {
  if (!rows.length) return new Map();
  const found = await sql.all<Omit<HitFacts, 'id'> & { readonly id: Buffer }>(
    `SELECT s.row, s.id, CASE WHEN s.local = ? THEN ? ELSE s.grade END AS grade, s.stance, l.source,
       (SELECT array_agg(DISTINCT p.outlet) FROM publication p WHERE p.article = s.article AND p.outlet IS NOT NULL) AS outlets
     FROM statement s LEFT JOIN local l ON l.article = s.article AND l.n = s.local WHERE s.row = ANY(?::bigint[])`,
    OWN_VOICE,
    gradeCodes.of('own voice'),
    rows,
  );
  return new Map(found.map((f) => [f.row, { ...f, id: idIn('st:', f.id) }]));
}

/** How often outlets, sources, grades and stances come up in statements, the most frequent first. */
export async function facetsOf(sql: Sql, statements: readonly HitFacts[]): Promise<Facets> {
  const [grades, stances] = [new Map<number, number>(), new Map<number, number>()];
  const sources = new Map<number, number>();
  for (const { grade, stance, source } of statements) {
    count(grades, grade);
    count(stances, stance);
    if (source !== null) count(sources, source);
  }
  return {
    outlets: [...(await byOutlet(sql, statements))]
      .map(([name, n]) => ({ name, count: n }))
      .sort((a, b) => b.count - a.count || compare(a.name, b.name))
      .slice(0, MOST_FACETS),
    sources: (await named(sql, mostOf(sources)))
      .map(({ row, id, name }) => ({ id, name, count: sources.get(row)! }))
      .sort((a, b) => b.count - a.count || compare(a.name, b.name) || compare(a.id, b.id))
      .slice(0, MOST_FACETS),
    grades: [...grades].sort(byCount).map(([code, n]) => ({ name: gradeCodes.name(code), count: n })),
    stances: [...stances].sort(byCount).map(([code, n]) => ({ name: stanceCodes.name(code), count: n })),
  };
}

/** How many statements appeared under each name: several outlets may have one name. */
async function byOutlet(sql: Sql, statements: readonly HitFacts[]): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.all<{ row: number; name: Buffer }>(
    'SELECT row, name FROM outlet WHERE row = ANY(?::bigint[])',
    [...new Set(statements.flatMap((s) => s.outlets ?? []))],
  );
  const names = new Map(rows.map(({ row, name }) => [row, nameIn(name)]));
  const counts = new Map<string, number>();
  for (const { outlets } of statements)
    for (const name of new Set((outlets ?? []).map((row) => names.get(row)!))) count(counts, name);
  return counts;
}

async function named(
  sql: Sql,
  rows: readonly number[],
): Promise<{ readonly row: number; readonly id: string; readonly name: string }[]> {
  const found = await sql.all<{ row: number; id: Buffer; name: Buffer }>(
    'SELECT row, id, name FROM source WHERE row = ANY(?::bigint[])',
    rows,
  );
  return found.map(({ row, id, name }) => ({ row, id: idIn('s:', id), name: nameIn(name) }));
}

/** Keys that may be among the most frequent ones: as many as are shown, and all that come up as often as the last of them. */
function mostOf(counts: ReadonlyMap<number, number>): number[] {
  const least = [...counts.values()].sort((a, b) => b - a)[MOST_FACETS - 1] ?? 0;
  return [...counts].filter(([, n]) => n >= least).map(([key]) => key);
}

const count = <T>(counts: Map<T, number>, value: T): void => void counts.set(value, (counts.get(value) ?? 0) + 1);

const byCount = ([a, n]: [number, number], [b, m]: [number, number]): number => m - n || a - b;
