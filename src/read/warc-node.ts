import { createHash } from 'node:crypto';
import { type ByteSource, memorySource } from './bytes.ts';
import { gzipMember, gzipStart, isGzip, type Member } from './gzip-member-node.ts';
import { HEAD_BYTES, isWarc, type WarcHead, warcHead } from './warc-record.ts';

/** A record that was read whole. `offset` is where it begins in the file, `next` where reading can go on after it. */
export interface WarcRecord {
  readonly kind: 'record';
  readonly offset: number;
  readonly next: number;
  readonly head: WarcHead;
  readonly block: Uint8Array;
}

/** A stretch of the file that could not be read. */
export interface WarcLoss {
  readonly kind: 'loss';
  readonly offset: number;
  readonly next: number;
  readonly code: 'damaged' | 'cut-off' | 'too-large';
}

type Found = WarcRecord | WarcLoss;

export interface WarcOptions {
  /** Where to begin: 0, or the `next` of what was read before. */
  readonly from?: number;
  /** A record of more bytes is not read. */
  readonly recordBytes?: number;
}

/** Articles are far smaller; what is larger is film or sound. */
const RECORD_BYTES = 16_000_000;
const STEP = 1_000_000;
/** So many places that look like a record and are none are not there by chance; the rest of the file counts as lost. */
const MAX_TRIES = 10_000;

/**
 * Reads a WARC file (ISO 28500), plain or with one gzip member a record, in order. What is damaged is given as a loss with its
 * place, and reading goes on at the next record that can be read: gzip members are held against their checksum, plain records
 * against their length, the mark between records and, where they have one, their digest. Holds one record at a time.
 */
export async function* readWarc(
  source: ByteSource,
  { from = 0, recordBytes = RECORD_BYTES }: WarcOptions = {},
): AsyncGenerator<Found, void, undefined> {
  const read = (await isCompressed(source))
    ? membersAt
    : async (...where: Parameters<typeof plainAt>) => one(await plainAt(...where));
  for (let at = from; ; ) {
    source.forget(at);
    const found = await read(source, at, recordBytes);
    const last = found.at(-1);
    if (!last) return;
    yield* found;
    at = last.next;
  }
}

/** Whether the file is compressed; where its first bytes are damaged, what comes first after them decides. */
async function isCompressed(source: ByteSource): Promise<boolean> {
  const start = await source.read(0, STEP);
  if (isGzip(start) || isWarc(start)) return isGzip(start);
  const memory = memorySource(start);
  return (await nextMember(memory, 0)) < (await nextPlain(memory, 0));
}

/** Whether a record begins somewhere near the start of a file that begins with something else. */
export async function startsLater(source: ByteSource): Promise<boolean> {
  const start = await source.read(0, STEP);
  const memory = memorySource(start);
  return Math.min(await nextMember(memory, 0), await nextPlain(memory, 0)) < start.length;
}

const one = (found: Found | null): readonly Found[] => (found ? [found] : []);

/**
 * Whether this gzip file has records in members of their own, so that one that is damaged costs itself only. Otherwise it is one
 * stream, and places are counted in what is decompressed.
 */
export async function isMemberwise(source: ByteSource, limit = RECORD_BYTES): Promise<boolean> {
  const member = await memberOf(source, 0, limit);
  const start = member.state === 'whole' ? member.bytes : gzipStart(await source.read(0, 8192));
  const head = start && warcHead(start);
  if (!head) return true;
  const record = head.head + head.length;
  return member.state === 'too-large' ? record > limit : start.length <= record + 4;
}

/** The first offset from `from` on at which `fits` holds, among the places that begin with `mark`; the end where there is none. */
async function search(
  source: ByteSource,
  from: number,
  mark: readonly number[],
  fits: (at: number) => Promise<boolean>,
): Promise<number> {
  const [first = 0] = mark;
  let tries = 0;
  for (let at = from; ; ) {
    const bytes = await source.read(at, STEP + mark.length);
    for (let i = bytes.indexOf(first); i >= 0 && i < STEP; i = bytes.indexOf(first, i + 1)) {
      if (!mark.every((b, k) => bytes[i + k] === b) || tries > MAX_TRIES) continue;
      tries++;
      if (await fits(at + i)) return at + i;
    }
    if (bytes.length < STEP + mark.length) return at + bytes.length;
    at += STEP;
    source.forget(at);
  }
}

const GZIP_MARK = [0x1f, 0x8b, 8];
const WARC_MARK = [...'WARC/1.'].map((c) => c.charCodeAt(0));

const nextMember = (source: ByteSource, from: number): Promise<number> =>
  search(source, from, GZIP_MARK, async (at) => {
    const start = gzipStart(await source.read(at, 4096));
    return start !== null && isWarc(start);
  });

