import type { Claim } from '../../records/claim.ts';
import { Failure } from '../../records/failure.ts';
import { edgeCodes } from '../rows/codes.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import { CLAIM_SORTS, type ClaimFilter, type ClaimSort, type Page } from '../store.ts';
import { nameBytes } from './bytes.ts';
import { both, type Condition, type Filter, filterOf, onStatement } from './filters.ts';
import type { Reading } from './reading.ts';
import { jsonOf } from './relations.ts';
import type { Value } from './sql.ts';
import type { TextQuery } from './words.ts';

/** Claims that a filter may find before the board is walked in its order instead. */
const MOST_FOUND = 5000;

/** Statements with the words asked for, of which the claims are looked up, at half a microsecond each; where more have them, a walk soon finds some. */
const MOST_WITH_WORDS = 200_000;

/** A claim with its relations, as JSON in the order of scheme section 8. Follows redirects. */
export async function claimJson(r: Reading, id: string): Promise<string | null> {
  const row = (await claimRow(r, id)) ?? (await claimRow(r, await r.redirected(id)));
  return row === null ? null : ((await jsonOf(r, [row])).get(row) ?? null);
}

async function claimRow(r: Reading, id: string): Promise<number | null> {
  const row = await r.row('claim', 'c:', id);
  if (row !== null) return row;
  const statement = await r.row('statement', 'st:', id.replace(/^c:/, 'st:'));
  if (statement === null) return null;
  // What a person took out of a claim left its address to what stayed. Else the id of a claim of one statement is that of the
  // statement, and leads to the claim that holds it now.
  return (
    (await r.sql.value<number | null>(
      `SELECT s.claim FROM edge e JOIN statement s ON s.row = e.b
       WHERE e.a = ? AND e.kind = ? AND s.claim IS NOT NULL ORDER BY s.id LIMIT 1`,
      statement,
      edgeCodes.of('left'),
    )) ??
    (await r.sql.value<number | null>('SELECT claim FROM statement WHERE row = ?', statement)) ??
    null
  );
}

interface Order {
  readonly by: string;
  /** Everything behind a place, given by its three values twice as the order needs them. */
  readonly behind: string;
  readonly columns: readonly [keyof ClaimRow, keyof ClaimRow];
}

/** Every order ends with the rank, which the id decides. */
const ORDERS: Readonly<Record<ClaimSort, Order>> = {
  disputed: {
    by: 'c.disputed DESC, c.articles DESC, c.rank',
    behind:
      'c.disputed <= ? AND (c.disputed < ? OR c.disputed = ? AND (c.articles < ? OR c.articles = ? AND c.rank > ?))',
    columns: ['disputed', 'articles'],
  },
  reported: {
    by: 'c.articles DESC, c.newest DESC, c.rank',
    behind: 'c.articles <= ? AND (c.articles < ? OR c.articles = ? AND (c.newest < ? OR c.newest = ? AND c.rank > ?))',
    columns: ['articles', 'newest'],
  },
  'fewest-origins': {
    by: 'c.origins, c.articles DESC, c.rank',
    behind: 'c.origins >= ? AND (c.origins > ? OR c.origins = ? AND (c.articles < ? OR c.articles = ? AND c.rank > ?))',
    columns: ['origins', 'articles'],
  },
  newest: {
    by: 'c.newest DESC, c.articles DESC, c.rank',
    behind: 'c.newest <= ? AND (c.newest < ? OR c.newest = ? AND (c.articles < ? OR c.articles = ? AND c.rank > ?))',
    columns: ['newest', 'articles'],
  },
};

interface ClaimRow {
  readonly row: number;
  readonly rank: number;
  readonly disputed: number;
  readonly articles: number;
  readonly origins: number;
  readonly newest: number;
}

