/** Words, lines and days as mails write them (RFC 2045, 2047 and 5322). */
import { DATE_DAYS, DATE_MONTHS } from '../rules/internet-date.ts';

const utf8 = new TextEncoder();
/** Bytes of one encoded word: with its frame it stays under 75 columns. */
const WORD = 45;

function base64(text: string): string {
  let bytes = '';
  for (const b of utf8.encode(text)) bytes += String.fromCharCode(b);
  return btoa(bytes);
}

/** A body in Base64, in lines of 76 letters at most. */
export const mailBody = (text: string): string => (base64(text).match(/.{1,76}/g) ?? []).join('\r\n');

/** The words of a header in one line: as they are where they are short and plain, else in encoded words that cut no letter. */
export function mailHeader(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (/^[\x20-\x7e]{0,60}$/.test(line)) return line;
  const words: string[] = [''];
  for (const letter of line) {
    const last = words.at(-1)!;
    if (utf8.encode(last + letter).length > WORD) words.push(letter);
    else words[words.length - 1] = last + letter;
  }
  return words.map((w) => `=?utf-8?B?${base64(w)}?=`).join('\r\n ');
}

/** An ISO day or time in UTC: `Sun, 08 Mar 2026 09:30:00 +0000`. */
export function mailDate(time: string): string {
  const d = new Date(time.length > 10 ? time : `${time}T00:00:00Z`);
  const two = (n: number): string => `${n}`.padStart(2, '0');
  const day = `${DATE_DAYS[d.getUTCDay()]}, ${two(d.getUTCDate())} ${DATE_MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
  return `${day} ${[d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds()].map(two).join(':')} +0000`;
}
