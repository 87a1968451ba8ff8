import { MONTHS, WEEKDAYS } from '../rules/en/dates.ts';
import { LEADING_DAY } from '../rules/en/day-forms.ts';
import { DATE_LABELS } from '../rules/en/page.ts';

/** A line that is a date: what it dates, and the day in ISO 8601 where the line has a year. */
export interface DayLine {
  readonly what: 'published' | 'modified';
  readonly date: string | null;
}

/** A clock time behind the day: ", 10:30 a.m. GMT". */
const TIME = /^,?(?: at| [-–—|])? ?\d{1,2}(?:[:.]\d{2}){0,2} ?(?:[ap]\.?m\.?)?(?: ?\(?[a-z]{2,4}(?:[+-]\d{1,4})?\)?)?/;

/**
 * Reads folded words that are nothing but a date ("friday, march 3, 2026", "published: 3 march 2026 10:30 gmt"); null where
 * there is more, or the day is none of the calendar.
 */
export function dayLine(folded: string): DayLine | null {
  if (folded.length > 80 || !/\d/.test(folded)) return null;
  let rest = folded;
  let what: DayLine['what'] = 'published';
  // The longest label: "published on" before "published".
  let label = '';
  for (const l of DATE_LABELS.keys()) if (l.length > label.length && /^(?:: ?| )/.test(after(rest, l))) label = l;
  if (label) {
    what = DATE_LABELS.get(label)!;
    rest = rest.slice(label.length).replace(/^: ?| /, '');
  }
  const weekday = /^([a-z]+),? /.exec(rest);
  if (weekday && WEEKDAYS.has(weekday[1]!)) rest = rest.slice(weekday[0].length);
  const day = LEADING_DAY.exec(rest);
  if (!day) return null;
  rest = rest.slice(day[0].length);
  rest = rest.replace(TIME, '').trim();
  if (rest !== '' && rest !== '.') return null;
  const month = day[2] ?? MONTHS.get(day[4] ?? day[8]!);
  if (month === undefined) return null;
  return { what, date: iso(day[1] ?? day[6] ?? day[9], Number(month), Number(day[3] ?? day[5] ?? day[7])) };
}

const after = (words: string, start: string): string => (words.startsWith(start) ? words.slice(start.length) : '');

function iso(year: string | undefined, month: number, day: number): string | null {
  if (!year) return null;
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  const whole = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  // An impossible day (February 30) would roll over to another one.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== whole ? null : whole;
}
