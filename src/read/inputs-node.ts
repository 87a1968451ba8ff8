import { Failure } from '../records/failure.ts';
import type { Given } from '../records/reading.ts';
import { bucketSource, isBucket } from './bucket-node.ts';
import { type ByteSource, chunksOf, memorySource, readAll, streamSource } from './bytes.ts';
import { fileSource } from './files-node.ts';
import { gzipStart } from './gzip-member-node.ts';
import { undone } from './inflate-node.ts';
import { type ContentKind, KIND_BYTES, kindOf } from './kind.ts';
import { type FetchOptions, fetchPage, newSession } from './net/fetch-node.ts';
import { readOpml } from './opml.ts';
import { single } from './single-node.ts';
import {
  type Context,
  type FetchedPage,
  type Found,
  failed,
  tooLarge,
  UNPACK_LIMITS,
  type Unpack,
  type UnpackLimits,
} from './unpack-context.ts';
import { unpackFeed } from './unpack-feed-node.ts';
import { unpackAddresses, unpackJsonl, unpackMbox } from './unpack-lines-node.ts';
import { unpackParquet } from './unpack-parquet-node.ts';
import { unpackWarc } from './unpack-warc-node.ts';
import { filesOf, type WalkOptions } from './walk-node.ts';
import { isMemberwise, startsLater } from './warc-node.ts';
import { decodeXml } from './xml.ts';

export type { Input, InputFailure } from './input-record.ts';
export type { Found, UnpackLimits } from './unpack-context.ts';

