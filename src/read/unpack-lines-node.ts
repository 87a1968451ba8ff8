import { Failure } from '../records/failure.ts';
import { byteLines } from './byte-lines.ts';
import type { Place } from './input-record.ts';
import { readJsonlLine } from './jsonl.ts';
import { shown } from './net/redirect.ts';
import { single } from './single-node.ts';
import { type Context, type Found, failed, nameAt, recorded, type Unpack } from './unpack-context.ts';

const TEXT = new TextDecoder();
const LINE_END = Buffer.from('\n');

/** Fetches `url` and gives the article there, or one failure. */
export async function* page(
  url: string,
  place: Place,
  given: Context['given'],
  context: Context,
): AsyncGenerator<Found, void, undefined> {
  if (!context.fetch) {
    const failure = new Failure(
      'not-fetched',
      `not fetched, as nothing may be: ${shown(url)}`,
      'allow fetching, or give the text',
    );
    yield failed(place, url, 'fetch', failure);
    return;
  }
  try {
    const { bytes, contentType, fetched, url: last } = await context.fetch(url);
    yield* single({ place, name: url, bytes, contentType, given: { ...given, url: last, fetched } }, context);
  } catch (error) {
    yield failed(place, url, 'fetch', error);
  }
}

/** Lines of JSON: an article each, as text, as HTML, or as the address where it stands. */
export const unpackJsonl: Unpack = async function* (source, context) {
  const { container, from, limits } = context;
  for await (const { offset, next, bytes } of byteLines(source, from, limits.lineBytes)) {
    const place = { container, offset, next };
    const name = nameAt(place);
    try {
      if (bytes === null) {
        throw new Failure('too-large', `a line of more than ${limits.lineBytes} bytes`, 'leave out what is no text');
      }
      const line = TEXT.decode(bytes);
      if (line.trim() === '') continue;
      const { kind, value, given } = readJsonlLine(line);
      const known = { ...context.given, ...given };
      if (kind === 'url') yield* page(value, place, known, context);
      else yield recorded(place, name, { kind, value }, known);
    } catch (error) {
      yield failed(place, name, 'unpack', error);
    }
  }
};

/** A list of addresses, one a line. */
export const unpackAddresses: Unpack = async function* (source, context) {
  const { container, from } = context;
  for await (const { offset, next, bytes } of byteLines(source, from, 10_000)) {
    const place = { container, offset, next };
    const line = bytes === null ? null : TEXT.decode(bytes).trim();
    if (line === '' || line?.startsWith('#')) continue;
    if (line === null)
      yield failed(place, nameAt(place), 'unpack', new Failure('too-large', 'a line of more than 10000 bytes', null));
    else yield* page(line, place, context.given, context);
  }
};

/** Mails of a mailbox file, one after the other: each begins with a line "From ..." behind an empty line. */
export const unpackMbox: Unpack = async function* (source, context) {
  const { container, from, limits } = context;
  let lines: Uint8Array[] = [];
  let size = 0;
  let start = from;
  let end = from;
  let isBehindEmpty = true;
  async function* letter(): AsyncGenerator<Found, void, undefined> {
    const place = { container, offset: start, next: end };
    const name = nameAt(place);
    if (size > limits.lineBytes) {
      yield failed(place, name, 'unpack', new Failure('too-large', `a mail of ${size} bytes`, 'save its text instead'));
    } else if (lines.length > 0) {
      const bytes = new Uint8Array(Buffer.concat(lines.flatMap((l) => [l, LINE_END])));
      yield* single({ place, name, bytes, contentType: null, given: context.given }, context);
    }
  }
  for await (const { next, bytes } of byteLines(source, from, limits.lineBytes)) {
    if (isBehindEmpty && bytes && TEXT.decode(bytes.subarray(0, 5)) === 'From ') {
      yield* letter();
      [lines, size, start] = [[], 0, end];
    } else {
      size += bytes?.length ?? limits.lineBytes + 1;
      if (bytes && size <= limits.lineBytes) lines.push(bytes.slice());
    }
    isBehindEmpty = bytes?.length === 0;
    end = next;
  }
  yield* letter();
};
