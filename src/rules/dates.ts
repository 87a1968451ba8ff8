import { casual } from 'chrono-node/en';
import type { Precision } from '../records/attribution.ts';
import { isCapital } from '../records/in-parse.ts';
import type { Token } from '../records/parse.ts';
import { DATE_OPENERS, DAY_PARTS, MONTHS, PERIODS, RELATIVE_DAYS, WEEKDAYS } from './en/dates.ts';
import { SMALL_NUMBERS } from './en/numbers.ts';

/** A time expression: tokens `first` to `last` (excluded), without the preposition before it. */
export interface TimeWords {
  readonly first: number;
  readonly last: number;
}

/**
 * The time expression that begins at token `i`, or null: weekdays with a part of the day, days and years of a month, "yesterday",
 * "last week", "two days ago", "this morning", a clock time before or behind a day. Looks a few tokens ahead, never past `last`.
 */
export function readTimeWords(tokens: readonly Token[], i: number, last: number): TimeWords | null {
  const first = i;
  if (DATE_OPENERS.has(word(tokens, i, last))) i++;
  const end = bare(tokens, i, last);
  if (end === null || (i > first && end === i)) return null;
  return { first, last: clockBehind(tokens, end, last) };
}

const word = (tokens: readonly Token[], i: number, last: number): string => (i < last ? tokens[i]!.lower : '');

function bare(tokens: readonly Token[], i: number, last: number): number | null {
  const w = word(tokens, i, last);
  if (w === '') return null;
  const token = tokens[i]!;
  if (WEEKDAYS.has(w) && isCapital(token)) return dayPart(tokens, i + 1, last);
  if (RELATIVE_DAYS.has(w)) return dayPart(tokens, i + 1, last);
  if (w === 'last' || w === 'this' || w === 'past' || w === 'next') {
    const n = word(tokens, i + 1, last);
    if (DAY_PARTS.has(n) || (PERIODS.has(n) && n !== 'hours' && !n.endsWith('s'))) return i + 2;
    if (WEEKDAYS.has(n) && isCapital(tokens[i + 1]!)) return dayPart(tokens, i + 2, last);
    if (MONTHS.has(n) && isCapital(tokens[i + 1]!)) return i + 2;
    return null;
  }
  const month = monthEnd(tokens, i, last);
  if (month !== null) {
    if (day(tokens, month, last)) return yearBehind(tokens, month + 1, last);
    return yearOf(tokens, month, last) ? month + 1 : month === i + 1 && tokens[i - 1]?.lower === 'in' ? month : null;
  }
  if (day(tokens, i, last)) {
    const behind = monthEnd(tokens, i + 1, last);
    if (behind !== null) return yearBehind(tokens, behind, last);
  }
  if (token.kind === 'number' || SMALL_NUMBERS.has(w) || w === 'a' || w === 'an') {
    if (PERIODS.has(word(tokens, i + 1, last)) && word(tokens, i + 2, last) === 'ago') return i + 3;
  }
  if (yearOf(tokens, i, last) && (tokens[i - 1]?.lower === 'in' || tokens[i - 1]?.lower === 'since')) return i + 1;
  return null;
}

function monthEnd(tokens: readonly Token[], i: number, last: number): number | null {
  if (i >= last || !MONTHS.has(tokens[i]!.lower) || !isCapital(tokens[i]!)) return null;
  return tokens[i]!.lower.length <= 4 && word(tokens, i + 1, last) === '.' ? i + 2 : i + 1;
}
const day = (tokens: readonly Token[], i: number, last: number): boolean =>
  i < last && /^(?:[12]?\d|3[01])(?:st|nd|rd|th)?$/.test(tokens[i]!.lower) && tokens[i]!.lower !== '0';
const yearOf = (tokens: readonly Token[], i: number, last: number): boolean =>
  /^(?:19|20)\d\d$/.test(word(tokens, i, last));
const dayPart = (tokens: readonly Token[], i: number, last: number): number =>
  DAY_PARTS.has(word(tokens, i, last)) ? i + 1 : i;
function yearBehind(tokens: readonly Token[], i: number, last: number): number {
  if (yearOf(tokens, i, last)) return i + 1;
  return word(tokens, i, last) === ',' && yearOf(tokens, i + 1, last) ? i + 2 : i;
}

/** "Monday *at 5:30 p.m.*": a clock time with "at" right behind the day belongs to it. */
function clockBehind(tokens: readonly Token[], i: number, last: number): number {
  if (word(tokens, i, last) !== 'at' || !/^\d{1,2}$/.test(word(tokens, i + 1, last))) return i;
  let end = i + 2;
  if (word(tokens, end, last) === ':' && /^\d\d$/.test(word(tokens, end + 1, last))) end += 2;
  const half = /^[ap]\.?m\.?$/.test(word(tokens, end, last));
  return half ? end + 1 : end > i + 2 ? end : i;
}

/** A date resolved against the day of publication, cut to its precision: "2026", "2026-03", "2026-03-09", "2026-03-09T17:30". */
export interface ResolvedDate {
  readonly date: string | null;
  readonly precision: Precision | null;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}
