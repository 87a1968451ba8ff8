import type { Decision, Publication } from '../../records/ledger.ts';
import { idOf, type Key, keyOf } from '../rows/ids.ts';
import { opened, unpack } from '../rows/pack.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import type { OutletSummary, Page, PageOptions, Stats } from '../store.ts';
import { publicationOf } from './articles.ts';
import { SCHEMA } from './migrations.ts';
import type { Reading } from './reading.ts';
import type { Sql } from './sql.ts';

/** The read article as the command line writes it, put together without parsing. */
export function articleJson(r: Reading, id: string): string | null {
  const found = r.sql.get<{ read: Buffer; textAt: number; text: Buffer }>(
    'SELECT a.read, a.textAt, b.text FROM article a JOIN body b ON b.article = a.row WHERE a.id = ?',
    keyOf('sha256:', id),
  );
  if (!found) return null;
  const json = unpack(found.read);
  return json.slice(0, found.textAt) + unpack(found.text) + json.slice(found.textAt);
}

export function publicationsOf(r: Reading, id: string): readonly Publication[] {
  const row = r.articles.rowOf(id);
  return row === null ? [] : r.articles.publications(row);
}

/** Publications, the newest first, those without a date last. */
export function articlesPage(r: Reading, { cursor, limit }: PageOptions): Page<Publication> {
  const place = placeOf(cursor, 2);
  const size = pageSize(limit);
  // Days without a date count as 0, in the order and in places alike.
  const rows = r.sql.all<Parameters<typeof publicationOf>[0] & { day: number; id: Key }>(
    place
      ? `SELECT p.id, p.day, a.id AS article, p.pack, o.name AS outlet, o.outletId, o.country FROM publication p
         JOIN article a ON a.row = p.article LEFT JOIN outlet o ON o.row = p.outlet
         WHERE p.day <= ? AND (p.day, p.id) < (?, ?) ORDER BY p.day DESC, p.id DESC LIMIT ?`
      : `SELECT p.id, p.day, a.id AS article, p.pack, o.name AS outlet, o.outletId, o.country FROM publication p
         JOIN article a ON a.row = p.article LEFT JOIN outlet o ON o.row = p.outlet
         ORDER BY p.day DESC, p.id DESC LIMIT ?`,
    ...(place ? [place[0]!, place[0]!, place[1]!] : []),
    size + 1,
  );
  const last = rows[size - 1];
  return {
    items: rows.slice(0, size).map(publicationOf),
    next: rows.length > size && last ? cursorOf([last.day, last.id]) : null,
    total: r.sql.value<number>('SELECT count(*) FROM publication')!,
  };
}

/** Outlets with the number of their publications, those with most first. */
export function outlets(r: Reading): OutletSummary[] {
  return r.sql.all<OutletSummary>(
    `SELECT o.name, o.outletId, o.country, count(*) AS articles FROM outlet o JOIN publication p ON p.outlet = o.row
     GROUP BY o.row ORDER BY articles DESC, o.name, o.outletId, o.country`,
  );
}

export function claimsOf(r: Reading, article: string): Map<string, string> {
  const row = r.articles.rowOf(article);
  if (row === null) return new Map();
  const rows = r.sql.all<{ id: Key; claim: Key }>(
    `SELECT s.id, ifnull(c.id, s.id) AS claim FROM statement s JOIN claim c ON c.row = s.claim
     WHERE s.article = ? ORDER BY s.n`,
    row,
  );
  return new Map(rows.map((s) => [idOf('st:', s.id), idOf('c:', s.claim)]));
}

export const decisions = (sql: Sql): Decision[] =>
  sql.all<{ json: string }>('SELECT json FROM decision ORDER BY id').map((d) => opened<Decision>(d.json));

export const pending = ({ sql }: Reading): { unlinked: number; unsettled: number } => ({
  unlinked: sql.value<number>('SELECT count(*) FROM statement WHERE linked = 0')!,
  unsettled: sql.value<number>('SELECT count(*) FROM statement WHERE settled = 0')!,
});

export function stats({ sql }: Reading): Stats {
  const n = (text: string): number => sql.value<number>(text)!;
  return {
    articles: n('SELECT count(*) FROM article'),
    publications: n('SELECT count(*) FROM publication'),
    statements: n('SELECT count(*) FROM statement'),
    sources: n('SELECT count(*) FROM source'),
    figures: n('SELECT count(*) FROM figure'),
    claims: n('SELECT count(*) FROM claim WHERE statements > 1'),
    disputed: n('SELECT count(*) FROM claim WHERE disputed > 1'),
    edges: n('SELECT count(*) FROM edge'),
    decisions: n('SELECT count(*) FROM decision'),
    removed: n('SELECT count(*) FROM removed'),
    bytes: n('PRAGMA page_count') * n('PRAGMA page_size'),
    textBytes: n('SELECT ifnull(sum(length(text)), 0) FROM body'),
    schema: SCHEMA,
  };
}
