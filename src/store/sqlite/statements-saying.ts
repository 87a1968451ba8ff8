import { fold } from '../../records/fold.ts';
import { idOf, type Key } from '../rows/ids.ts';
import { wordQuery } from '../rows/query.ts';
import type { Writing } from './writing.ts';

/** Statements of an outlet's articles with just these words, in whatever letters, by row. */
export function statementsSaying(w: Writing, words: string, outlet: string): string[] {
  const wanted = fold(words);
  const query = wordQuery(`"${words.replaceAll('"', ' ')}"`);
  if (query === null) return [];
  return w.sql
    .all<{ row: number; id: Key }>(
      `SELECT s.row, s.id FROM words f CROSS JOIN statement s ON s.row = f.rowid
       WHERE words MATCH ? AND EXISTS (SELECT 1 FROM publication p JOIN outlet o ON o.row = p.outlet
         WHERE p.article = s.article AND o.folded = ?) ORDER BY s.row`,
      query.match,
      fold(outlet),
    )
    .filter(({ row }) => fold(w.articles.linkable(row)!.statement.words) === wanted)
    .map(({ id }) => idOf('st:', id));
}
