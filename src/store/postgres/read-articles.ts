import type { Decision, Publication } from '../../records/ledger.ts';
import { idOf } from '../rows/ids.ts';
import { opened, unpack } from '../rows/pack.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import type { OutletSummary, Page, PageOptions, Stats } from '../store.ts';
import { publicationOf } from './articles.ts';
import { idBytes, idIn, keyIn, nameIn } from './bytes.ts';
import { SCHEMA } from './migrations.ts';
import type { Reading } from './reading.ts';
import type { Sql } from './sql.ts';

/** The read article as the command line writes it, put together without parsing. */
export async function articleJson(r: Reading, id: string): Promise<string | null> {
  const found = await r.sql.get<{ read: Buffer; text_at: number; text: Buffer }>(
    'SELECT a.read, a.text_at, b.text FROM article a JOIN body b ON b.article = a.row WHERE a.id = ?',
    idBytes('sha256:', id),
  );
  if (!found) return null;
  const json = unpack(found.read);
  return json.slice(0, found.text_at) + unpack(found.text) + json.slice(found.text_at);
}

export async function publicationsOf(r: Reading, id: string): Promise<readonly Publication[]> {
  const row = await r.articles.rowOf(id);
  return row === null ? [] : (await r.articles.publications([row])).get(row)!;
}

/** Publications, the newest first, those without a date last. */
export async function articlesPage(r: Reading, { cursor, limit }: PageOptions): Promise<Page<Publication>> {
  const place = placeOf(cursor, 2) as [number, Buffer] | null;
  const size = pageSize(limit);
  // Days without a date count as 0, in the order and in places alike.
  const rows = await r.sql.all<Parameters<typeof publicationOf>[0] & { day: number }>(
    `SELECT p.id, p.day, a.id AS article, p.pack, o.name AS outlet, o.outlet_id, o.country FROM publication p
     JOIN article a ON a.row = p.article LEFT JOIN outlet o ON o.row = p.outlet
     WHERE (p.day, p.id) < (?, ?::bytea) ORDER BY p.day DESC, p.id DESC LIMIT ?`,
    place?.[0] ?? 2 ** 31 - 1,
    place?.[1] ?? Buffer.alloc(0),
    size + 1,
  );
  const last = rows[size - 1];
  return {
    items: rows.slice(0, size).map(publicationOf),
    next: rows.length > size && last ? cursorOf([last.day, last.id]) : null,
    total: (await r.sql.value<number>('SELECT count(*) FROM publication'))!,
  };
}

/** Outlets with the number of their publications, those with most first. */
export async function outlets(r: Reading): Promise<OutletSummary[]> {
  const rows = await r.sql.all<Omit<OutletSummary, 'name'> & { readonly name: Buffer }>(
    `SELECT o.name, o.outlet_id AS "outletId", o.country, count(*) AS articles
     FROM outlet o JOIN publication p ON p.outlet = o.row GROUP BY o.row
     ORDER BY articles DESC, o.name, o.outlet_id NULLS FIRST, o.country NULLS FIRST`,
  );
  return rows.map((o) => ({ ...o, name: nameIn(o.name) }));
}

export async function claimsOf(r: Reading, article: string): Promise<Map<string, string>> {
  const rows = await r.sql.all<{ id: Buffer; claim: Buffer }>(
    `SELECT s.id, coalesce(c.id, s.id) AS claim FROM article a JOIN statement s ON s.article = a.row
     JOIN claim c ON c.row = s.claim WHERE a.id = ? ORDER BY s.n`,
    idBytes('sha256:', article),
  );
  return new Map(rows.map((s) => [idIn('st:', s.id), idOf('c:', keyIn(s.claim))]));
}

export const decisions = async (sql: Sql): Promise<Decision[]> =>
  (await sql.column<string>('SELECT json FROM decision ORDER BY id')).map((json) => opened<Decision>(json));

export const pending = async ({ sql }: Reading): Promise<{ unlinked: number; unsettled: number }> => ({
  unlinked: (await sql.value<number>('SELECT count(*) FROM statement WHERE NOT linked'))!,
  unsettled: (await sql.value<number>('SELECT count(*) FROM statement WHERE NOT settled'))!,
});

export async function stats({ sql }: Reading): Promise<Stats> {
  const counts = (await sql.get<Omit<Stats, 'schema'>>(
    `SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM publication) AS publications,
       (SELECT count(*) FROM statement) AS statements, (SELECT count(*) FROM source) AS sources,
       (SELECT count(*) FROM figure) AS figures, (SELECT count(*) FROM claim WHERE statements > 1) AS claims,
       (SELECT count(*) FROM claim WHERE disputed > 1) AS disputed, (SELECT count(*) FROM edge) AS edges,
       (SELECT count(*) FROM decision) AS decisions, (SELECT count(*) FROM removed) AS removed,
       (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c
         WHERE c.relnamespace = 'hearsay'::regnamespace AND c.relkind = 'r') AS bytes,
       (SELECT coalesce(sum(octet_length(text)), 0)::bigint FROM body) AS "textBytes"`,
  ))!;
  return { ...counts, schema: SCHEMA };
}
