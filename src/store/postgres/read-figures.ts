import type { LedgerFigure, Publication } from '../../records/ledger.ts';
import type { ReadArticle } from '../../records/read-article.ts';
import { words } from '../../records/span.ts';
import type { Page, StatementFilter, StatementHit } from '../store.ts';
import { filterOf } from './filters.ts';
import { articleJson } from './read-articles.ts';
import type { Reading } from './reading.ts';
import { hitsOf, pageOf, shown } from './search.ts';

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
export async function figuresPage(r: Reading, filter: StatementFilter): Promise<Page<FigureRow>> {
  const { query, source, outlet, grade, stance, from, to, story } = filter;
  const isAll = [query, source, outlet, grade, stance, from, to, story].every(
    (v) => v === null || v === undefined || v === '',
  );
  const places = isAll ? await allPlaces(r) : await placesOf(r, filter);
  // The list of figures is paged like that of statements, by its places.
  const marks = places.map((p, order) => ({ id: `${p.article} ${p.n}`, order }));
  const { page, next, total } = pageOf(marks, filter);
  return {
    items: await figuresAt(
      r,
      page.map((m) => places[m.order]!),
    ),
    next,
    total,
  };
}

const MOST_FIGURES = 2000;

const allPlaces = (r: Reading): Promise<Place[]> =>
  r.sql.all<Place>(
    `SELECT f.article, f.n, f.statement FROM publication p JOIN figure f ON f.article = p.article
     WHERE p.row = (SELECT row FROM publication q WHERE q.article = p.article ORDER BY q.day DESC, q.id DESC LIMIT 1)
     ORDER BY p.day DESC, p.id DESC, f.n LIMIT ?`,
    MOST_FIGURES,
  );

async function placesOf(r: Reading, filter: StatementFilter): Promise<Place[]> {
  const hits = await hitsOf(r, await filterOf(r, filter));
  return r.sql.all<Place>(
    `SELECT f.article, f.n, f.statement FROM unnest(?::bigint[]) WITH ORDINALITY v(statement, i)
     JOIN figure f ON f.statement = v.statement ORDER BY v.i, f.article, f.n LIMIT ?`,
    hits.map((h) => h.facts.row),
    MOST_FIGURES,
  );
}

async function figuresAt(r: Reading, places: readonly Place[]): Promise<FigureRow[]> {
  const articles = [...new Set(places.map((p) => p.article))];
  const [ids, publications] = [await r.articles.ids(articles), await r.articles.publications(articles)];
  const read = new Map<number, ReadArticle>();
  for (const article of articles)
    read.set(article, JSON.parse((await articleJson(r, ids.get(article)!))!) as ReadArticle);
  const hits = await shown(
    r,
    places.flatMap((p) => p.statement ?? []),
  );
  return places.flatMap(({ article, n, statement }) => {
    const known = read.get(article)!;
    const figure = known.figures[n];
    if (!figure) return [];
    const hit = statement === null ? null : (hits.get(statement) ?? null);
    return {
      figure: {
        ...figure,
        article: known.article.id,
        words: words(known.article.text, [figure.span], known.article.skip),
        statement: hit?.statement.id ?? null,
      },
      hit,
      publications: hit?.publications ?? publications.get(article)!,
    };
  });
}
