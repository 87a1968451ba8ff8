import { fold } from '../../records/fold.ts';
import { compare } from '../rows/compare.ts';
import type { SourcePack } from '../rows/entry-columns.ts';
import { idOf, type Key } from '../rows/ids.ts';
import { unpacked } from '../rows/pack.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import type { Speakers } from '../rows/wish.ts';
import type { Facets, Page, StatementFilter, StatementHit } from '../store.ts';
import type { Value } from './connection.ts';
import { both, type Filter, filterOf, onStatement, speaker } from './filters.ts';
import type { HitFacts } from './hit-facts.ts';
import type { Reading } from './reading.ts';

/** Statements that one search looks at: lists end there, and facets count these. */
const MOST_HITS = 1000;

/** Statements that are weighed against one another, at about a microsecond each: where more are found, the newest come first. */
const MOST_WEIGHED = 2000;

/** Statements with one word that are counted to weigh it: where there are more, the newest come first. */
const MOST_COUNTED = 20_000;

/** A statement that was found; the least `order` first. */
export interface Hit {
  readonly row: number;
  readonly order: number;
}

/** A hit with what lists and facets need of it. */
export class Found {
  readonly order: number;
  readonly facts: HitFacts;

  constructor(order: number, facts: HitFacts) {
    this.order = order;
    this.facts = facts;
  }

  get id(): string {
    return this.facts.id;
  }
}

/**
 * Statements as asked for: with words the most fitting first (BM25, Robertson and Zaragoza 2009), else the newest. At most
 * `MOST_HITS`. Where a word is so common that the best cannot be told in a moment, those that were added last come first.
 */
export function hitsOf(r: Reading, asked: Filter): Found[] {
  if (asked.isEmpty) return [];
  const filter = r.sql.get(`SELECT 1 FROM claim WHERE ${HIDDEN} LIMIT 1`) ? withoutHidden(asked) : asked;
  const hits =
    filter.words !== null
      ? byWords(r, filter, filter.words)
      : filter.sources
        ? bySource(r, filter, filter.sources)
        : byDay(r, filter);
  return r.facts
    .of(hits.map((h) => h.row))
    .flatMap((facts, i) => (facts ? [new Found(hits[i]!.order, facts)] : []))
    .sort((a, b) => a.order - b.order || compare(a.id, b.id));
}

const HIDDEN = 'board = -1';

/** Leaves out statements of claims that persons have hidden. */
const withoutHidden = (filter: Filter): Filter => ({
  ...filter,
  statement: [
    ...filter.statement,
    { text: `s.claim IS NULL OR s.claim NOT IN (SELECT row FROM claim WHERE ${HIDDEN})`, values: [] },
  ],
});

function byWords(r: Reading, filter: Filter, words: string): Hit[] {
  // BM25 goes through every statement with a word to weigh it: of common words it would take the longer the larger the ledger is.
  const isCommon = filter.terms.some((term) => isMoreThan(r, term, MOST_COUNTED));
  const { text, values } = onStatement(filter);
  if (!filter.statement.length && !values.length) {
    const newest = r.sql.column<number>(
      'SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?',
      words,
      isCommon ? MOST_HITS : MOST_WEIGHED + 1,
    );
    return isCommon || newest.length > MOST_WEIGHED
      ? newest.slice(0, MOST_HITS).map((row) => ({ row, order: -row }))
      : r.sql.all<Hit>(
          'SELECT rowid AS row, rank AS "order" FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?',
          words,
          MOST_HITS,
        );
  }
  const all: Value[] = [words, ...values, MOST_HITS];
  if (isCommon)
    return r.sql.all<Hit>(
      'SELECT s.row, -w.rowid AS "order" FROM words w CROSS JOIN statement s ON s.row = w.rowid WHERE words MATCH ? AND '.concat(
        text,
        ' ORDER BY w.rowid DESC LIMIT ?',
      ),
      ...all,
    );
  return r.sql.all<Hit>(
    'SELECT s.row, w.rank AS "order" FROM words w CROSS JOIN statement s ON s.row = w.rowid WHERE words MATCH ? AND '.concat(
      text,
      ' ORDER BY w.rank LIMIT ?',
    ),
    ...all,
  );
}

/** True where more statements than `most` have the term. */
function isMoreThan(r: Reading, term: string, most: number): boolean {
  const now = performance.now();
  const known = r.common.get(term, now);
  if (known !== undefined) return known;
  const isMore =
    r.sql.value<number>(
      'SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?',
      term,
      most,
    ) !== undefined;
  r.common.set(term, isMore, now);
  return isMore;
}

