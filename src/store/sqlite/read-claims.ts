import type { Claim, Relation } from '../../records/claim.ts';
import { Failure } from '../../records/failure.ts';
import { type ClaimLink, relationsFrom } from '../../records/relations.ts';
import { withoutRelations, withRelations } from '../rows/claim-json.ts';
import { edgeCodes } from '../rows/codes.ts';
import { compare } from '../rows/compare.ts';
import { idOf, type Key } from '../rows/ids.ts';
import { unpack } from '../rows/pack.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import { strongest } from '../rows/strongest.ts';
import { CLAIM_SORTS, type ClaimFilter, type ClaimSort, type Page } from '../store.ts';
import type { Value } from './connection.ts';
import { both, type Condition, type Filter, filterOf, onStatement } from './filters.ts';
import type { Reading } from './reading.ts';

/** Claims that a filter may find before the board is walked in its order instead. */
const MOST_FOUND = 5000;

/** Statements with the words asked for, of which the claims are looked up, at half a microsecond each; where more have them, a walk soon finds some. */
const MOST_WITH_WORDS = 200_000;

/** A claim with its relations, as JSON in the order of scheme section 8. Follows redirects. */
export function claimJson(r: Reading, id: string): string | null {
  const row = claimRow(r, id) ?? claimRow(r, r.redirected(id));
  return row === null ? null : jsonOf(r, row);
}

function claimRow(r: Reading, id: string): number | null {
  const row = r.row('claim', 'c:', id);
  if (row !== null) return row;
  const statement = r.row('statement', 'st:', id.replace(/^c:/, 'st:'));
  if (statement === null) return null;
  // What a person took out of a claim left its address to what stayed. Else the id of a claim of one statement is that of the
  // statement, and leads to the claim that holds it now.
  return (
    r.sql.value<number | null>(
      `SELECT s.claim FROM edge e CROSS JOIN statement s ON s.row = e.b
       WHERE e.a = ? AND e.kind = ? AND s.claim IS NOT NULL ORDER BY s.id LIMIT 1`,
      statement,
      edgeCodes.of('left'),
    ) ??
    r.sql.value<number | null>('SELECT claim FROM statement WHERE row = ?', statement) ??
    null
  );
}

function jsonOf(r: Reading, row: number): string {
  const { pack, relationsAt } = r.sql.get<{ pack: Buffer | null; relationsAt: number | null }>(
    'SELECT pack, relationsAt FROM claim WHERE row = ?',
    row,
  )!;
  if (pack !== null && relationsAt !== null) return withRelations(unpack(pack), relationsAt, relationsOf(r, row));
  const statement = r.sql.value<number>('SELECT row FROM statement WHERE claim = ?', row)!;
  const linkable = r.articles.linkable(statement)!;
  if (!r.linking.single) throw new Error('claims of one statement were stored by a store that can make them again');
  const made = withoutRelations(r.linking.single(linkable));
  return withRelations(made.json, made.relationsAt, relationsOf(r, row));
}

interface RelationRow {
  readonly kind: number;
  readonly facts: Buffer;
  /** Rows of the claim's own statement, of the other one, and of the claim that holds that. */
  readonly own: number;
  readonly other: number;
  readonly claim: number;
  readonly towards: number;
}

