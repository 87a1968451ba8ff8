import type { Facets, Page, StatementFilter, StatementHit } from '../store.ts';
import { compare } from './articles.ts';
import { gradeCodes, stanceCodes } from './codes.ts';
import { both, type Filter, filterOf, onStatement } from './filters.ts';
import { fold, idOf, type Key } from './ids.ts';
import { unpacked } from './pack.ts';
import { cursorOf, pageSize, placeOf, type Reading } from './reading.ts';
import type { Value } from './sql.ts';
import type { SourcePack } from './write-sources.ts';

/** Statements that one search looks at: lists end there, and facets count these. */
export const MOST_HITS = 1000;

/** Statements with one word that are weighed against one another: where there are more, the newest come first. */
const MOST_WEIGHED = 5000;

/** A statement that was found; the least `order` first. */
export interface Hit {
  readonly row: number;
  readonly id: Key;
  readonly order: number;
}

/**
 * Statements as asked for: with words the most fitting first (BM25, Robertson and Zaragoza 2009), else the newest. At most
 * `MOST_HITS`. Where a word is so common that the best cannot be told in a moment, those that were added last come first.
 */
export function hitsOf(r: Reading, filter: Filter): Hit[] {
  if (filter.isEmpty) return [];
  const hits =
    filter.words !== null ? byWords(r, filter, filter.words) : filter.sources ? bySource(r, filter) : byDay(r, filter);
  return hits.sort((a, b) => a.order - b.order || compare(String(idOf('st:', a.id)), String(idOf('st:', b.id))));
}

function byWords(r: Reading, filter: Filter, words: string): Hit[] {
  const { text, values } = onStatement(filter);
  const all: Value[] = [words, ...values, MOST_HITS];
  // BM25 goes through every statement with a word to weigh it: of common words it would take the longer the larger the ledger is.
  if (filter.terms.some((term) => isMoreThan(r, term, MOST_WEIGHED)))
    return r.sql.all<Hit>(
      'SELECT s.row, s.id, -w.rowid AS "order" FROM words w CROSS JOIN statement s ON s.row = w.rowid WHERE words MATCH ? AND '.concat(
        text,
        ' ORDER BY w.rowid DESC LIMIT ?',
      ),
      ...all,
    );
  return r.sql.all<Hit>(
    'SELECT s.row, s.id, w.rank AS "order" FROM words w CROSS JOIN statement s ON s.row = w.rowid WHERE words MATCH ? AND '.concat(
      text,
      ' ORDER BY w.rank LIMIT ?',
    ),
    ...all,
  );
}

/** True where more statements than `most` have the term. */
const isMoreThan = (r: Reading, term: string, most: number): boolean =>
  r.sql.value<number>(
    'SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?',
    term,
    most,
  ) !== undefined;

function bySource(r: Reading, filter: Filter): Hit[] {
  const { text, values } = both([...filter.statement, ...filter.publication]);
  const said = r.sql.all<Hit>(
    `SELECT s.row, s.id, -max(p.day) AS "order" FROM local l
     CROSS JOIN statement s ON s.article = l.article AND s.local = l.n
     CROSS JOIN publication p ON p.article = s.article
     WHERE l.source IN (SELECT value FROM json_each(?)) AND `.concat(text, ' GROUP BY s.row ORDER BY 3 LIMIT ?'),
    JSON.stringify(filter.sources),
    ...values,
    MOST_HITS,
  );
  if (!filter.voices.length) return said;
  const told = r.sql.all<Hit>(
    `SELECT s.row, s.id, -max(p.day) AS "order" FROM publication p
     CROSS JOIN statement s ON s.article = p.article AND s.local = -1
     WHERE p.outlet IN (SELECT value FROM json_each(?)) AND `.concat(text, ' GROUP BY s.row ORDER BY 3 LIMIT ?'),
    JSON.stringify(filter.voices),
    ...values,
    MOST_HITS,
  );
  return [...said, ...told].sort((a, b) => a.order - b.order).slice(0, MOST_HITS);
}

function byDay(r: Reading, filter: Filter): Hit[] {
  const { text, values } = both([...filter.statement, ...filter.publication]);
  const rows = r.sql.all<Hit>(
    `SELECT s.row, s.id, -p.day AS "order" FROM publication p CROSS JOIN statement s ON s.article = p.article WHERE `.concat(
      text,
      ' ORDER BY p.day DESC, p.id DESC LIMIT ?',
    ),
    ...values,
    MOST_HITS,
  );
  // A text that appeared more than once counts at its newest appearance.
  const first = new Map<number, Hit>();
  for (const row of rows) if (!first.has(row.row)) first.set(row.row, row);
  return [...first.values()];
}

