import type { Sql } from './sql.ts';
import type { TextQuery, Wanted } from './words.ts';

/** Parameters of BM25 as FTS5 has them. */
const K1 = 1.2;
const B = 0.75;
/** Weight of a word that most texts have. */
const LEAST = 1e-6;

interface TextRow {
  readonly statement: number;
  readonly length: number;
  /** Places of the stems asked for. */
  readonly places: Readonly<Record<string, readonly number[]>> | null;
}

/** How well texts fit a query by BM25, the best least, as FTS5 tells it. */
export async function weighed(
  sql: Sql,
  { wanted }: TextQuery,
  rows: readonly number[],
): Promise<{ readonly row: number; readonly order: number }[]> {
  if (!rows.length) return [];
  const { texts, tokens } = (await sql.get<{ texts: number; tokens: number }>('SELECT texts, tokens FROM ledger'))!;
  const weights: number[] = [];
  for (const { query } of wanted) {
    const having = (await sql.value<number>('SELECT count(*) FROM words WHERE text @@ ?::tsquery', query))!;
    const weight = Math.log((texts - having + 0.5) / (having + 0.5));
    weights.push(weight <= 0 ? LEAST : weight);
  }
  const found = await sql.all<TextRow>(
    `SELECT w.statement, w.length, (SELECT jsonb_object_agg(u.lexeme, u.positions) FROM unnest(w.text) u
       WHERE u.lexeme = ANY(?::text[]) OR u.lexeme ^@ ANY(?::text[])) AS places
     FROM words w WHERE w.statement = ANY(?::bigint[])`,
    wanted.flatMap((w) => w.stems),
    wanted.flatMap((w) => (w.isPrefix ? w.stems.slice(-1) : [])),
    rows,
  );
  const usual = tokens / texts;
  return found.map(({ statement, length, places }) => {
    let score = 0;
    for (const [i, term] of wanted.entries()) {
      const n = countIn(places ?? {}, term);
      score += weights[i]! * ((n * (K1 + 1)) / (n + K1 * (1 - B + (B * length) / usual)));
    }
    return { row: statement, order: -score };
  });
}

/** How often a term stands in a text. */
function countIn(places: Readonly<Record<string, readonly number[]>>, { stems, isPrefix }: Wanted): number {
  const at = stems.map((stem, i) =>
    isPrefix && i === stems.length - 1
      ? Object.entries(places).flatMap(([lexeme, list]) => (lexeme.startsWith(stem) ? list : []))
      : (places[stem] ?? []),
  );
  const others = at.slice(1).map((list) => new Set(list));
  return at[0]!.filter((place) => others.every((list, i) => list.has(place + i + 1))).length;
}