/** Relations by the edges at a claim's statements, one for each claim and kind, with the reasons of the strongest edge. */
function relationsOf(r: Reading, claim: number): Relation[] {
  const rows = [
    ...r.sql.all<RelationRow>(
      `SELECT e.kind, e.facts, s.row AS own, o.row AS other, o.claim, 1 AS towards
       FROM statement s CROSS JOIN edge e ON e.a = s.row AND e.kind IN (2, 3, 4) CROSS JOIN statement o ON o.row = e.b
       WHERE s.claim = ? AND o.claim <> s.claim`,
      claim,
    ),
    // What narrows this claim is told at the other one.
    ...r.sql.all<RelationRow>(
      `SELECT e.kind, e.facts, s.row AS own, o.row AS other, o.claim, 0 AS towards
       FROM statement s CROSS JOIN edge e ON e.b = s.row AND e.kind IN (?, ?) CROSS JOIN statement o ON o.row = e.a
       WHERE s.claim = ? AND o.claim <> s.claim`,
      edgeCodes.of('contradicts'),
      edgeCodes.of('updates'),
      claim,
    ),
  ];
  const days = new Map<number, number | null>();
  const edges = rows.map((row) => ({ ...row, facts: r.reasons.facts(row.facts) }));
  const idOfRow = (row: number): string =>
    idOf('st:', r.sql.value<Key>('SELECT id FROM statement WHERE row = ?', row)!);
  const name = ({ towards, own, other }: (typeof edges)[number]): string =>
    towards ? `${idOfRow(own)} ${idOfRow(other)}` : `${idOfRow(other)} ${idOfRow(own)}`;
  const links = strongest(edges, name).map(({ kind, facts, claim: row, other, towards }): ClaimLink => {
    if (!days.has(row)) days.set(row, firstDay(r, row));
    const key = r.sql.value<Key>(
      'SELECT ifnull(c.id, o.id) FROM claim c CROSS JOIN statement o ON o.row = ? WHERE c.row = ?',
      other,
      row,
    )!;
    const name = edgeCodes.name(kind) as ClaimLink['kind'];
    return { claim: idOf('c:', key), kind: name, towards: towards === 1, why: facts.why, first: days.get(row)! };
  });
  return links.length ? relationsFrom(firstDay(r, claim), links) : [];
}