function bySource(r: Reading, filter: Filter, { rows, name }: Speakers): Hit[] {
  // What many say is soon found from the newest day on.
  if (name !== null) return byDay(r, filter);
  const { text, values } = both([...filter.statement, ...filter.publication]);
  const said = r.sql.all<Hit>(
    `SELECT s.row, -max(p.day) AS "order" FROM local l
     CROSS JOIN statement s ON s.article = l.article AND s.local = l.n
     CROSS JOIN publication p ON p.article = s.article
     WHERE l.source IN (SELECT value FROM json_each(?)) AND `.concat(text, ' GROUP BY s.row ORDER BY 2 LIMIT ?'),
    JSON.stringify(rows),
    ...values,
    MOST_HITS,
  );
  if (!filter.voices.length) return said;
  const told = r.sql.all<Hit>(
    `SELECT s.row, -max(p.day) AS "order" FROM publication p
     CROSS JOIN statement s ON s.article = p.article AND s.local = -1
     WHERE p.outlet IN (SELECT value FROM json_each(?)) AND `.concat(text, ' GROUP BY s.row ORDER BY 2 LIMIT ?'),
    JSON.stringify(filter.voices),
    ...values,
    MOST_HITS,
  );
  return [...said, ...told].sort((a, b) => a.order - b.order).slice(0, MOST_HITS);
}

function byDay(r: Reading, filter: Filter): Hit[] {
  const said = speaker(filter);
  const { text, values } = both([...filter.statement, ...filter.publication, ...(said ? [said] : [])]);
  const rows = r.sql.all<Hit>(
    `SELECT s.row, -p.day AS "order" FROM publication p CROSS JOIN statement s ON s.article = p.article WHERE `.concat(
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
export function pageOf<T extends { readonly id: string; readonly order: number }>(
  hits: readonly T[],
  { cursor, limit }: Pick<StatementFilter, 'cursor' | 'limit'>,
): { readonly page: readonly T[]; readonly next: string | null; readonly total: number | null } {
  const place = placeOf(cursor, 2);
  const size = pageSize(limit);
  const from = place ? after(hits, Number(place[0]), String(place[1])) : 0;
  const page = hits.slice(from, from + size);
  const last = page.at(-1);
  return {
    page,
    next: last && from + size < hits.length ? cursorOf([last.order, last.id]) : null,
    total: hits.length < MOST_HITS ? hits.length : null,
  };
}

/** Scores move while articles are added: the statement itself is the better mark, where it is still among them. */
function after(hits: readonly { readonly id: string; readonly order: number }[], order: number, id: string): number {
  const at = hits.findIndex((h) => h.id === id);
  if (at >= 0) return at + 1;
  const next = hits.findIndex((h) => h.order > order || (h.order === order && h.id > id));
  return next < 0 ? hits.length : next;
}

export function search(r: Reading, filter: StatementFilter): Page<StatementHit> & { readonly facets: Facets } {
  const hits = hitsOf(r, filterOf(r, filter));
  const { page, next, total } = pageOf(hits, filter);
  return {
    items: page.map((h) => hitOf(r, h.facts.row)).filter((h) => h !== null),
    next,
    total,
    facets: r.facts.facets(hits.map((h) => h.facts)),
  };
}

/** A statement as search shows it; null where it is gone. */
export function hitOf(r: Reading, row: number): StatementHit | null {
  const place = r.facts.placeOf(row);
  const statement = place && r.shown.statement(place.article, place.n);
  if (!statement) return null;
  const publications = r.shown.publications(place.article);
  const source =
    place.source ?? (statement.attribution === null ? publisher(r, publications[0]?.outlet ?? null) : null);
  return {
    statement,
    publications,
    sourceId: source?.id ?? null,
    sourceName: source?.name ?? null,
    claim: place.claim,
  };
}

/** The outlet as a source across articles. */
function publisher(r: Reading, outlet: string | null): { readonly id: string; readonly name: string } | null {
  if (outlet === null) return null;
  const found = r.sql
    .all<{ id: Key; name: string; pack: Buffer }>('SELECT id, name, pack FROM source WHERE folded = ?', fold(outlet))
    .find((s) => unpacked<SourcePack>(s.pack).kind === 'outlet');
  return found ? { id: idOf('s:', found.id), name: found.name } : null;
}
