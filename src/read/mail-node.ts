import { type ParsedMail, simpleParser } from 'mailparser';
import { Failure } from '../records/failure.ts';
import { rfcDate } from './rfc-date.ts';

/** A mail as it concerns us: a newsletter, a press release. Attachments are left alone. */
export interface Mail {
  readonly subject: string | null;
  /** The sender's name as the mail shows it. */
  readonly from: string | null;
  /** Of the `Date` header, with its offset from UTC. */
  readonly published: string | null;
  readonly html: string | null;
  readonly text: string | null;
}

export interface MailOptions {
  readonly bytes?: number;
  readonly timeMs?: number;
}

const folded = (text: string | undefined): string | null => text?.replace(/\s+/g, ' ').trim() || null;

/** The `Date` header as written: the parser's own date has lost its offset. */
function dateOf(mail: ParsedMail): string | null {
  const line = mail.headerLines.find((h) => h.key === 'date')?.line;
  return rfcDate(line?.slice(line.indexOf(':') + 1));
}

/**
 * Reads one mail (RFC 5322, MIME). Throws a `Failure`: `too-large`, `time-out`, `no-mail` for what cannot be parsed, `no-text`
 * where it has neither text nor HTML.
 */
export async function readMail(
  bytes: Uint8Array,
  { bytes: limit = 30_000_000, timeMs = 20_000 }: MailOptions = {},
): Promise<Mail> {
  if (bytes.length > limit) {
    throw new Failure('too-large', `a mail of ${bytes.length} bytes, more than ${limit}`, 'save its text instead');
  }
  const mail = await inTime(parse(bytes), timeMs);
  const { html } = mail;
  const found = {
    subject: folded(mail.subject),
    from: folded(mail.from?.value[0]?.name),
    published: dateOf(mail),
    html: typeof html === 'string' && html.trim() !== '' ? html : null,
    text: mail.text?.trim() ? mail.text : null,
  };
  if (found.html === null && found.text === null) throw new Failure('no-text', 'a mail without text', null);
  return found;
}

async function parse(bytes: Uint8Array): Promise<ParsedMail> {
  try {
    return await simpleParser(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      // What would be made out of the other: we read what is there.
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
    });
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').toLowerCase();
    throw new Failure('no-mail', `no mail that can be read: ${why.slice(0, 120)}`, 'check the file');
  }
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failure('time-out', `the mail is not read in ${ms / 1000} seconds`, null)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