const MS = 86_400_000;
const utc = (d: Day): number => Date.UTC(d.year, d.month - 1, d.day);
const ofTime = (ms: number): Day => {
  const d = new Date(ms);
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() };
};
const two = (n: number): string => String(n).padStart(2, '0');
const iso = (d: Day): string => `${String(d.year).padStart(4, '0')}-${two(d.month)}-${two(d.day)}`;

/** The calendar day of an ISO 8601 date or time, as written: the offset from UTC stays out of it. */
function calendarDay(published: string | null): Day | null {
  const m = published === null ? null : /^(\d{4})-(\d{2})-(\d{2})/.exec(published);
  return m ? { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) } : null;
}

/**
 * Resolves the words of a time expression that lies in the past of `published` (ISO 8601, or null): "Monday" is the last Monday
 * on or before that day, "March 3" the last 3 March. Never asks the clock. Without `published` only a date with its year resolves.
 * The words are read by chrono-node against noon of the day of publication; which week or year is meant is decided here.
 */
export function resolveDate(text: string, published: string | null): ResolvedDate {
  const base = calendarDay(published);
  const words = text.toLowerCase();
  const year = /^(?:early |late |mid )?((?:19|20)\d\d)$/.exec(words);
  if (year) return { date: year[1]!, precision: 'year' };
  const reference = base ?? { year: 2000, month: 1, day: 1 };
  const read = casual.parse(
    text,
    { instant: new Date(utc(reference) + MS / 2), timezone: 0 },
    { forwardDate: false },
  )[0]?.start;
  if (!read) return { date: null, precision: null };
  const certain = (part: 'year' | 'month' | 'day' | 'weekday' | 'hour'): boolean => read.isCertain(part);
  const found: Day = { year: read.get('year') ?? 0, month: read.get('month') ?? 1, day: read.get('day') ?? 1 };
  const absolute = certain('year') && /\b(?:19|20)\d\d\b/.test(words);
  if (!base && !absolute) return { date: null, precision: null };
  const period = PERIODS.get(/\b(hours?|weeks?|weekend|months?|years?)\b/.exec(words)?.[1] ?? '');
  if (period === 'year') return { date: String(found.year), precision: 'year' };
  if (period === 'month') return { date: iso(found).slice(0, 7), precision: 'month' };
  if (period === 'week') return { date: iso(ofTime(monday(reference, weeksBack(words)))), precision: 'week' };
  if (period === 'hour') return { date: iso(reference), precision: 'day' };
  const named = [...WEEKDAYS].find(([name]) => words.includes(name));
  if (named && !certain('month')) return timed(weekday(reference, named[1], words), read, certain('hour'));
  if (certain('month') && certain('day'))
    return timed(absolute || isRelative(words) ? found : past(found, reference), read, certain('hour'));
  if (certain('month')) {
    const at =
      absolute ||
      found.month + 12 * found.year <= reference.month + 12 * reference.year - (/\blast\b/.test(words) ? 1 : 0)
        ? found
        : { ...found, year: found.year - 1 };
    return { date: iso(at).slice(0, 7), precision: 'month' };
  }
  return { date: iso(reference), precision: 'day' };
}

const isRelative = (words: string): boolean => /\b(?:ago|yesterday|today|tonight|last|this)\b/.test(words);

function timed(day: Day, read: { get(part: 'hour' | 'minute'): number | null }, clock: boolean): ResolvedDate {
  if (!clock || read.get('hour') === null) return { date: iso(day), precision: 'day' };
  const minute = read.get('minute') ?? 0;
  const hour = `${iso(day)}T${two(read.get('hour')!)}`;
  return minute ? { date: `${hour}:${two(minute)}`, precision: 'minute' } : { date: hour, precision: 'hour' };
}

/** The last such weekday on or before the day ("last": before it; "next": after it). */
function weekday(base: Day, wanted: number, words: string): Day {
  const today = new Date(utc(base)).getUTCDay();
  const back = (today - wanted + 7) % 7;
  if (/\bnext\b/.test(words)) return ofTime(utc(base) + (7 - back) * MS);
  return ofTime(utc(base) - (/\blast\b/.test(words) && back === 0 ? 7 : back) * MS);
}

/** A day of a month without its year: the last one on or before the day. */
const past = (found: Day, base: Day): Day => {
  const same = { ...found, year: base.year };
  return utc(same) <= utc(base) ? same : { ...same, year: base.year - 1 };
};

function weeksBack(words: string): number {
  if (/\bthis\b/.test(words)) return 0;
  const n = /\b(\d{1,4}|[a-z]+) weeks? ago\b/.exec(words)?.[1];
  if (n === undefined) return 1;
  return /^\d/.test(n) ? Number(n) : (SMALL_NUMBERS.get(n) ?? 1);
}
/** Monday of the week that lies `back` weeks before the day. */
const monday = (base: Day, back: number): number =>
  utc(base) - (((new Date(utc(base)).getUTCDay() + 6) % 7) + 7 * back) * MS;
