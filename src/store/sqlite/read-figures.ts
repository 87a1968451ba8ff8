import type { LedgerFigure, Publication } from '../../records/ledger.ts';
import type { ReadArticle } from '../../records/read-article.ts';
import { words } from '../../records/span.ts';
import { idOf, type Key } from '../rows/ids.ts';
import type { Page, StatementFilter, StatementHit } from '../store.ts';
import { filterOf } from './filters.ts';
import { articleJson } from './read-articles.ts';
import type { Reading } from './reading.ts';
import { hitOf, hitsOf, pageOf } from './search.ts';
import type { Sql } from './sql.ts';

export interface FigureRow {
  readonly figure: LedgerFigure;
  readonly hit: StatementHit | null;
  readonly publications: readonly Publication[];
}

interface Place {
  readonly article: number;
  readonly n: number;
  readonly statement: number | null;
}

/** Figures within the statements that the filter finds, in their order; without any filter those that stand in no statement too. */
export function figuresPage(r: Reading, filter: StatementFilter): Page<FigureRow> {
  const { query, source, outlet, grade, stance, from, to, story } = filter;
  const isAll = [query, source, outlet, grade, stance, from, to, story].every(
    (v) => v === null || v === undefined || v === '',
  );
  const places = isAll ? allPlaces(r.sql) : placesOf(r, filter);
  // The list of figures is paged like that of statements, by its places.
  const marks = places.map((p, order) => ({ id: markOf(p), order }));
  const { page, next, total } = pageOf(marks, filter);
  const read = new Map<number, ReadArticle>();
  return { items: page.map((m) => figureAt(r, places[m.order]!, read)).filter((f) => f !== null), next, total };
}

const markOf = ({ article, n }: Place): string => `${article} ${n}`;

const MOST_FIGURES = 2000;

const allPlaces = (sql: Sql): Place[] =>
  sql.all<Place>(
    `SELECT f.article, f.n, f.statement FROM publication p CROSS JOIN figure f ON f.article = p.article
     WHERE p.row = (SELECT row FROM publication q WHERE q.article = p.article ORDER BY q.day DESC, q.id DESC LIMIT 1)
     ORDER BY p.day DESC, p.id DESC LIMIT ?`,
    MOST_FIGURES,
  );

const placesOf = (r: Reading, filter: StatementFilter): Place[] =>
  hitsOf(r, filterOf(r, filter))
    .flatMap((h) =>
      r.sql.all<Place>('SELECT article, n, statement FROM figure WHERE statement = ? ORDER BY article, n', h.facts.row),
    )
    .slice(0, MOST_FIGURES);

function figureAt(r: Reading, { article, n, statement }: Place, read: Map<number, ReadArticle>): FigureRow | null {
  let known = read.get(article);
  if (!known) {
    const id = idOf('sha256:', r.sql.value<Key>('SELECT id FROM article WHERE row = ?', article)!);
    known = JSON.parse(articleJson(r, id)!) as ReadArticle;
    read.set(article, known);
  }
  const figure = known.figures[n];
  if (!figure) return null;
  const hit = statement === null ? null : hitOf(r, statement);
  return {
    figure: {
      ...figure,
      article: known.article.id,
      words: words(known.article.text, [figure.span], known.article.skip),
      statement: hit?.statement.id ?? null,
    },
    hit,
    publications: hit?.publications ?? r.articles.publications(article),
  };
}