/** Day of a claim's first appearance with a date. */
const firstDay = (r: Reading, claim: number): number | null =>
  r.sql.value<number | null>(
    `SELECT min(p.day) FROM statement s CROSS JOIN publication p ON p.article = s.article AND p.day > 0 WHERE s.claim = ?`,
    claim,
  ) ?? null;

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
export function claimsPage(r: Reading, filter: ClaimFilter): Page<Claim> {
  const sort = filter.sort ?? 'reported';
  if (!CLAIM_SORTS.includes(sort)) throw new Failure('filter', `sort is ${sort}`, `one of: ${CLAIM_SORTS.join(', ')}`);
  const order = ORDERS[sort];
  const size = pageSize(filter.limit);
  const place = placeOf(filter.cursor, 3) as [Value, Value, Value] | null;
  const looked = filterOf(r, filter);
  if (looked.isEmpty) return { items: [], next: null, total: 0 };
  // Of few claims each is asked.
  const few = filter.among ? among(filter.among.flatMap((id) => claimRow(r, id) ?? [])) : null;
  const worded = few || looked.words === null ? null : withWords(r, looked, looked.words);
  const found = few ?? worded ?? among(foundClaims(r, looked));
  // Claims that something rarer than the words finds may not have the words.
  const walked = worded || (!few && found && looked.words === null) ? null : onMembers(looked);
  const conditions = [...onClaim(filter), found, walked].filter((c) => c !== null);
  if (place) {
    const [first, second, rank] = place;
    conditions.push({ text: order.behind, values: [first, first, first, second, second, rank] });
  }
  const { text, values } = both(conditions);
  const rows = r.sql.all<ClaimRow>(
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
  return {
    items: rows.slice(0, size).map((c) => JSON.parse(jsonOf(r, c.row)) as Claim),
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
  claims && { text: 'c.row IN (SELECT value FROM json_each(?))', values: [JSON.stringify(claims)] };

/** That one statement of the claim has the words and all else that is asked for; null where too many have the words. */
function withWords(r: Reading, filter: Filter, words: string): Condition | null {
  const count = r.sql.value<number>(
    'SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)',
    words,
    MOST_WITH_WORDS + 1,
  )!;
  if (count > MOST_WITH_WORDS) return null;
  const { text, values } = onStatement(filter);
  return {
    text: `c.row IN (SELECT s.claim FROM words w CROSS JOIN statement s ON s.row = w.rowid
             WHERE words MATCH ? AND s.claim IS NOT NULL AND `.concat(text, ')'),
    values: [words, ...values],
  };
}

/** That one statement of the claim is as asked; null where any is. */
function onMembers(filter: Filter): Condition | null {
  const { text, values } = onStatement(filter);
  if (!values.length && filter.words === null) return null;
  // Asked of one statement after the other: claims with words that most statements have are soon found in any order.
  const words: Condition = {
    text: 'EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = s.row)',
    values: filter.words === null ? [] : [filter.words],
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
    text: `EXISTS (SELECT 1 FROM position q WHERE q.claim = c.row AND q.stance = ifnull(?, q.stance)
             AND (q.source IN (SELECT value FROM json_each(?))
               OR ? IS NOT NULL AND EXISTS (SELECT 1 FROM source o WHERE o.row = q.source AND o.folded = ?)))`,
    values: [stance, JSON.stringify(sources.rows), sources.name, sources.name],
  };
}

/** Claims that the source or the appearance asked for finds, words left out; null where there are too many, or no such part. */
function foundClaims(r: Reading, filter: Filter): number[] | null {
  const { text, values } = onStatement(filter);
  let rows: { claim: number }[] | null = null;
  if (filter.sources) {
    if (filter.sources.name !== null) return null;
    rows = r.sql.all(
      `SELECT DISTINCT s.claim FROM local l CROSS JOIN statement s ON s.article = l.article AND s.local = l.n
       WHERE l.source IN (SELECT value FROM json_each(?)) AND s.claim IS NOT NULL AND `.concat(text, ' LIMIT ?'),
      JSON.stringify(filter.sources.rows),
      ...values,
      MOST_FOUND + 1,
    );
    rows.push(...toldClaims(r, filter), ...heldClaims(r, filter, filter.sources.rows));
  } else if (filter.publication.length) {
    const all = both([...filter.publication, ...filter.statement]);
    rows = r.sql.all(
      `SELECT DISTINCT s.claim FROM publication p CROSS JOIN statement s ON s.article = p.article
       WHERE s.claim IS NOT NULL AND `.concat(all.text, ' LIMIT ?'),
      ...all.values,
      MOST_FOUND + 1,
    );
  }
  return rows === null || rows.length > MOST_FOUND ? null : rows.map((c) => c.claim);
}

/** Claims that an outlet tells in its own voice. */
function toldClaims(r: Reading, filter: Filter): { claim: number }[] {
  if (!filter.voices.length) return [];
  const { text, values } = both([...filter.publication, ...filter.statement]);
  return r.sql.all(
    `SELECT DISTINCT s.claim FROM publication p CROSS JOIN statement s ON s.article = p.article AND s.local = -1
     WHERE p.outlet IN (SELECT value FROM json_each(?)) AND s.claim IS NOT NULL AND `.concat(text, ' LIMIT ?'),
    JSON.stringify(filter.voices),
    ...values,
    MOST_FOUND + 1,
  );
}

function heldClaims(r: Reading, filter: Filter, sources: readonly number[]): { claim: number }[] {
  if (!positions(filter)) return [];
  return r.sql.all(
    `SELECT DISTINCT claim FROM position WHERE source IN (SELECT value FROM json_each(?)) AND stance = ifnull(?, stance) LIMIT ?`,
    JSON.stringify(sources),
    filter.stance,
    MOST_FOUND + 1,
  );
}

/** The ids that the last page of all claims ended with, in the two tables that hold them. */
export interface ClaimPlace {
  readonly after: Key;
}

const EXPORTED = 200;

/** Claims in order of id, a page at a time. */
export function claimPage(
  r: Reading,
  place: ClaimPlace | null,
): { readonly claims: string[]; readonly next: ClaimPlace | null } {
  const after = place?.after ?? '';
  const rows = [
    ...r.sql.all<{ row: number; id: Key }>(
      'SELECT row, id FROM claim WHERE id IS NOT NULL AND id > ? ORDER BY id LIMIT ?',
      after,
      EXPORTED,
    ),
    ...r.sql.all<{ row: number; id: Key }>(
      `SELECT c.row, s.id FROM statement s CROSS JOIN claim c ON c.row = s.claim
       WHERE c.id IS NULL AND s.id > ? ORDER BY s.id LIMIT ?`,
      after,
      EXPORTED,
    ),
  ]
    .sort((a, b) => compareKeys(a.id, b.id))
    .slice(0, EXPORTED);
  const last = rows.at(-1);
  return {
    claims: rows.map((c) => jsonOf(r, c.row)),
    next: last && rows.length === EXPORTED ? { after: last.id } : null,
  };
}

/** As SQLite orders them: words before bytes. */
const compareKeys = (a: Key, b: Key): number =>
  typeof a === 'string'
    ? typeof b === 'string'
      ? compare(a, b)
      : -1
    : typeof b === 'string'
      ? 1
      : Buffer.compare(a, b);
