import { STANCES } from '../../records/attribution.ts';
import { fold } from '../../records/fold.ts';
import { STATEMENT_GRADES, type StatementGrade } from '../../records/statement-grade.ts';
import { gradeCodes, stanceCodes } from '../rows/codes.ts';
import type { SourcePack } from '../rows/entry-columns.ts';
import { OWN_VOICE } from '../rows/entry-columns.ts';
import { unpacked } from '../rows/pack.ts';
import { checked, checkedDay, given, MANY_RECORDS, type Speakers, type Wish } from '../rows/wish.ts';
import { nameBytes, nameIn } from './bytes.ts';
import type { Reading } from './reading.ts';
import type { Value } from './sql.ts';
import { storyPlace } from './story-place.ts';
import { nameQuery, type TextQuery, textQuery } from './words.ts';

/** A piece of a WHERE clause, always a literal, and the values of its parameters. */
export interface Condition {
  readonly text: string;
  readonly values: readonly Value[];
}

/** A filter looked up: names as rows, days as numbers. Conditions speak of a statement `s`, and of a publication `p` where it says so. */
export interface Filter {
  /** Query for the index of words; null where no words are asked for. */
  readonly words: TextQuery | null;
  /** The sources asked for; null for all. */
  readonly sources: Speakers | null;
  /** Of them the outlets, by their rows among the outlets: they speak in their own articles too. */
  readonly voices: readonly number[];
  readonly stance: number | null;
  /** On `s` alone. */
  readonly statement: readonly Condition[];
  /** On `p`. */
  readonly publication: readonly Condition[];
  /** Nothing can be found: a word or name that is not there. */
  readonly isEmpty: boolean;
}

/** Throws a `Failure` where a value is none that the field may have. */
export async function filterOf(r: Reading, wish: Wish): Promise<Filter> {
  const words = given(wish.query) ? textQuery(wish.query) : null;
  const { sources, outlets: named } = given(wish.source)
    ? await speakersOf(r, wish.source)
    : { sources: null, outlets: [] };
  // Who publishes may be asked for by name before anybody has cited it.
  const isKnown = sources !== null && (sources.rows.length > 0 || sources.name !== null);
  const voices = isKnown ? await voicesOf(r, named) : given(wish.source) ? await outletRows(r, wish.source) : [];
  const statement: Condition[] = [];
  const publication: Condition[] = [];
  const stance = given(wish.stance) ? stanceCodes.of(checked(wish.stance, STANCES, 'stance')) : null;
  if (stance !== null) statement.push({ text: 's.stance = ?', values: [stance] });
  if (given(wish.grade)) statement.push(ofGrade(checked(wish.grade, STATEMENT_GRADES, 'grade')));
  const inStory = given(wish.story) ? await articlesOf(r, wish.story) : null;
  if (inStory) statement.push(inStory);
  const outlets = given(wish.outlet) ? await outletRows(r, wish.outlet) : null;
  if (outlets) publication.push({ text: 'p.outlet = ANY(?::bigint[])', values: [outlets] });
  if (given(wish.country))
    publication.push({
      text: 'p.outlet IN (SELECT row FROM outlet WHERE country = ?)',
      values: [wish.country.toUpperCase()],
    });
  if (given(wish.from)) publication.push({ text: 'p.day >= ?', values: [checkedDay(wish.from, 'from', 0)] });
  if (given(wish.to)) publication.push({ text: 'p.day > 0 AND p.day <= ?', values: [checkedDay(wish.to, 'to', 9999)] });
  return {
    words,
    sources,
    voices,
    stance,
    statement,
    publication,
    isEmpty:
      (given(wish.query) && words === null) ||
      (sources !== null && !isKnown && voices.length === 0) ||
      outlets?.length === 0,
  };
}

/** Nothing for a story that is not there. */
async function articlesOf(r: Reading, story: string): Promise<Condition> {
  const place = await storyPlace(r, story);
  return place && place.row !== null
    ? { text: 's.article IN (SELECT article FROM story_article WHERE story = ?)', values: [place.row] }
    : { text: 's.article = ?', values: [place?.article ?? 0] };
}

/** The column has the grade of a source: of what articles tell in their own voice it says nothing. */
const ofGrade = (grade: StatementGrade): Condition =>
  grade === 'own voice'
    ? { text: 's.local = ?', values: [OWN_VOICE] }
    : { text: 's.grade = ? AND s.local IS DISTINCT FROM ?::int', values: [gradeCodes.of(grade), OWN_VOICE] };

