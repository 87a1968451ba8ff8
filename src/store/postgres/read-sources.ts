import type { SourceRecord } from '../../records/ledger.ts';
import { compare } from '../rows/compare.ts';
import type { SourcePack } from '../rows/entry-columns.ts';
import { unpacked } from '../rows/pack.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import type { Page, PageOptions, SourceSummary } from '../store.ts';
import { idIn } from './bytes.ts';
import type { Reading } from './reading.ts';
import type { Sql } from './sql.ts';
import { nameQuery } from './words.ts';
import { whyOf } from './write-sources.ts';

interface SourceRow {
  readonly row: number;
  readonly id: Buffer;
  readonly pack: Buffer;
  readonly statements: number;
  readonly asserts: number;
  readonly denies: number;
}

export async function sourceOf(r: Reading, id: string): Promise<SourceRecord | null> {
  const row = (await r.row('source', 's:', id)) ?? (await r.row('source', 's:', await r.redirected(id)));
  return row === null ? null : (await recordsOf(r.sql, [row]))[0]!;
}

/** Records with all that was joined in them, in order of article and local id; the records in order of id. */
export async function recordsOf(sql: Sql, rows: readonly number[]): Promise<SourceRecord[]> {
  const records = await sql.all<{ row: number; id: Buffer; pack: Buffer }>(
    'SELECT row, id, pack FROM source WHERE row = ANY(?::bigint[]) ORDER BY id',
    rows,
  );
  const joined = new Map(records.map(({ row }): [number, SourceRecord['joined'][number][]] => [row, []]));
  for (const { source, id, local, why } of await sql.all<{
    source: number;
    id: Buffer;
    local: string;
    why: string | null;
  }>(
    `SELECT l.source, a.id, l.id AS local, l.why FROM local l JOIN article a ON a.row = l.article
     WHERE l.source = ANY(?::bigint[])`,
    rows,
  ))
    joined.get(source)!.push({ article: idIn('sha256:', id), local, why: whyOf(why) });
  return records.map(({ row, id, pack }) => ({
    id: idIn('s:', id),
    ...unpacked<SourcePack>(pack),
    joined: joined.get(row)!.sort((a, b) => compare(a.article, b.article) || compare(a.local, b.local)),
  }));
}

/** Sources with the most statements first; `joined` is left empty, `source` tells it. */
export async function sourcesPage(
  r: Reading,
  { query, cursor, limit }: PageOptions & { readonly query?: string | null },
): Promise<Page<SourceSummary>> {
  const size = pageSize(limit);
  const place = placeOf(cursor, 2) as [number, Buffer] | null;
  const from = [place?.[0] ?? 2 ** 31 - 1, place?.[1] ?? Buffer.alloc(0)] as const;
  const typed = query === null || query === undefined || query === '' ? null : nameQuery(query);
  if (query && typed === null) return { items: [], next: null, total: 0 };
  const rows =
    typed === null
      ? await r.sql.all<SourceRow>(ALL, ...from, size + 1)
      : await r.sql.all<SourceRow>(NAMED, typed, ...from, size + 1);
  const last = rows[size - 1];
  const page = rows.slice(0, size);
  const articles = new Map(
    (
      await r.sql.all<{ source: number; articles: number }>(
        `SELECT source, count(DISTINCT article) AS articles FROM local WHERE source = ANY(?::bigint[]) GROUP BY source`,
        page.map((s) => s.row),
      )
    ).map((s) => [s.source, s.articles]),
  );
  return {
    items: page.map(({ row, id, pack, statements, asserts, denies }) => ({
      source: { id: idIn('s:', id), ...unpacked<SourcePack>(pack), joined: [] },
      articles: articles.get(row) ?? 0,
      statements,
      asserts,
      denies,
    })),
    next: rows.length > size && last ? cursorOf([last.statements, last.id]) : null,
    total: typed === null ? (await r.sql.value<number>('SELECT count(*) FROM source'))! : null,
  };
}

const ALL = `SELECT row, id, pack, statements, asserts, denies FROM source
  WHERE (statements, id) < (?, ?::bytea) ORDER BY statements DESC, id DESC LIMIT ?`;
const NAMED = `SELECT s.row, s.id, s.pack, s.statements, s.asserts, s.denies FROM source_words w
  JOIN source s ON s.row = w.source WHERE w.names @@ ?::tsquery AND (s.statements, s.id) < (?, ?::bytea)
  ORDER BY s.statements DESC, s.id DESC LIMIT ?`;
