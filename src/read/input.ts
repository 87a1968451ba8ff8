import { Failure } from '../records/failure.ts';
import type { Notice } from '../records/notice.ts';
import type { Given, Reading } from '../records/reading.ts';
import { decode } from './decode.ts';
import { isDocx, readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { type InputKind, isBinary, sniffBytes, sniffText } from './sniff.ts';
import { readText } from './text.ts';

/** What is known of an input beside its bytes. */
export type InputGiven = Given & {
  /** The `Content-Type` that it came with, for its charset. */
  readonly contentType?: string | null;
};

/** Kinds that are not read here: what they are called, and what to do. */
const REFUSED: Readonly<
  Record<Exclude<InputKind, 'text' | 'markdown' | 'html'>, readonly [code: string, what: string, hint: string]>
> = {
  pdf: ['not-supported', 'a PDF file cannot be read', 'save its text, for instance with pdftotext'],
  gzip: ['not-supported', 'a gzip file cannot be read', 'unpack it first'],
  zip: ['not-supported', 'a zip file cannot be read', 'unpack it, or save an office document as docx, text or HTML'],
  warc: ['not-supported', 'a web archive cannot be read', 'save the page that is wanted as HTML'],
  feed: ['not-supported', 'a feed cannot be read as one article', 'save the article that is wanted as HTML'],
  xml: ['not-supported', 'an XML file cannot be read', 'save the article as text or HTML'],
  mail: ['not-supported', 'a mail cannot be read', 'save its text'],
  jsonl: ['not-supported', 'a JSON file cannot be read', 'save the text of the article'],
  image: ['binary', 'an image holds no text', 'give the article as text, Markdown or HTML'],
  binary: ['binary', 'binary data holds no text', 'give the article as text, Markdown or HTML'],
};

/**
 * Reads one article from bytes: plain text, Markdown, HTML or a Word document, told by the content and never by a name. Throws a `Failure`:
 * `empty`, `binary`, `not-supported`, or `no-article` for a page without one.
 */
export function readInput(bytes: Uint8Array, { contentType = null, ...given }: InputGiven = {}): Reading {
  if (bytes.length === 0)
    throw new Failure('empty', 'the input is empty', 'give the article as text, Markdown or HTML');
  const shown = sniffBytes(bytes);
  if (shown === 'zip' && isDocx(bytes)) return readDocx(bytes, given);
  if (shown) refuse(shown);
  const { text, notices } = decode(bytes, contentType);
  if (isBinary(text)) refuse('binary');
  const kind = sniffText(text);
  switch (kind) {
    case 'html': {
      const reading = readHtml(text, given);
      return withNotices(
        reading,
        notices.map((n) => placed(n, reading.article.text)),
      );
    }
    case 'markdown':
      return withNotices(readMarkdown(text, given), notices);
    case 'text':
      return withNotices(readText(text, given), notices);
    default:
      return refuse(kind);
  }
}

function refuse(kind: InputKind): never {
  if (kind === 'text' || kind === 'markdown' || kind === 'html') throw new Error(`${kind} is read`);
  throw new Failure(...REFUSED[kind]);
}

const withNotices = (reading: Reading, first: readonly Notice[]): Reading =>
  first.length ? { article: reading.article, notices: [...first, ...reading.notices] } : reading;

/** A place in the bytes of a page is none in its text: the first damaged character that the article holds, or none. */
function placed(notice: Notice, text: string): Notice {
  const at = text.indexOf('\ufffd');
  return { ...notice, span: at < 0 ? null : [at, at + 1] };
}
