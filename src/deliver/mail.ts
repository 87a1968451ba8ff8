import { mailBody, mailDate, mailHeader } from '../present/mail-words.ts';
import type { Watch, WatchEvent } from '../records/watch.ts';

/**
 * An event as a mail (RFC 5322) to nobody in particular, with the address that it leads to (null for none): the same event gives the same
 * bytes and the same Message-ID.
 */
export function toMail(event: WatchEvent, watch: Watch, link: string | null): string {
  const body = [
    event.title,
    '',
    event.text,
    ...(link === null ? [] : [link]),
    '',
    `watched: ${watch.kind} ${watch.name}`,
    `claim: ${event.claim}`,
    `date: ${event.date ?? 'none'}`,
    `event: ${event.id}`,
    '',
  ].join('\r\n');
  return [
    'From: Hearsay <hearsay@hearsay.invalid>',
    'To: undisclosed-recipients:;',
    `Subject: ${mailHeader(`${event.kind}: ${event.title}`)}`,
    `Date: ${mailDate(event.found)}`,
    `Message-ID: <${event.id.replace(':', '-')}@hearsay.invalid>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    mailBody(body),
    '',
  ].join('\r\n');
}
