import { monthNumber } from '../rules/internet-date.ts';

/** Zone names of RFC 5322, 4.3. Other letters say nothing about the offset. */
const ZONES: Readonly<Record<string, string>> = {
  ut: '+00:00',
  utc: '+00:00',
  gmt: '+00:00',
  z: '+00:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
};
const MAIL =
  /^(?:[a-z]{3,9},? )?(\d{1,2})[ -]([a-z]{3})[a-z]{0,6}[ -](\d{4}|\d{2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([a-z]{1,5}|[+-]\d{2}:?\d{2}))?)?/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[t ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(z|[+-]\d{2}(?::?\d{2})?)?)?$/;

const two = (text: string | undefined): string => (text ?? '0').padStart(2, '0');

function offset(zone: string | undefined): string | null {
  if (zone === undefined) return null;
  if (/^[+-]\d/.test(zone)) return `${zone.slice(0, 3)}:${zone.replace(':', '').slice(3, 5) || '00'}`;
  return ZONES[zone] ?? null;
}

/** Whether the parts are a day of the calendar and a time of day. */
function isTime(year: number, month: number, day: number, time: readonly number[]): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  const [hour = 0, minute = 0, second = 0] = time;
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second <= 60;
}

/**
 * A date as mail (RFC 5322), RSS (RFC 822) and Atom (RFC 3339) write it, in ISO 8601: with its offset from UTC as written, or as
 * a bare date where no time or no offset is known. Null where it is none of these.
 */
export function rfcDate(text: unknown): string | null {
  const value = (typeof text === 'string' ? text : '')
    .slice(0, 200)
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .slice(0, 80);
  const iso = ISO.exec(value);
  const mail = iso ? null : MAIL.exec(value);
  if (!iso && !mail) return null;
  let [year = '', month = '', day = ''] = iso ? iso.slice(1, 4) : [];
  const [hour, minute, second, zone] = (iso ?? mail ?? []).slice(4, 8);
  if (mail) {
    const [d = '', name = '', y = ''] = mail.slice(1, 4);
    // RFC 5322, 4.3: two digits up to 49 belong to this century.
    year = y.length === 2 ? `${Number(y) < 50 ? '20' : '19'}${y}` : y;
    month = two(String(monthNumber(name)));
    day = two(d);
  }
  const time = hour === undefined ? [] : [Number(hour), Number(minute), Number(second ?? 0)];
  if (month === '00' || !isTime(Number(year), Number(month), Number(day), time)) return null;
  const date = `${year}-${month}-${day}`;
  const at = offset(zone);
  return hour === undefined || at === null ? date : `${date}T${two(hour)}:${minute}:${two(second)}${at}`;
}
