import type { Watch, WatchEvent } from '../records/watch.ts';

/** Bytes of one encoded word and of one line of Base64 (RFC 2047, RFC 2045). */
const WORD = 45;
const LINE = 76;

const base64 = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

/** A header's words, encoded where they are not ASCII, in lines that no letter is cut by. */
function header(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const parts: string[] = [''];
  for (const letter of line) {
    const last = parts.at(-1)!;
    if (new TextEncoder().encode(last + letter).length > WORD) parts.push(letter);
    else parts[parts.length - 1] = last + letter;
  }
  return parts.map((p) => `=?utf-8?B?${base64(p)}?=`).join('\r\n ');
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number): string => String(n).padStart(2, '0');

/** `Sun, 08 Mar 2026 09:30:00 +0000` */
function mailDate(iso: string): string {
  const d = new Date(iso);
  const day = `${DAYS[d.getUTCDay()]}, ${two(d.getUTCDate())} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
  return `${day} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} +0000`;
}

/** An event as a mail (RFC 5322) to nobody in particular: the same event gives the same bytes and the same Message-ID. */
export function toMail(event: WatchEvent, watch: Watch): string {
  const body = [
    event.title,
    '',
    event.text,
    '',
    `watched: ${watch.kind} ${watch.name}`,
    `claim: ${event.claim}`,
    `date: ${event.date ?? 'none'}`,
    `event: ${event.id}`,
    '',
  ].join('\r\n');
  const lines = base64(body).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [
    'From: Hearsay <hearsay@hearsay.invalid>',
    'To: undisclosed-recipients:;',
    `Subject: ${header(`${event.kind}: ${event.title}`)}`,
    `Date: ${mailDate(event.found)}`,
    `Message-ID: <${event.id.replace(':', '-')}@hearsay.invalid>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
    '',
  ].join('\r\n');
}
