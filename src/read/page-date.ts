import { MONTHS } from '../rules/en/dates.ts';
import { NAMED_DAY } from '../rules/en/day-forms.ts';
import { rfcDate } from './rfc-date.ts';

const two = (n: string | number): string => String(n).padStart(2, '0');

/**
 * A date of a page's metadata in ISO 8601: with its offset from UTC as it stands, or a bare date where it has no time or no offset.
 * Null where it is none, or where day and month cannot be told apart ("03/04/2026").
 */
export function pageDate(value: string | null | undefined): string | null {
  const words = (value ?? '').trim().slice(0, 120);
  if (!words) return null;
  const plain = rfcDate(words.replace(/^(\d{4})\/(\d{1,2})\/(\d{1,2})/, (_, y, m, d) => `${y}-${two(m)}-${two(d)}`));
  if (plain) return plain;
  const compact = /^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}:?\d{2})?)?(?!\d)/i.exec(words);
  if (compact) {
    const [, y, m, d, hour, minute, second, zone] = compact;
    return rfcDate(hour ? `${y}-${m}-${d}T${hour}:${minute}:${second ?? '00'}${zone ?? ''}` : `${y}-${m}-${d}`);
  }
  // A full date with something behind it: "2026-03-14 10:30 CET", "2026-03-14T10:30:00.000Z[UTC]".
  const lead = /^\d{4}-\d{2}-\d{2}(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:?\d{2})?)?/i.exec(words);
  if (lead) return rfcDate(lead[0]) ?? rfcDate(words.slice(0, 10));
  const named = NAMED_DAY.exec(words.toLowerCase().replace(/\s+/g, ' '));
  if (!named) return null;
  const month = MONTHS.get((named[2] ?? named[3])!);
  return month === undefined ? null : rfcDate(`${named[5]}-${two(month)}-${two((named[1] ?? named[4])!)}`);
}

/** The day in an address: "/2026/03/14/", "/2026/mar/14/", "-2026-03-14". */
export function addressDate(url: string | null): string | null {
  const path = /^https?:\/\/[^/]+(\/[^?#]*)/i
    .exec(url ?? '')?.[1]
    ?.slice(0, 1000)
    .toLowerCase();
  const m = /[/_-]((?:19|20)\d{2})([/-])(\d{1,2}|[a-z]{3})\2(\d{1,2})(?=[/._-]|$)/.exec(path ?? '');
  if (!m) return null;
  const month = /^\d/.test(m[3]!) ? Number(m[3]) : MONTHS.get(m[3]!);
  return month === undefined ? null : rfcDate(`${m[1]}-${two(month)}-${two(m[4]!)}`);
}