/** The part of a list behind a place. */
export function pageOf(
  hits: readonly Hit[],
  { cursor, limit }: Pick<StatementFilter, 'cursor' | 'limit'>,
): { readonly page: readonly Hit[]; readonly next: string | null; readonly total: number | null } {
  const place = placeOf(cursor, 2);
  const size = pageSize(limit);
  const from = place ? after(hits, Number(place[0]), String(place[1])) : 0;
  const page = hits.slice(from, from + size);
  const last = page.at(-1);
  return {
    page,
    next: last && from + size < hits.length ? cursorOf([last.order, idOf('st:', last.id)]) : null,
    total: hits.length < MOST_HITS ? hits.length : null,
  };
}

/** Scores move while articles are added: the statement itself is the better mark, where it is still among them. */
function after(hits: readonly Hit[], order: number, id: string): number {
  const at = hits.findIndex((h) => idOf('st:', h.id) === id);
  if (at >= 0) return at + 1;
  const next = hits.findIndex((h) => h.order > order || (h.order === order && idOf('st:', h.id) > id));
  return next < 0 ? hits.length : next;
}

export function search(r: Reading, filter: StatementFilter): Page<StatementHit> & { readonly facets: Facets } {
  const hits = hitsOf(r, filterOf(r, filter));
  const { page, next, total } = pageOf(hits, filter);
  return {
    items: page.map((h) => hitOf(r, h.row)).filter((h) => h !== null),
    next,
    total,
    facets: facetsOf(r, hits),
  };
}

/** A statement as search shows it; null where it is gone. */
export function hitOf(r: Reading, row: number): StatementHit | null {
  const linkable = r.articles.linkable(row);
  if (!linkable) return null;
  const { statement, publications } = linkable;
  const source = sourceOfStatement(r, row, statement.attribution === null ? (publications[0]?.outlet ?? null) : null);
  const claim = r.sql.get<{ id: Key }>(
    'SELECT ifnull(c.id, s.id) AS id FROM statement s LEFT JOIN claim c ON c.row = s.claim WHERE s.row = ?',
    row,
  )!;
  return {
    statement,
    publications,
    sourceId: source?.id ?? null,
    sourceName: source?.name ?? null,
    claim: idOf('c:', claim.id),
  };
}

function sourceOfStatement(
  r: Reading,
  row: number,
  outlet: string | null,
): { readonly id: string; readonly name: string } | null {
  const found = r.sql.get<{ id: Key; name: string }>(
    `SELECT o.id, o.name FROM statement s JOIN local l ON l.article = s.article AND l.n = s.local
     JOIN source o ON o.row = l.source WHERE s.row = ?`,
    row,
  );
  if (found) return { id: idOf('s:', found.id), name: found.name };
  if (outlet === null) return null;
  const publisher = r.sql
    .all<{ id: Key; name: string; pack: Buffer }>('SELECT id, name, pack FROM source WHERE folded = ?', fold(outlet))
    .find((s) => unpacked<SourcePack>(s.pack).kind === 'outlet');
  return publisher ? { id: idOf('s:', publisher.id), name: publisher.name } : null;
}

const MOST_FACETS = 20;

function facetsOf(r: Reading, hits: readonly Hit[]): Facets {
  const rows = JSON.stringify(hits.map((h) => h.row));
  const counts = (text: string): { code: number; count: number }[] => r.sql.all(text, rows);
  return {
    outlets: r.sql.all(
      `SELECT o.name, count(DISTINCT s.row) AS count FROM json_each(?) h CROSS JOIN statement s ON s.row = h.value
       CROSS JOIN publication p ON p.article = s.article CROSS JOIN outlet o ON o.row = p.outlet
       GROUP BY o.name ORDER BY count DESC, o.name LIMIT ?`,
      rows,
      MOST_FACETS,
    ),
    sources: r.sql
      .all<{ id: Key; name: string; count: number }>(
        `SELECT o.id, o.name, count(*) AS count FROM json_each(?) h CROSS JOIN statement s ON s.row = h.value
         CROSS JOIN local l ON l.article = s.article AND l.n = s.local CROSS JOIN source o ON o.row = l.source
         GROUP BY o.row ORDER BY count DESC, o.name, o.id LIMIT ?`,
        rows,
        MOST_FACETS,
      )
      .map((s) => ({ ...s, id: idOf('s:', s.id) })),
    grades: counts(
      `SELECT s.grade AS code, count(*) AS count FROM json_each(?) h CROSS JOIN statement s ON s.row = h.value
       GROUP BY s.grade ORDER BY count DESC, code`,
    ).map(({ code, count }) => ({ name: gradeCodes.name(code), count })),
    stances: counts(
      `SELECT s.stance AS code, count(*) AS count FROM json_each(?) h CROSS JOIN statement s ON s.row = h.value
       GROUP BY s.stance ORDER BY count DESC, code`,
    ).map(({ code, count }) => ({ name: stanceCodes.name(code), count })),
  };
}
