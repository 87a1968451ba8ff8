import { monthNumber } from '../../rules/internet-date.ts';

/** The one form of a date that HTTP writes today: "Sun, 06 Nov 1994 08:49:37 GMT". */
const HTTP_DATE = /^[a-z]{3}, (\d{2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) gmt$/;

/**
 * Milliseconds to wait by a `Retry-After` header (RFC 9110, 10.2.3: seconds, or a date seen from `now`, in milliseconds since
 * 1970), never negative; null where it is absent or makes no sense.
 */
export function retryAfter(header: string | undefined, now: number): number | null {
  const value = header?.trim().toLowerCase() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = HTTP_DATE.exec(value);
  if (!date) return null;
  const month = monthNumber(date[2] ?? '');
  if (month === 0) return null;
  const at = Date.UTC(Number(date[3]), month - 1, Number(date[1]), Number(date[4]), Number(date[5]), Number(date[6]));
  return Math.max(0, at - now);
}
