import { STANCES, type Stance } from '../../records/attribution.ts';
import { Failure } from '../../records/failure.ts';
import type { Grade } from '../../records/source.ts';
import { GRADES } from '../../records/source.ts';
import { gradeCodes, stanceCodes } from './codes.ts';
import { dayOf, fold } from './ids.ts';
import { unpacked } from './pack.ts';
import { ftsQuery, wordQuery } from './query.ts';
import type { Reading } from './reading.ts';
import type { Value } from './sql.ts';
import type { SourcePack } from './write-sources.ts';

/** What statements and claims are filtered by alike. */
export interface Wish {
  readonly query?: string | null;
  readonly source?: string | null;
  readonly outlet?: string | null;
  readonly country?: string | null;
  readonly grade?: Grade | null;
  readonly stance?: Stance | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

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
  /** Rows of the sources asked for; null for all. */
  readonly sources: readonly number[] | null;
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

const given = (value: string | null | undefined): value is string =>
  value !== null && value !== undefined && value !== '';

/** Throws a `Failure` where a value is none that the field may have. */
export function filterOf(r: Reading, wish: Wish): Filter {
  const query = given(wish.query) ? wordQuery(wish.query) : null;
  const words = query?.match ?? null;
  const records = given(wish.source) ? recordsOf(r, wish.source) : null;
  const sources = records?.map((s) => s.row) ?? null;
  // Who publishes may be asked for by name before anybody has cited it.
  const voices = records?.length ? voicesOf(r, records) : given(wish.source) ? outletRows(r, wish.source) : [];
  const statement: Condition[] = [];
  const publication: Condition[] = [];
  const stance = given(wish.stance) ? stanceCodes.of(checked(wish.stance, STANCES, 'stance')) : null;
  if (stance !== null) statement.push({ text: 's.stance = ?', values: [stance] });
  if (given(wish.grade))
    statement.push({ text: 's.grade = ?', values: [gradeCodes.of(checked(wish.grade, GRADES, 'grade'))] });
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
      (given(wish.query) && words === null) || (sources?.length === 0 && voices.length === 0) || outlets?.length === 0,
  };
}

function checked<T extends string>(value: T, allowed: readonly T[], name: string): T {
  if (allowed.includes(value)) return value;
  throw new Failure('filter', `${name} is ${String(value).slice(0, 40)}`, `one of: ${allowed.join(', ')}`);
}

/** A month or year stands for its first day, or for its last. */
function checkedDay(value: string, name: string, end: number): number {
  const full = /^\d{4}$/.test(value) ? `${value}-01` : value;
  const day = /^\d{4}-\d\d(?:-\d\d(?:$|T))?/.test(full) ? dayOf(full) : null;
  if (day === null) throw new Failure('filter', `${name} is ${value.slice(0, 40)}`, 'give a date such as 2026-03-14');
  return end && day % 100 === 0 ? day + (value.length === 4 ? 1199 : 99) : day;
}

/** A record that a name or id may stand for. */
interface Named {
  readonly row: number;
  readonly isOutlet: number;
}

/** By id, by the name in any letters, or by all words of a name. */
function recordsOf(r: Reading, source: string): Named[] {
  const byId = r.row('source', 's:', r.redirected(source));
  if (byId !== null) return r.sql.all('SELECT row, isOutlet FROM source WHERE row = ?', byId);
  const folded = fold(source);
  // Tens of thousands of records may be called "officials": the index alone answers.
  const byName = r.sql.all<Named>('SELECT row, isOutlet FROM source WHERE folded = ?', folded);
  const query = ftsQuery(`"${source.replaceAll('"', ' ')}"`);
  if (query === null) return byName;
  const rows = r.sql.all<Named & { pack: Buffer }>(
    `SELECT s.row, s.isOutlet, s.pack FROM sourceWords w JOIN source s ON s.row = w.rowid WHERE sourceWords MATCH ? LIMIT 200`,
    query,
  );
  const byAlias = rows.filter(({ pack }) => unpacked<SourcePack>(pack).aliases.some((a) => fold(a) === folded));
  return [...new Map([...byName, ...byAlias].map((s) => [s.row, s])).values()];
}

function outletRows(r: Reading, outlet: string): number[] {
  return r.sql
    .all<{ row: number }>('SELECT row FROM outlet WHERE folded = ? OR outletId = ?', fold(outlet), outlet)
    .map((o) => o.row);
}

/** The outlets among records, by their rows among the outlets. */
function voicesOf(r: Reading, records: readonly Named[]): number[] {
  return records.flatMap(({ row, isOutlet }) => {
    if (!isOutlet) return [];
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
export function appearance(filter: Filter): Condition | null {
  if (!filter.publication.length) return null;
  const { text, values } = both(filter.publication);
  return { text: 'EXISTS (SELECT 1 FROM publication p WHERE p.article = s.article AND '.concat(text, ')'), values };
}

/** That one of the sources asked for holds the statement; null where anyone may. */
export function speaker({ sources, voices }: Filter): Condition | null {
  if (!sources) return null;
  return {
    text: `EXISTS (SELECT 1 FROM local l WHERE l.article = s.article AND l.n = s.local
             AND l.source IN (SELECT value FROM json_each(?)))
           OR s.local = -1 AND EXISTS (SELECT 1 FROM publication v WHERE v.article = s.article
             AND v.outlet IN (SELECT value FROM json_each(?)))`,
    values: [JSON.stringify(sources), JSON.stringify(voices)],
  };
}

/** All conditions on a statement `s` beside its words. */
export function onStatement(filter: Filter): Condition {
  return both([...filter.statement, appearance(filter), speaker(filter)].filter((c) => c !== null));
}
