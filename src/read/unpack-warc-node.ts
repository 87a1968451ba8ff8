import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { Failure } from '../records/failure.ts';
import { codingsOf } from './inflate-node.ts';
import { single } from './single-node.ts';
import { type Context, type Found, failed, nameAt, type Unpack } from './unpack-context.ts';
import { readWarc, type WarcRecord } from './warc-node.ts';
import { httpMessage } from './warc-record.ts';

/** What is left of an article in a record. */
interface Page {
  readonly body: Uint8Array;
  readonly contentType: string | null;
}

const WHY: Readonly<Record<string, string>> = {
  damaged: 'a record is damaged',
  'cut-off': 'the file breaks off in a record',
  'too-large': 'a record is too large for an article',
};
const LOSS_HINT = 'get the file again if the record matters; everything else was read';

/**
 * The pages of a web archive: answers with status 200 and other records that hold HTML, text or PDF. What is damaged is a failure
 * with its offset; pictures, requests, redirects and the like are told to `skipped`.
 */
export const unpackWarc: Unpack = async function* (source, context) {
  const { container, from, limits } = context;
  for await (const found of readWarc(source, { from, recordBytes: limits.articleBytes + 65_536 })) {
    const place = { container, offset: found.offset, next: found.next };
    if (found.kind === 'loss') {
      const reason = `${WHY[found.code]}: bytes ${found.offset} to ${found.next} of ${container}`;
      yield failed(place, nameAt(place), 'unpack', new Failure(found.code, reason, LOSS_HINT));
      continue;
    }
    const { fields } = found.head;
    const url = fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null;
    const name = url ?? nameAt(place);
    try {
      const page = pageOf(found, context);
      if (typeof page === 'string') context.skipped(place, page);
      else yield* articleOf(page, found, { place, name, url }, context);
    } catch (error) {
      yield failed(place, name, 'unpack', error);
    }
  }
};

function articleOf(
  { body, contentType }: Page,
  { head }: WarcRecord,
  { place, name, url }: { readonly place: WarcPlace; readonly name: string; readonly url: string | null },
  context: Context,
): AsyncGenerator<Found, void, undefined> {
  const given = {
    ...context.given,
    ...(url !== null && /^https?:/i.test(url) ? { url } : {}),
    file: nameAt(place),
    fetched: head.fields.get('warc-date') ?? null,
  };
  return single({ place, name, bytes: body, contentType, given }, context);
}

type WarcPlace = Parameters<typeof nameAt>[0];

const isReadable = (contentType: string | null): boolean =>
  contentType === null || /^\s*(?:text\/(?:html|plain|markdown)|application\/(?:xhtml\+xml|pdf))\b/i.test(contentType);

/** The page in a record, or in words why it is none. */
function pageOf({ head, block }: WarcRecord, { limits, container }: Context): Page | string {
  const contentType = head.fields.get('content-type') ?? null;
  if (head.type === 'resource' || head.type === 'conversion') {
    return isReadable(contentType) && block.length > 0
      ? { body: block, contentType }
      : `a ${head.type} of ${contentType}`;
  }
  if (head.type !== 'response') return `a record of type ${head.type}`;
  const http = httpMessage(block);
  if (!http) return 'an answer that is not http';
  if (http.status !== 200) return `an answer with status ${http.status}`;
  const type = http.fields.get('content-type') ?? null;
  if (!isReadable(type)) return `an answer of ${type}`;
  if (http.body.length === 0) return 'an empty answer';
  const body = codingsOf(http.fields.get('content-encoding') ?? null, container).reduceRight(
    (bytes, coding) => undone(bytes, coding, limits.articleBytes, container),
    http.body,
  );
  return { body, contentType: type };
}

/** One coding undone. Some crawlers keep the header of what they have already decoded: such bytes stay as they are. */
function undone(bytes: Uint8Array, coding: string, limit: number, where: string): Uint8Array {
  const options = { maxOutputLength: limit };
  try {
    if (coding === 'gzip') return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, options) : bytes;
    if (coding === 'br') return brotliDecompressSync(bytes, options);
    return ((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Failure(
        'too-large',
        `a page of more than ${limit} bytes in ${where}`,
        'raise the limit if you trust it',
      );
    }
    // Plain text after all, by the look of it.
    if (/^\s*<|^[\x20-\x7e\s]{64}/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))) return bytes;
    throw new Failure('damaged', `cannot decompress a page in ${where}: ${code.toLowerCase()}`, null);
  }
}
