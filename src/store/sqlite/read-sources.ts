import type { Evidence } from '../../records/claim.ts';
import type { SourceRecord } from '../../records/ledger.ts';
import { compare } from '../rows/compare.ts';
import type { SourcePack } from '../rows/entry-columns.ts';
import { idOf, type Key } from '../rows/ids.ts';
import { opened, unpacked } from '../rows/pack.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import { ftsQuery } from '../rows/query.ts';
import type { Page, PageOptions, SourceSummary } from '../store.ts';
import type { Reading } from './reading.ts';
import type { Sql } from './sql.ts';

interface SourceRow {
  readonly row: number;
  readonly id: Key;
  readonly pack: Buffer;
  readonly statements: number;
  readonly asserts: number;
  readonly denies: number;
}

export function sourceOf(r: Reading, id: string): SourceRecord | null {
  const row = r.row('source', 's:', id) ?? r.row('source', 's:', r.redirected(id));
  return row === null ? null : recordOf(r.sql, row);
}

/** A record with all that was joined in it, in order of article and local id. */
export function recordOf(sql: Sql, row: number): SourceRecord {
  const { id, pack } = sql.get<{ id: Key; pack: Buffer }>('SELECT id, pack FROM source WHERE row = ?', row)!;
  const joined = sql
    .all<{ id: Key; local: string; why: string | null }>(
      'SELECT a.id, l.id AS local, l.why FROM local l JOIN article a ON a.row = l.article WHERE l.source = ?',
      row,
    )
    .map((l) => ({
      article: idOf('sha256:', l.id),
      local: l.local,
      why: l.why === null ? [] : opened<Evidence[]>(l.why),
    }))
    .sort((a, b) => compare(a.article, b.article) || compare(a.local, b.local));
  return { id: idOf('s:', id), ...unpacked<SourcePack>(pack), joined };
}

/** Sources with the most statements first; `joined` is left empty, `source` tells it. */
export function sourcesPage(
  r: Reading,
  { query, cursor, limit }: PageOptions & { readonly query?: string | null },
): Page<SourceSummary> {
  const size = pageSize(limit);
  const place = placeOf(cursor, 2);
  const from = place ? [place[0]!, place[0]!, place[1]!] : [];
  const typed = query === null || query === undefined || query === '' ? null : ftsQuery(query);
  if (query && typed === null) return { items: [], next: null, total: 0 };
  const rows =
    typed === null
      ? r.sql.all<SourceRow>(place ? NEXT : FIRST, ...from, size + 1)
      : r.sql.all<SourceRow>(place ? NEXT_NAMED : FIRST_NAMED, typed, ...from, size + 1);
  const last = rows[size - 1];
  return {
    items: rows.slice(0, size).map((s) => summaryOf(r.sql, s)),
    next: rows.length > size && last ? cursorOf([last.statements, last.id]) : null,
    total: typed === null ? r.sql.value<number>('SELECT count(*) FROM source')! : null,
  };
}

const FIRST = `SELECT row, id, pack, statements, asserts, denies FROM source ORDER BY statements DESC, id DESC LIMIT ?`;
const NEXT = `SELECT row, id, pack, statements, asserts, denies FROM source
  WHERE statements <= ? AND (statements, id) < (?, ?) ORDER BY statements DESC, id DESC LIMIT ?`;
const FIRST_NAMED = `SELECT s.row, s.id, s.pack, s.statements, s.asserts, s.denies FROM sourceWords w
  JOIN source s ON s.row = w.rowid WHERE sourceWords MATCH ? ORDER BY s.statements DESC, s.id DESC LIMIT ?`;
const NEXT_NAMED = `SELECT s.row, s.id, s.pack, s.statements, s.asserts, s.denies FROM sourceWords w
  JOIN source s ON s.row = w.rowid WHERE sourceWords MATCH ? AND s.statements <= ? AND (s.statements, s.id) < (?, ?)
  ORDER BY s.statements DESC, s.id DESC LIMIT ?`;

function summaryOf(sql: Sql, { row, id, pack, statements, asserts, denies }: SourceRow): SourceSummary {
  return {
    source: { id: idOf('s:', id), ...unpacked<SourcePack>(pack), joined: [] },
    articles: sql.value<number>('SELECT count(DISTINCT article) FROM local WHERE source = ?', row)!,
    statements,
    asserts,
    denies,
  };
}
