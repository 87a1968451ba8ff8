import { Failure } from '../records/failure.ts';
import type { Given } from '../records/reading.ts';
import { asPage, plainText } from './fragment.ts';
import type { Input, Place } from './input-record.ts';
import { type ContentKind, KIND_BYTES, kindOf } from './kind.ts';
import { readMail } from './mail-node.ts';
import { readPdf } from './pdf-node.ts';
import { type Context, type Found, failed, placeOf } from './unpack-context.ts';

/** One article as bytes: a page, a text, a PDF file, a mail. */
export interface Single {
  readonly place: Place;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly given: Given;
  /** What the bytes hold, where that has been looked up. */
  readonly kind?: ContentKind;
}

/** Kinds that hold many articles and are opened only at the top, so that nothing opens itself without end. */
const MANY: ReadonlySet<ContentKind> = new Set([
  'feed',
  'opml',
  'addresses',
  'warc',
  'jsonl',
  'mbox',
  'parquet',
  'gzip',
  'zip',
] as const);

/** An HTML part with fewer letters than this beside a longer text part is only a frame around it. */
const FRAME = 200;

const made = (
  single: Single,
  content: Uint8Array | string,
  format: Input['format'],
  given: Given = single.given,
): Input => ({
  kind: 'input',
  ...placeOf(single.place),
  name: single.name,
  content,
  format,
  contentType: typeof content === 'string' ? null : single.contentType,
  given: { file: single.name, ...given },
});

/** The input or inputs that one article gives, and what could not be read of it. Never throws. */
export async function* single(article: Single, context: Context): AsyncGenerator<Found, void, undefined> {
  const { bytes, contentType, place, name } = article;
  try {
    const kind = article.kind ?? kindOf(bytes.subarray(0, KIND_BYTES), contentType);
    if (kind === 'pdf') yield* fromPdf(article, context);
    else if (kind === 'mail') yield await fromMail(article);
    else if (MANY.has(kind)) {
      throw new Failure('not-an-article', `${name} is no article but ${kind}`, 'name it itself to open it');
    } else yield made(article, bytes, null);
  } catch (error) {
    yield failed(place, name, 'unpack', error);
  }
}

async function* fromPdf(article: Single, { limits }: Context): AsyncGenerator<Found, void, undefined> {
  const pdf = await readPdf(article.bytes, { pages: limits.pdfPages, timeMs: limits.pdfMs });
  yield made(article, pdf.text, 'text');
  const left = pdf.pages - pdf.pagesRead;
  const lost = [...(left > 0 ? [`${left} of ${pdf.pages} pages are beyond the limit`] : [])];
  if (pdf.damaged.length > 0) lost.push(`damaged pages: ${pdf.damaged.slice(0, 20).join(', ')}`);
  for (const reason of lost) {
    yield failed(
      article.place,
      article.name,
      'unpack',
      new Failure('pages-lost', reason, 'split the file, or ask for it again'),
    );
  }
}

async function fromMail(article: Single): Promise<Input> {
  const mail = await readMail(article.bytes);
  const known = { title: mail.subject, outlet: mail.from, published: mail.published };
  const given = { ...Object.fromEntries(Object.entries(known).filter(([, v]) => v !== null)), ...article.given };
  const letters = plainText(mail.html)?.length ?? 0;
  const isFrame = letters < FRAME && (mail.text?.length ?? 0) > letters;
  if (mail.html !== null && !isFrame) return made(article, asPage(mail.html, mail.subject), 'html', given);
  return made(article, mail.text ?? '', 'text', given);
}
