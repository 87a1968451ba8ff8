import { STANCES } from '../../records/attribution.ts';
import { fold } from '../../records/fold.ts';
import { STATEMENT_GRADES, type StatementGrade } from '../../records/statement-grade.ts';
import { gradeCodes, stanceCodes } from '../rows/codes.ts';
import type { SourcePack } from '../rows/entry-columns.ts';
import { OWN_VOICE } from '../rows/entry-columns.ts';
import { unpacked } from '../rows/pack.ts';
import { ftsQuery, wordQuery } from '../rows/query.ts';
import { checked, checkedDay, given, MANY_RECORDS, type Speakers, type Wish } from '../rows/wish.ts';
import type { Value } from './connection.ts';
import type { Reading } from './reading.ts';
import { storyPlace } from './story-place.ts';

/** A piece of a WHERE clause, always a literal, and the values of its parameters. */
export interface Condition {
  readonly text: string;
  readonly values: readonly Value[];
}

/** A filter looked up: names as rows, days as numbers. Conditions speak of a statement `s`, and of a publication `p` where it says so. */
export interface Filter {
  /** Query for the index of words; null where no words are asked for. */
  readonly words: string | null;
  /** The terms in it that must be there. */
  readonly terms: readonly string[];
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
export function filterOf(r: Reading, wish: Wish): Filter {
  const query = given(wish.query) ? wordQuery(wish.query) : null;
  const words = query?.match ?? null;
  const { sources, outlets: named } = given(wish.source) ? speakersOf(r, wish.source) : { sources: null, outlets: [] };
  // Who publishes may be asked for by name before anybody has cited it.
  const isKnown = sources !== null && (sources.rows.length > 0 || sources.name !== null);
  const voices = isKnown ? voicesOf(r, named) : given(wish.source) ? outletRows(r, wish.source) : [];
  const statement: Condition[] = [];
  const publication: Condition[] = [];
  const stance = given(wish.stance) ? stanceCodes.of(checked(wish.stance, STANCES, 'stance')) : null;
  if (stance !== null) statement.push({ text: 's.stance = ?', values: [stance] });
  if (given(wish.grade)) statement.push(ofGrade(checked(wish.grade, STATEMENT_GRADES, 'grade')));
  const inStory = given(wish.story) ? articlesOf(r, wish.story) : null;
  if (inStory) statement.push(inStory);
  const outlets = given(wish.outlet) ? outletRows(r, wish.outlet) : null;
  if (outlets)
    publication.push({ text: 'p.outlet IN (SELECT value FROM json_each(?))', values: [JSON.stringify(outlets)] });
  if (given(wish.country))
    publication.push({
      text: 'p.outlet IN (SELECT row FROM outlet WHERE country = ?)',
      values: [wish.country.toUpperCase()],
    });
  if (given(wish.from)) publication.push({ text: 'p.day >= ?', values: [checkedDay(wish.from, 'from', 0)] });
  if (given(wish.to)) publication.push({ text: 'p.day > 0 AND p.day <= ?', values: [checkedDay(wish.to, 'to', 9999)] });
  return {
    words,
    terms: query?.terms ?? [],
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
function articlesOf(r: Reading, story: string): Condition {
  const place = storyPlace(r, story);
  return place && place.row !== null
    ? { text: 's.article IN (SELECT article FROM storyArticle WHERE story = ?)', values: [place.row] }
    : { text: 's.article = ?', values: [place?.article ?? 0] };
}

/** The column has the grade of a source: of what articles tell in their own voice it says nothing. */
const ofGrade = (grade: StatementGrade): Condition =>
  grade === 'own voice'
    ? { text: 's.local = ?', values: [OWN_VOICE] }
    : { text: 's.grade = ? AND s.local IS NOT ?', values: [gradeCodes.of(grade), OWN_VOICE] };

/** Who is meant, by id, by the name in any letters, or by all words of a name; `outlets` are the rows of those that are outlets. */
function speakersOf(r: Reading, source: string): { readonly sources: Speakers; readonly outlets: readonly number[] } {
  const byId = r.row('source', 's:', r.redirected(source));
  if (byId !== null) {
    const outlets = r.sql.column<number>('SELECT row FROM source WHERE row = ? AND isOutlet = 1', byId);
    return { sources: { rows: [byId], name: null }, outlets };
  }
  const folded = fold(source);
  const byName = r.sql.column<number>('SELECT row FROM source WHERE folded = ? LIMIT ?', folded, MANY_RECORDS + 1);
  const isMany = byName.length > MANY_RECORDS;
  const outlets = r.sql.column<number>('SELECT row FROM source WHERE folded = ? AND isOutlet = 1', folded);
  const query = ftsQuery(`"${source.replaceAll('"', ' ')}"`);
  const others = query === null || isMany ? [] : byAlias(r, query, folded);
  const rows = [...(isMany ? [] : byName), ...others.map((o) => o.row)];
  return {
    sources: { rows: [...new Set(rows)], name: isMany ? folded : null },
    outlets: [...new Set([...outlets, ...others.filter((o) => o.isOutlet).map((o) => o.row)])],
  };
}

/** Records with the words of `query` in their names that have `folded` as an alias, among the first of them. */
function byAlias(
  r: Reading,
  query: string,
  folded: string,
): readonly { readonly row: number; readonly isOutlet: number }[] {
  return r.sql
    .all<{ row: number; isOutlet: number; pack: Buffer }>(
      `SELECT s.row, s.isOutlet, s.pack FROM sourceWords w JOIN source s ON s.row = w.rowid WHERE sourceWords MATCH ? LIMIT 200`,
      query,
    )
    .filter(({ pack }) => unpacked<SourcePack>(pack).aliases.some((a) => fold(a) === folded));
}

function outletRows(r: Reading, outlet: string): number[] {
  return r.sql
    .all<{ row: number }>('SELECT row FROM outlet WHERE folded = ? OR outletId = ?', fold(outlet), outlet)
    .map((o) => o.row);
}

/** Sources that are outlets, by their rows among the outlets. */
function voicesOf(r: Reading, sources: readonly number[]): number[] {
  return sources.flatMap((row) => {
    const { name, pack } = r.sql.get<{ name: string; pack: Buffer }>(
      'SELECT name, pack FROM source WHERE row = ?',
      row,
    )!;
    const { outletId } = unpacked<SourcePack>(pack);
    return [...new Set([...outletRows(r, name), ...(outletId === null ? [] : outletRows(r, outletId))])];
  });
}

/** Conditions joined, with their values in order. */
export const both = (conditions: readonly Condition[]): Condition => ({
  text: conditions.length ? conditions.map((c) => `(${c.text})`).join(' AND ') : '1',
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
             AND (l.source IN (SELECT value FROM json_each(?))
               OR ? IS NOT NULL AND EXISTS (SELECT 1 FROM source o WHERE o.row = l.source AND o.folded = ?)))
           OR s.local = -1 AND EXISTS (SELECT 1 FROM publication v WHERE v.article = s.article
             AND v.outlet IN (SELECT value FROM json_each(?)))`,
    values: [JSON.stringify(rows), name, name, JSON.stringify(voices)],
  };
}

/** All conditions on a statement `s` beside its words. */
export function onStatement(filter: Filter): Condition {
  return both([...filter.statement, appearance(filter), speaker(filter)].filter((c) => c !== null));
}
