import type { Digest } from '../records/digest.ts';
import { latestOf } from './atom.ts';
import { digestToHtml } from './digest-html.ts';
import { digestToText } from './digest-text.ts';
import { headlineWords } from './digest-words.ts';
import { mailBody, mailDate, mailHeader } from './mail-words.ts';

/** A digest as a mail (RFC 5322) in text and HTML, dated as its newest article; a draft without sender and addressee, to be sent on. */
export function digestToMail(d: Digest): string {
  const newest = latestOf(d.articles.map((a) => a.published));
  const border = `=_digest_${d.of.replace(/[^a-zA-Z0-9]/g, '').slice(0, 40)}`;
  const part = (type: string, text: string): string =>
    [
      `--${border}`,
      `Content-Type: ${type}; charset=utf-8`,
      'Content-Transfer-Encoding: base64',
      '',
      mailBody(text),
    ].join('\r\n');
  return [
    `Subject: ${mailHeader(headlineWords(d))}`,
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
