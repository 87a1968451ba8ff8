import { fold } from '../../records/fold.ts';
import type { Publication, ShownStatement } from '../../records/ledger.ts';
import { statementGrade } from '../../records/statement-grade.ts';
import { packedStatement, statementLines } from '../rows/article-pack.ts';
import { compare } from '../rows/compare.ts';
import type { SourcePack } from '../rows/entry-columns.ts';
import { idOf } from '../rows/ids.ts';
import { unpack, unpacked } from '../rows/pack.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import type { Speakers } from '../rows/wish.ts';
import type { Facets, Page, StatementFilter, StatementHit } from '../store.ts';
import { idIn, keyIn, nameBytes, nameIn } from './bytes.ts';
import { both, type Filter, filterOf, onStatement, speaker } from './filters.ts';
import { facetsOf, factsOf, type HitFacts } from './hit-facts.ts';
import type { Reading } from './reading.ts';
import { weighed } from './weigh.ts';
import type { TextQuery } from './words.ts';

/** Statements that one search looks at: lists end there, and facets count these. */
const MOST_HITS = 1000;
/** Statements that are weighed against one another: where more are found, the newest come first. */
const MOST_WEIGHED = 2000;
/** Statements with one word that are counted to weigh it: where there are more, the newest come first. */
const MOST_COUNTED = 20_000;

/** A statement that was found; the least `order` first. */
interface Hit {
  readonly row: number;
  readonly order: number;
}

/** A hit with what lists and facets need of it. */
export interface Found {
  readonly id: string;
  readonly order: number;
  readonly facts: HitFacts;
}

/**
 * Statements as asked for: with words the most fitting first (BM25, Robertson and Zaragoza 2009), else the newest. At most
 * `MOST_HITS`. Where a word is so common that the best cannot be told in a moment, those that were added last come first.
 */
export async function hitsOf(r: Reading, asked: Filter): Promise<Found[]> {
  if (asked.isEmpty) return [];
  const isHiding = (await r.sql.get('SELECT 1 FROM claim WHERE board = -1 LIMIT 1')) !== undefined;
  const filter = isHiding ? withoutHidden(asked) : asked;
  const hits =
    filter.words !== null
      ? await byWords(r, filter, filter.words)
      : filter.sources
        ? await bySource(r, filter, filter.sources)
        : await byDay(r, filter);
  const facts = await factsOf(
    r.sql,
    hits.map((h) => h.row),
  );
  return hits
    .flatMap(({ row, order }) => {
      const found = facts.get(row);
      return found ? [{ id: found.id, order, facts: found }] : [];
    })
    .sort((a, b) => a.order - b.order || compare(a.id, b.id));
}

/** Leaves out statements of claims that persons have hidden. */
const withoutHidden = (filter: Filter): Filter => ({
  ...filter,
  statement: [
    ...filter.statement,
    { text: 's.claim IS NULL OR s.claim NOT IN (SELECT row FROM claim WHERE board = -1)', values: [] },
  ],
});

async function byWords(r: Reading, filter: Filter, query: TextQuery): Promise<Hit[]> {
  const { text, values } = onStatement(filter);
  const isPlain = !filter.statement.length && !values.length;
  let isCommon = false;
  for (const { query: term } of query.wanted) isCommon ||= await isMoreThan(r, term, MOST_COUNTED);
  if (isPlain) {
    const newest = await r.sql.column<number>(
      'SELECT statement FROM words WHERE text @@ ?::tsquery ORDER BY statement DESC LIMIT ?',
      query.match,
      isCommon ? MOST_HITS : MOST_WEIGHED + 1,
    );
    if (isCommon || newest.length > MOST_WEIGHED)
      return newest.slice(0, MOST_HITS).map((row) => ({ row, order: -row }));
    return mostFitting(await weighed(r.sql, query, newest));
  }
  const found = await r.sql.column<number>(
    'SELECT s.row FROM words w JOIN statement s ON s.row = w.statement WHERE w.text @@ ?::tsquery AND '.concat(
      text,
      ' ORDER BY s.row DESC LIMIT ?',
    ),
    query.match,
    ...values,
    isCommon ? MOST_HITS : MOST_COUNTED,
  );
  return isCommon ? found.map((row) => ({ row, order: -row })) : mostFitting(await weighed(r.sql, query, found));
}

const mostFitting = (hits: readonly Hit[]): Hit[] =>
  [...hits].sort((a, b) => a.order - b.order || a.row - b.row).slice(0, MOST_HITS);

/** True where more statements than `most` have the term. */
const isMoreThan = async (r: Reading, term: string, most: number): Promise<boolean> =>
  (await r.sql.value<number>(
    'SELECT count(*) FROM (SELECT 1 FROM words WHERE text @@ ?::tsquery LIMIT ?) f',
    term,
    most + 1,
  ))! > most;