/** The board. */
export async function claimsPage(r: Reading, filter: ClaimFilter): Promise<Page<Claim>> {
  const sort = filter.sort ?? 'reported';
  if (!CLAIM_SORTS.includes(sort)) throw new Failure('filter', `sort is ${sort}`, `one of: ${CLAIM_SORTS.join(', ')}`);
  const order = ORDERS[sort];
  const size = pageSize(filter.limit);
  const place = placeOf(filter.cursor, 3) as [Value, Value, Value] | null;
  const looked = await filterOf(r, filter);
  if (looked.isEmpty) return { items: [], next: null, total: 0 };
  // Of few claims each is asked.
  const few = filter.among ? among(await rowsOf(r, filter.among)) : null;
  const worded = few || looked.words === null ? null : await withWords(r, looked, looked.words);
  const found = few ?? worded ?? among(await foundClaims(r, looked));
  // Claims that something rarer than the words finds may not have the words.
  const walked = worded || (!few && found && looked.words === null) ? null : onMembers(looked);
  const conditions = [...onClaim(filter), found, walked].filter((c) => c !== null);
  if (place) {
    const [first, second, rank] = place;
    conditions.push({ text: order.behind, values: [first, first, first, second, second, rank] });
  }
  const { text, values } = both(conditions);
  const rows = await r.sql.all<ClaimRow>(
    'SELECT c.row, c.rank, c.disputed, c.articles, c.origins, c.newest FROM claim c WHERE '.concat(
      text,
      ' ORDER BY ',
      order.by,
      ' LIMIT ?',
    ),
    ...values,
    size + 1,
  );
  const last = rows[size - 1];
  const page = rows.slice(0, size).map((c) => c.row);
  const json = await jsonOf(r, page);
  return {
    items: page.map((row) => JSON.parse(json.get(row)!) as Claim),
    next: rows.length > size && last ? cursorOf([last[order.columns[0]], last[order.columns[1]], last.rank]) : null,
    total: rows.length <= size && !place ? rows.length : null,
  };
}

function onClaim({ articles, disputed, hidden, all }: ClaimFilter): Condition[] {
  const conditions: Condition[] = [];
  // In these words, so that the orders' own indexes serve.
  const place = hidden ? 'c.board = -1' : articles === 1 ? 'c.board >= 0' : 'c.board = 1';
  conditions.push({ text: place, values: [] });
  if (!all && !hidden) conditions.push({ text: 'c.listable = 1', values: [] });
  if (articles && articles > 1) conditions.push({ text: 'c.articles >= ?', values: [articles] });
  if (disputed === true) conditions.push({ text: 'c.disputed > 1', values: [] });
  if (disputed === false) conditions.push({ text: 'c.disputed <= 1', values: [] });
  return conditions;
}

const among = (claims: readonly number[] | null): Condition | null =>
  claims && { text: 'c.row = ANY(?::bigint[])', values: [claims] };

async function rowsOf(r: Reading, ids: readonly string[]): Promise<number[]> {
  const rows: number[] = [];
  for (const id of ids) rows.push(...[await claimRow(r, id)].filter((row) => row !== null));
  return rows;
}

/** That one statement of the claim has the words and all else that is asked for; null where too many have the words. */
async function withWords(r: Reading, filter: Filter, words: TextQuery): Promise<Condition | null> {
  const count = (await r.sql.value<number>(
    'SELECT count(*) FROM (SELECT 1 FROM words WHERE text @@ ?::tsquery LIMIT ?) f',
    words.match,
    MOST_WITH_WORDS + 1,
  ))!;
  if (count > MOST_WITH_WORDS) return null;
  const { text, values } = onStatement(filter);
  return {
    text: `c.row IN (SELECT s.claim FROM words w JOIN statement s ON s.row = w.statement
             WHERE w.text @@ ?::tsquery AND s.claim IS NOT NULL AND `.concat(text, ')'),
    values: [words.match, ...values],
  };
}

/** That one statement of the claim is as asked; null where any is. */
function onMembers(filter: Filter): Condition | null {
  const { text, values } = onStatement(filter);
  if (!values.length && filter.words === null) return null;
  // Asked of one statement after the other: claims with words that most statements have are soon found in any order.
  const words: Condition = {
    text: 'EXISTS (SELECT 1 FROM words w WHERE w.text @@ ?::tsquery AND w.statement = s.row)',
    values: filter.words === null ? [] : [filter.words.match],
  };
  const all = both([{ text, values }, ...(filter.words === null ? [] : [words])]);
  const members: Condition = {
    text: 'EXISTS (SELECT 1 FROM statement s WHERE s.claim = c.row AND '.concat(all.text, ')'),
    values: all.values,
  };
  const held = filter.words === null ? positions(filter) : null;
  return held ? { text: members.text.concat(' OR ', held.text), values: [...members.values, ...held.values] } : members;
}

