import type { Token } from '../records/parse.ts';
import { readTimeWords, resolveDate } from '../rules/dates.ts';
import { MONTHS, WEEKDAYS } from '../rules/en/dates.ts';
import { DAY_OF_MONTH } from '../rules/en/day-forms.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * Dates that tokens (ascending indices) speak of. With `published` they resolve to ISO dates in its past; without it a day of a month is
 * `--10-19` and a month `--10` (the truncated forms of ISO 8601:2000), a weekday its name.
 */
export function datesIn(tokens: readonly Token[], list: readonly number[], published: string | null): string[] {
  const out = new Set<string>();
  for (let k = 0; k < list.length; k++) {
    const i = list[k]!;
    const { kind, lower, text } = tokens[i]!;
    if (kind === 'mark') continue;
    const found = readTimeWords(tokens, i, list.at(-1)! + 1);
    if (found && published) {
      const said = tokens.slice(found.first, found.last);
      const { date, precision } = resolveDate(said.map((t) => t.text).join(' '), published);
      if (date && precision !== 'week') out.add(date.slice(0, 10));
      while (k + 1 < list.length && list[k + 1]! < found.last) k++;
      continue;
    }
    if (text[0] !== lower[0] && WEEKDAYS.has(lower)) out.add(lower);
    else if (text[0] !== lower[0] && MONTHS.has(lower)) out.add(monthDay(tokens, i, MONTHS.get(lower)!));
    else if (kind === 'number' && /^(?:19|20)\d\d$/.test(text)) out.add(text);
  }
  return [...out];
}

function monthDay(tokens: readonly Token[], i: number, month: number): string {
  const after = tokens[i + 1]?.text === '.' ? tokens[i + 2] : tokens[i + 1];
  const day = [after, tokens[i - 1]].map((t) => DAY_OF_MONTH.exec(t?.lower ?? '')?.[1]).find(Boolean);
  return day ? `--${two(month)}-${two(Number(day))}` : `--${two(month)}`;
}

/** Whether two dates can be one day, month or year: parts that either leaves out agree with all. Weekdays compare only with weekdays. */
function datesAgree(a: string, b: string): boolean | null {
  if (/^[a-z]/.test(a) || /^[a-z]/.test(b)) return /^[a-z]/.test(a) && /^[a-z]/.test(b) ? a === b : null;
  const x = parts(a);
  const y = parts(b);
  let common = 0;
  for (let k = 0; k < 3; k++) {
    if (!x[k] || !y[k]) continue;
    if (x[k] !== y[k]) return false;
    common++;
  }
  return common ? true : null;
}

const parts = (d: string): string[] => (d.startsWith('--') ? ['', ...d.slice(2).split('-')] : d.split('-'));

/** 1 where a date of one agrees with one of the other, -1 where some compare and none agrees, 0 where none compares. */
export function compareDates(a: readonly string[], b: readonly string[]): number {
  let apart = false;
  for (const x of a)
    for (const y of b) {
      const agree = datesAgree(x, y);
      if (agree) return 1;
      if (agree === false) apart = true;
    }
  return apart ? -1 : 0;
}
