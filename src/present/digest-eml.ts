import type { Digest } from '../records/digest.ts';
import { latestOf } from './atom.ts';
import { digestToHtml } from './digest-html.ts';
import { digestToText } from './digest-text.ts';
import { headlineWords } from './digest-words.ts';

const utf8 = new TextEncoder();

function base64(text: string): string {
  let bytes = '';
  for (const b of utf8.encode(text)) bytes += String.fromCharCode(b);
  return btoa(bytes);
}

/** In lines of 76 letters at most (RFC 2045). */
const body = (text: string): string => (base64(text).match(/.{1,76}/g) ?? []).join('\r\n');

/** Letters of a header in encoded words (RFC 2047), each whole, none over 75 columns. */
function header(text: string): string {
  if (/^[\x20-\x7e]{0,60}$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const c of text) {
    if (utf8.encode(word + c).length > 42) {
      words.push(word);
      word = '';
    }
    word += c;
  }
  return [...words, word].map((w) => `=?utf-8?B?${base64(w)}?=`).join('\r\n ');
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment as mails write it, in UTC. */
function mailDate(time: string): string {
  const d = new Date(time.length > 10 ? time : `${time}T00:00:00Z`);
  const two = (n: number): string => `${n}`.padStart(2, '0');
  const clock = [d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds()].map(two).join(':');
  return `${DAYS[d.getUTCDay()]}, ${two(d.getUTCDate())} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()} ${clock} +0000`;
}

/** A digest as a mail (RFC 5322) in text and HTML, dated as its newest article; a draft without sender and addressee, to be sent on. */
export function digestToMail(d: Digest): string {
  const newest = latestOf(d.articles.map((a) => a.published));
  const border = `=_digest_${d.of.replace(/[^a-zA-Z0-9]/g, '').slice(0, 40)}`;
  const part = (type: string, text: string): string =>
    [`--${border}`, `Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', body(text)].join(
      '\r\n',
    );
  return [
    `Subject: ${header(headlineWords(d).replace(/\s+/g, ' '))}`,
    ...(newest === null ? [] : [`Date: ${mailDate(newest)}`]),
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${border}"`,
    '',
    part('text/plain', digestToText(d)),
    part('text/html', digestToHtml(d)),
    `--${border}--`,
    '',
  ].join('\r\n');
}