async function bySource(r: Reading, filter: Filter, { rows, name }: Speakers): Promise<Hit[]> {
  // What many say is soon found from the newest day on.
  if (name !== null) return byDay(r, filter);
  const { text, values } = both([...filter.statement, ...filter.publication]);
  const said = await r.sql.all<Hit>(
    `SELECT s.row, -max(p.day) AS "order" FROM local l
     JOIN statement s ON s.article = l.article AND s.local = l.n
     JOIN publication p ON p.article = s.article
     WHERE l.source = ANY(?::bigint[]) AND `.concat(text, ' GROUP BY s.row ORDER BY 2, 1 LIMIT ?'),
    rows,
    ...values,
    MOST_HITS,
  );
  if (!filter.voices.length) return said;
  const told = await r.sql.all<Hit>(
    `SELECT s.row, -max(p.day) AS "order" FROM publication p
     JOIN statement s ON s.article = p.article AND s.local = -1
     WHERE p.outlet = ANY(?::bigint[]) AND `.concat(text, ' GROUP BY s.row ORDER BY 2, 1 LIMIT ?'),
    filter.voices,
    ...values,
    MOST_HITS,
  );
  return [...said, ...told].sort((a, b) => a.order - b.order).slice(0, MOST_HITS);
}

async function byDay(r: Reading, filter: Filter): Promise<Hit[]> {
  const said = speaker(filter);
  const { text, values } = both([...filter.statement, ...filter.publication, ...(said ? [said] : [])]);
  const rows = await r.sql.all<Hit>(
    `SELECT s.row, -p.day AS "order" FROM publication p JOIN statement s ON s.article = p.article WHERE `.concat(
      text,
      ' ORDER BY p.day DESC, p.id DESC, s.n LIMIT ?',
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

export async function search(
  r: Reading,
  filter: StatementFilter,
): Promise<Page<StatementHit> & { readonly facets: Facets }> {
  const hits = await hitsOf(r, await filterOf(r, filter));
  const { page, next, total } = pageOf(hits, filter);
  const items = await shown(
    r,
    page.map((h) => h.facts.row),
  );
  return {
    items: page.flatMap((h) => items.get(h.facts.row) ?? []),
    next,
    total,
    facets: await facetsOf(
      r.sql,
      hits.map((h) => h.facts),
    ),
  };
}

interface PlaceRow {
  readonly row: number;
  readonly article: number;
  readonly n: number;
  readonly claim: Buffer;
  readonly source: Buffer | null;
  readonly name: Buffer | null;
}

/** Statements as search shows them, by row; those that are gone are left out. */
export async function shown(r: Reading, rows: readonly number[]): Promise<ReadonlyMap<number, StatementHit>> {
  const places = await r.sql.all<PlaceRow>(
    `SELECT s.row, s.article, s.n, coalesce(c.id, s.id) AS claim, o.id AS source, o.name FROM statement s
     LEFT JOIN claim c ON c.row = s.claim
     LEFT JOIN local l ON l.article = s.article AND l.n = s.local LEFT JOIN source o ON o.row = l.source
     WHERE s.row = ANY(?::bigint[])`,
    rows,
  );
  const articles = [...new Set(places.map((p) => p.article))];
  const packs = await r.sql.all<{ row: number; id: Buffer; pack: Buffer }>(
    'SELECT row, id, pack FROM article WHERE row = ANY(?::bigint[])',
    articles,
  );
  const lines = new Map(packs.map(({ row, pack }) => [row, statementLines(unpack(pack))]));
  const ids = new Map(packs.map(({ row, id }) => [row, idIn('sha256:', id)]));
  const publications = await r.articles.publications(articles);
  const publishers = await publishersOf(r, places.length ? [...publications.values()].map(firstOutlet) : []);
  return new Map(
    places.map(({ row, article, n, claim, source, name }) => {
      const statement = shownStatement(lines.get(article)![n]!, ids.get(article)!);
      const own = source && { id: idIn('s:', source), name: nameIn(name!) };
      const voice =
        statement.attribution === null ? publishers.get(firstOutlet(publications.get(article)!) ?? '') : null;
      const by = own ?? voice ?? null;
      return [
        row,
        {
          statement,
          publications: publications.get(article)!,
          sourceId: by?.id ?? null,
          sourceName: by?.name ?? null,
          claim: idOf('c:', keyIn(claim)),
        },
      ];
    }),
  );
}

function shownStatement(line: string, article: string): ShownStatement {
  const { facts: _, ...rest } = packedStatement(line);
  return { ...rest, grade: statementGrade(rest), article };
}

const firstOutlet = ([first]: readonly Publication[]): string | null => first?.outlet ?? null;

/** Outlets as sources across articles, by their names. */
async function publishersOf(
  r: Reading,
  names: readonly (string | null)[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const asked = [...new Set(names.filter((name) => name !== null))];
  if (!asked.length) return new Map();
  const rows = await r.sql.all<{ i: number; id: Buffer; name: Buffer; pack: Buffer }>(
    `SELECT v.i::int AS i, s.id, s.name, s.pack FROM unnest(?::bytea[]) WITH ORDINALITY v(folded, i)
     JOIN source s ON s.folded = v.folded ORDER BY s.row`,
    asked.map((name) => nameBytes(fold(name))),
  );
  const found = new Map<string, { readonly id: string; readonly name: string }>();
  for (const { i, id, name, pack } of rows) {
    const outlet = asked[i - 1]!;
    if (!found.has(outlet) && unpacked<SourcePack>(pack).kind === 'outlet')
      found.set(outlet, { id: idIn('s:', id), name: nameIn(name) });
  }
  return found;
}