/** Who is meant, by id, by the name in any letters, or by all words of a name; `outlets` are the rows of those that are outlets. */
async function speakersOf(
  r: Reading,
  source: string,
): Promise<{ readonly sources: Speakers; readonly outlets: readonly number[] }> {
  const byId = await r.row('source', 's:', await r.redirected(source));
  if (byId !== null) {
    const outlets = await r.sql.column<number>('SELECT row FROM source WHERE row = ? AND is_outlet = 1', byId);
    return { sources: { rows: [byId], name: null }, outlets };
  }
  const folded = fold(source);
  const name = nameBytes(folded);
  const byName = await r.sql.column<number>('SELECT row FROM source WHERE folded = ? LIMIT ?', name, MANY_RECORDS + 1);
  const isMany = byName.length > MANY_RECORDS;
  const outlets = await r.sql.column<number>('SELECT row FROM source WHERE folded = ? AND is_outlet = 1', name);
  const query = nameQuery(`"${source.replaceAll('"', ' ')}"`);
  const others = query === null || isMany ? [] : await byAlias(r, query, folded);
  const rows = [...(isMany ? [] : byName), ...others.map((o) => o.row)];
  return {
    sources: { rows: [...new Set(rows)], name: isMany ? folded : null },
    outlets: [...new Set([...outlets, ...others.filter((o) => o.is_outlet).map((o) => o.row)])],
  };
}

interface AliasRow {
  readonly row: number;
  readonly is_outlet: number;
  readonly pack: Buffer;
}

/** Records with the words of `query` in their names that have `folded` as an alias, among the first of them. */
async function byAlias(r: Reading, query: string, folded: string): Promise<readonly AliasRow[]> {
  const rows = await r.sql.all<AliasRow>(
    `SELECT s.row, s.is_outlet, s.pack FROM source_words w JOIN source s ON s.row = w.source
     WHERE w.names @@ ?::tsquery ORDER BY s.row LIMIT 200`,
    query,
  );
  return rows.filter(({ pack }) => unpacked<SourcePack>(pack).aliases.some((a) => fold(a) === folded));
}

const outletRows = (r: Reading, outlet: string): Promise<number[]> =>
  r.sql.column<number>('SELECT row FROM outlet WHERE folded = ? OR outlet_id = ?', nameBytes(fold(outlet)), outlet);

/** Sources that are outlets, by their rows among the outlets. */
async function voicesOf(r: Reading, sources: readonly number[]): Promise<number[]> {
  const found: number[] = [];
  for (const { name, pack } of await r.sql.all<{ name: Buffer; pack: Buffer }>(
    'SELECT name, pack FROM source WHERE row = ANY(?::bigint[])',
    sources,
  )) {
    const { outletId } = unpacked<SourcePack>(pack);
    found.push(...(await outletRows(r, nameIn(name))), ...(outletId === null ? [] : await outletRows(r, outletId)));
  }
  return [...new Set(found)];
}

/** Conditions joined, with their values in order. */
export const both = (conditions: readonly Condition[]): Condition => ({
  text: conditions.length ? conditions.map((c) => `(${c.text})`).join(' AND ') : 'true',
  values: conditions.flatMap((c) => c.values),
});

/** That some appearance of the statement's text is as asked; null where anything is. */
function appearance(filter: Filter): Condition | null {
  if (!filter.publication.length) return null;
  const { text, values } = both(filter.publication);
  return { text: 'EXISTS (SELECT 1 FROM publication p WHERE p.article = s.article AND '.concat(text, ')'), values };
}

/** That one of the sources asked for holds the statement; null where anyone may. */
export function speaker({ sources, voices }: Filter): Condition | null {
  if (!sources) return null;
  const { rows, name } = sources;
  return {
    text: `EXISTS (SELECT 1 FROM local l WHERE l.article = s.article AND l.n = s.local
             AND (l.source = ANY(?::bigint[])
               OR ?::bytea IS NOT NULL AND EXISTS (SELECT 1 FROM source o WHERE o.row = l.source AND o.folded = ?)))
           OR s.local = -1 AND EXISTS (SELECT 1 FROM publication v WHERE v.article = s.article
             AND v.outlet = ANY(?::bigint[]))`,
    values: [rows, name && nameBytes(name), name && nameBytes(name), voices],
  };
}

/** All conditions on a statement `s` beside its words. */
export function onStatement(filter: Filter): Condition {
  return both([...filter.statement, appearance(filter), speaker(filter)].filter((c) => c !== null));
}