/** Members of joint sources hold positions too; null where statements tell more than that. */
function positions({ sources, stance, statement, publication }: Filter): Condition | null {
  if (!sources || publication.length || statement.length > (stance === null ? 0 : 1)) return null;
  return {
    text: `EXISTS (SELECT 1 FROM position q WHERE q.claim = c.row AND q.stance = coalesce(?::int, q.stance)
             AND (q.source = ANY(?::bigint[])
               OR ?::bytea IS NOT NULL AND EXISTS (SELECT 1 FROM source o WHERE o.row = q.source AND o.folded = ?)))`,
    values: [stance, sources.rows, sources.name && nameBytes(sources.name), sources.name && nameBytes(sources.name)],
  };
}

/** Claims that the source or the appearance asked for finds, words left out; null where there are too many, or no such part. */
async function foundClaims(r: Reading, filter: Filter): Promise<number[] | null> {
  const { text, values } = onStatement(filter);
  let rows: { claim: number }[] | null = null;
  if (filter.sources) {
    if (filter.sources.name !== null) return null;
    rows = await r.sql.all(
      `SELECT DISTINCT s.claim FROM local l JOIN statement s ON s.article = l.article AND s.local = l.n
       WHERE l.source = ANY(?::bigint[]) AND s.claim IS NOT NULL AND `.concat(text, ' LIMIT ?'),
      filter.sources.rows,
      ...values,
      MOST_FOUND + 1,
    );
    rows.push(...(await toldClaims(r, filter)), ...(await heldClaims(r, filter, filter.sources.rows)));
  } else if (filter.publication.length) {
    const all = both([...filter.publication, ...filter.statement]);
    rows = await r.sql.all(
      `SELECT DISTINCT s.claim FROM publication p JOIN statement s ON s.article = p.article
       WHERE s.claim IS NOT NULL AND `.concat(all.text, ' LIMIT ?'),
      ...all.values,
      MOST_FOUND + 1,
    );
  }
  return rows === null || rows.length > MOST_FOUND ? null : rows.map((c) => c.claim);
}

/** Claims that an outlet tells in its own voice. */
async function toldClaims(r: Reading, filter: Filter): Promise<{ claim: number }[]> {
  if (!filter.voices.length) return [];
  const { text, values } = both([...filter.publication, ...filter.statement]);
  return r.sql.all(
    `SELECT DISTINCT s.claim FROM publication p JOIN statement s ON s.article = p.article AND s.local = -1
     WHERE p.outlet = ANY(?::bigint[]) AND s.claim IS NOT NULL AND `.concat(text, ' LIMIT ?'),
    filter.voices,
    ...values,
    MOST_FOUND + 1,
  );
}

async function heldClaims(r: Reading, filter: Filter, sources: readonly number[]): Promise<{ claim: number }[]> {
  if (!positions(filter)) return [];
  return r.sql.all(
    `SELECT DISTINCT claim FROM position WHERE source = ANY(?::bigint[]) AND stance = coalesce(?::int, stance) LIMIT ?`,
    sources,
    filter.stance,
    MOST_FOUND + 1,
  );
}

/** The id that the last page of all claims ended with. */
export interface ClaimPlace {
  readonly after: Buffer;
}

const EXPORTED = 200;

/** Claims in order of id, a page at a time. */
export async function claimPage(
  r: Reading,
  place: ClaimPlace | null,
): Promise<{ readonly claims: string[]; readonly next: ClaimPlace | null }> {
  const after = place?.after ?? Buffer.alloc(0);
  const rows = await r.sql.all<{ row: number; id: Buffer }>(
    `(SELECT row, id FROM claim WHERE id > ? ORDER BY id LIMIT ?)
     UNION ALL (SELECT c.row, s.id FROM statement s JOIN claim c ON c.row = s.claim
       WHERE c.id IS NULL AND s.id > ? ORDER BY s.id LIMIT ?) ORDER BY id LIMIT ?`,
    after,
    EXPORTED,
    after,
    EXPORTED,
    EXPORTED,
  );
  const json = await jsonOf(
    r,
    rows.map((c) => c.row),
  );
  const last = rows.at(-1);
  return {
    claims: rows.map((c) => json.get(c.row)!),
    next: last && rows.length === EXPORTED ? { after: last.id } : null,
  };
}