export interface InputsOptions extends WalkOptions {
  /** What holds for every article. */
  readonly given?: Given;
  /** How far each container has been read before: the `next` of the last input from it; `Infinity` for one that is done. */
  readonly from?: ReadonlyMap<string, number>;
  readonly limits?: Partial<UnpackLimits>;
  /** How pages are fetched. `robots` is true for every address that the caller did not name. */
  readonly net?: FetchOptions;
  /** Fetch nothing at all. */
  readonly offline?: boolean;
  readonly skipped?: Context['skipped'];
  /** Whether `s3://bucket/key` is read: by the credentials of who runs this. */
  readonly buckets?: boolean;
  /** Standard input. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

const isAddress = (input: string): boolean => /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(input);

/**
 * The articles that `input` names, one by one: a file, `-` for standard input, a folder, a pattern, or an address; a feed, an
 * OPML list, a list of addresses, a web archive, lines of JSON, a mailbox, a mail, a PDF file, a page or a text, each also
 * compressed with gzip. What cannot be had is given as a failure in its place, and what follows still comes; only a path or
 * pattern that names nothing is thrown as a `Failure`. Holds one article at a time and reads on only when
 * asked; the same input gives the same places in the same order.
 */
export async function* inputsOf(input: string, options: InputsOptions = {}): AsyncGenerator<Found, void, undefined> {
  if (options.buckets && isBucket(input)) yield* fromBucket(input, options);
  else if (isAddress(input)) yield* fromAddress(input, false, options, sharedFetch(options));
  else if (input === '-') {
    if (isDone('-', options)) return;
    yield* opened('-', streamSource(options.stdin ?? process.stdin), options, {}, null);
  } else {
    for await (const found of filesOf(input, options)) {
      if (typeof found !== 'string') {
        yield failed({ container: found.path, offset: 0, next: 0 }, found.path, 'open', found.failure);
        continue;
      }
      const path = found;
      if (isDone(path, options)) continue;
      let source: ByteSource;
      try {
        source = await fileSource(path);
      } catch (error) {
        yield failed({ container: path, offset: 0, next: 0 }, path, 'open', error);
        continue;
      }
      yield* opened(path, source, options, {}, null);
    }
  }
}

const isDone = (container: string, { from }: InputsOptions): boolean =>
  from?.get(container) === Number.POSITIVE_INFINITY;

type Fetch = (url: string, robots: boolean) => Promise<FetchedPage>;

/** One session for all fetches of an input, so that hosts are asked one request at a time. */
function sharedFetch({ net = {}, offline = false }: InputsOptions): Fetch | null {
  const session = net.session ?? newSession();
  return offline ? null : (url, robots) => fetchPage(url, { ...net, session, robots });
}

async function* fromAddress(
  url: string,
  robots: boolean,
  options: InputsOptions,
  fetch: Fetch | null,
): AsyncGenerator<Found, void, undefined> {
  const place = { container: url, offset: 0, next: 0 };
  if (isDone(url, options)) return;
  try {
    if (!fetch) throw new Failure('not-fetched', `not fetched, as nothing may be: ${url}`, 'allow fetching');
    const page = await fetch(url, robots);
    const given = { url: page.url, fetched: page.fetched };
    yield* opened(url, memorySource(page.bytes), options, given, page.contentType, fetch);
  } catch (error) {
    yield failed(place, url, 'fetch', error);
  }
}

async function* fromBucket(address: string, options: InputsOptions): AsyncGenerator<Found, void, undefined> {
  if (isDone(address, options)) return;
  let source: ByteSource;
  try {
    source = await bucketSource(address);
  } catch (error) {
    yield failed({ container: address, offset: 0, next: 0 }, address, 'open', error);
    return;
  }
  yield* opened(address, source, options, {}, null);
}

/** Whatever a source holds, told by its content. Closes the source. */
async function* opened(
  container: string,
  source: ByteSource,
  options: InputsOptions,
  given: Given,
  contentType: string | null,
  fetch: Fetch | null = sharedFetch(options),
): AsyncGenerator<Found, void, undefined> {
  const context: Context = {
    container,
    from: options.from?.get(container) ?? 0,
    contentType,
    given: { ...given, ...options.given },
    limits: { ...UNPACK_LIMITS, ...options.limits },
    fetch: fetch && ((url) => fetch(url, true)),
    skipped: options.skipped ?? (() => undefined),
  };
  let last = context.from;
  try {
    const { kind, bytes } = await look(source, contentType);
    const found = kind === 'opml' ? fromOpml(bytes, options, context, fetch) : UNPACK[kind]?.(bytes, context);
    for await (const one of found ?? whole(bytes, kind, context)) {
      if (one.container === container) last = Math.max(last, one.next);
      yield one;
    }
  } catch (error) {
    yield failed({ container, offset: last, next: last }, container, 'unpack', error);
  } finally {
    await source.close();
  }
}

const UNPACK: Readonly<Partial<Record<ContentKind, Unpack>>> = {
  warc: unpackWarc,
  feed: unpackFeed,
  jsonl: unpackJsonl,
  addresses: unpackAddresses,
  mbox: unpackMbox,
  parquet: unpackParquet,
};

/** The kind of a source, and the source to read it from: decompressed, unless the archive has a member a record. */
async function look(
  source: ByteSource,
  contentType: string | null,
  depth = 0,
): Promise<{ readonly kind: ContentKind; readonly bytes: ByteSource }> {
  const head = await source.read(0, KIND_BYTES);
  const kind = kindOf(head, contentType);
  if (kind !== 'gzip') return { kind: kind === 'binary' && (await startsLater(source)) ? 'warc' : kind, bytes: source };
  if (depth >= 2) throw new Failure('too-deep', 'gzip within gzip within gzip', 'unpack it first');
  const start = gzipStart(head.subarray(0, 8192));
  if (start === null ? await startsLater(source) : kindOf(start) === 'warc' && (await isMemberwise(source))) {
    return { kind: 'warc', bytes: source };
  }
  return look(streamSource(undone(chunksOf(source), 'gzip', 'the file')), null, depth + 1);
}

/** One article; it is read whole, so it has one place only. */
async function* whole(source: ByteSource, kind: ContentKind, context: Context): AsyncGenerator<Found, void, undefined> {
  const { container, contentType, given, limits } = context;
  if (context.from > 0) return;
  const bytes = await readAll(source, limits.articleBytes);
  const place = { container, offset: 0, next: 1 };
  if (bytes) yield* single({ place, name: container, bytes, contentType, given, kind }, context);
  else yield failed(place, container, 'unpack', tooLarge(container, limits.articleBytes));
}

/** The articles of every feed of a list. Each feed is a container of its own. */
async function* fromOpml(
  source: ByteSource,
  options: InputsOptions,
  context: Context,
  fetch: Fetch | null,
): AsyncGenerator<Found, void, undefined> {
  const bytes = await readAll(source, context.limits.articleBytes);
  if (!bytes) throw new Failure('too-large', `a list of more than ${context.limits.articleBytes} bytes`, 'split it');
  for (const { url } of readOpml(decodeXml(bytes, context.contentType), context.given.url ?? null)) {
    yield* fromAddress(url, true, options, fetch);
  }
}