const nextPlain = (source: ByteSource, from: number): Promise<number> =>
  search(source, from, WARC_MARK, async (at) => warcHead(await source.read(at, HEAD_BYTES)) !== null);

/** What is lost from `offset` on: up to the next record, or to the end of a file that breaks off. */
async function lostTo(
  source: ByteSource,
  offset: number,
  next: number,
  code: WarcLoss['code'] = 'damaged',
): Promise<WarcLoss> {
  const isEnd = code === 'damaged' && (await source.read(next, 1)).length === 0;
  return { kind: 'loss', offset, next, code: isEnd ? 'cut-off' : code };
}

/** The member that begins at `at`, read in windows that grow until it fits. */
async function memberOf(source: ByteSource, at: number, limit: number): Promise<Member> {
  for (let width = 2 * HEAD_BYTES, before = -1; ; width *= 4) {
    const window = await source.read(at, width);
    const member = gzipMember(window, limit);
    if (member.state !== 'short' || window.length === before) return member;
    if (window.length > limit) return { state: 'too-large' };
    before = window.length;
  }
}

/** The records of the member that begins at `at`: one, as a rule. All but the last go on at the member itself. */
async function membersAt(source: ByteSource, at: number, limit: number): Promise<readonly Found[]> {
  if ((await source.read(at, 1)).length === 0) return [];
  const member = await memberOf(source, at, limit);
  if (member.state !== 'whole') {
    return [
      await lostTo(
        source,
        at,
        await nextMember(source, at + 1),
        member.state === 'too-large' ? 'too-large' : 'damaged',
      ),
    ];
  }
  const next = at + member.length;
  const memory = memorySource(member.bytes);
  const found: Found[] = [];
  for (let from = 0; ; ) {
    const inner = await plainAt(memory, from, limit);
    if (!inner) break;
    found.push({ ...inner, offset: at, next: at });
    from = inner.next;
  }
  const last = found.pop();
  return [...found, last ? { ...last, next } : { kind: 'loss', offset: at, next, code: 'damaged' }];
}

/** Length of the mark between records at `offset` (two line ends); null where there is none. A file may also end without it. */
async function markAt(source: ByteSource, offset: number): Promise<number | null> {
  const [a, b, c, d] = await source.read(offset, 4);
  if (a === 13 && b === 10 && c === 13 && d === 10) return 4;
  if (a === 10 && b === 10) return 2;
  return d === undefined && [a, b, c].every((x) => x === undefined || x === 13 || x === 10) ? 4 : null;
}

/** The first offset from `at` on that is no line end; null at the end of the file. */
async function skipBlanks(source: ByteSource, at: number): Promise<number | null> {
  for (let from = at; ; ) {
    const bytes = await source.read(from, HEAD_BYTES);
    const first = bytes.findIndex((b) => b !== 13 && b !== 10);
    if (first >= 0) return from + first;
    if (bytes.length < HEAD_BYTES) return null;
    from += bytes.length;
    source.forget(from);
  }
}

async function plainAt(source: ByteSource, from: number, limit: number): Promise<Found | null> {
  const at = await skipBlanks(source, from);
  if (at === null) return null;
  const head = warcHead(await source.read(at, HEAD_BYTES));
  if (!head) return lostTo(source, at, await nextPlain(source, at + 1));
  const begin = at + head.head;
  const end = begin + head.length;
  if (head.length > limit) {
    // Trust the length only where the next record is seen to begin there.
    const mark = source.seekable && (await source.read(end, 1)).length > 0 ? await markAt(source, end) : null;
    return lostTo(source, at, mark === null ? await nextPlain(source, begin) : end + mark, 'too-large');
  }
  const block = await source.read(begin, head.length);
  const isLong = block.length === head.length;
  const mark = isLong ? await markAt(source, end) : null;
  const fits = isLong ? digestFits(head, block) : null;
  if (fits === false || (mark === null && fits !== true)) {
    return lostTo(source, at, mark === null ? await nextPlain(source, begin) : end + mark);
  }
  return { kind: 'record', offset: at, next: mark === null ? await nextPlain(source, end) : end + mark, head, block };
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Bytes as base32 without padding (RFC 4648), lower case. */
function base32(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) out += BASE32[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? out + BASE32[(held << (5 - bits)) & 31] : out;
}

/** Whether the block fits the digest that its record names; null where it names none that we know. */
function digestFits(head: WarcHead, block: Uint8Array): boolean | null {
  const [, name = '', value = ''] =
    /^(sha-?1|sha-?256|md5):([\w+/=-]+)$/i.exec(head.fields.get('warc-block-digest') ?? '') ?? [];
  if (name === '') return null;
  const hash = createHash(name.toLowerCase().replace('-', '')).update(block).digest();
  const wanted = value.toLowerCase().replace(/(?<!=)=+$/, '');
  return wanted === hash.toString('hex') || wanted === base32(hash);
}
