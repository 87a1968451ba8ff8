import { Failure } from '../records/failure.ts';
import { decode, decodeAs, knownCharset } from './decode.ts';

/** Byte order marks, longest first: UTF-32's starts like UTF-16's. */
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-32be', [0x00, 0x00, 0xfe, 0xff]],
  ['utf-32le', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];
/** How "<" or "<?xm" looks in encodings without a mark (XML 1.0, appendix F). */
const STARTS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-32be', [0x00, 0x00, 0x00, 0x3c]],
  ['utf-32le', [0x3c, 0x00, 0x00, 0x00]],
  ['utf-16be', [0x00, 0x3c]],
  ['utf-16le', [0x3c, 0x00]],
];

const begins = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((b, i) => bytes[i] === b);
const charsetOf = (contentType: string | null): string | null =>
  /;\s{0,9}charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i.exec(contentType ?? '')?.[1] ?? null;

/** The encoding that the declaration names; it must stand at the start, after white space at most. */
function declared(bytes: Uint8Array, encoding: string | null): string | null {
  // Most of what is asked about is no XML at all.
  if (encoding === null && bytes[bytes.findIndex((b) => b > 0x20)] !== 0x3c) return null;
  const head = textIn(bytes.subarray(0, 400), encoding ?? 'windows-1252');
  const end = head.indexOf('?>');
  if (end < 0 || !head.trimStart().startsWith('<?xml')) return null;
  return /\sencoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})["']/.exec(head.slice(0, end))?.[1] ?? null;
}

/** `TextDecoder` knows no UTF-32, which XML allows. What is no character becomes U+FFFD, and so does a last unit cut short. */
function utf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const code = at + 4 > bytes.length ? 0xfffd : view.getUint32(at, isLittle);
    const isCharacter = code < 0x110000 && (code < 0xd800 || code > 0xdfff);
    out.push(String.fromCodePoint(isCharacter ? code : 0xfffd));
  }
  return out.join('');
}

function textIn(bytes: Uint8Array, encoding: string): string {
  const text = encoding.startsWith('utf-32') ? utf32(bytes, encoding === 'utf-32le') : decodeAs(bytes, encoding).text;
  return text.replace(/^\ufeff/, '');
}

/**
 * The text of an XML or JSON document: by its byte order mark, the charset of the HTTP header, the shape of its first bytes, its
 * declaration, else UTF-8, and what detection makes of it where it is no UTF-8. Never throws; what cannot be decoded becomes U+FFFD.
 */
export function decodeXml(bytes: Uint8Array, contentType: string | null = null): string {
  const mark = MARKS.find(([, start]) => begins(bytes, start));
  if (mark) return textIn(bytes, mark[0]);
  const start = STARTS.find(([, first]) => begins(bytes, first))?.[0] ?? null;
  const named = [charsetOf(contentType), start, declared(bytes, start)]
    .map((name) => (name === start ? start : knownCharset(name)))
    // A declaration that could be read byte by byte cannot be in a wide encoding.
    .find((name) => name !== null && (start !== null || !name.startsWith('utf-16')));
  if (named && named !== 'utf-8') return textIn(bytes, named);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return named ? textIn(bytes, 'utf-8') : decode(bytes).text;
  }
}

const DECLARATIONS = ['!ENTITY', '!ELEMENT', '!ATTLIST', '!NOTATION'];
/** What is passed over whole: its start and its end. */
const PASSED = [
  ['!--', '-->'],
  ['![CDATA[', ']]>'],
  ['?', '?>'],
] as const;

const dtdRefused = (): Failure =>
  new Failure(
    'dtd',
    'xml with declarations of its own (a document type with entities) is not read',
    'such entities can make a small file huge; ask for a plain file',
  );

/** End of the tag or DOCTYPE that starts at `from`, after its `>`, as a parser sees it: quoted `>` do not count. -1 where it has none. */
function tagEnd(xml: string, from: number): number {
  let quote = '';
  for (let i = from; i < xml.length; i++) {
    const c = xml[i] ?? '';
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return i + 1;
  }
  return -1;
}

/** End of the markup that starts with the `<` at `at`; -1 where it has none. */
function markupEnd(xml: string, at: number): number {
  const passed = PASSED.find(([start]) => xml.startsWith(start, at + 1));
  if (!passed) return tagEnd(xml, at + 1);
  const end = xml.indexOf(passed[1], at + 1 + passed[0].length);
  return end < 0 ? -1 : end + passed[1].length;
}

/** XML that may be parsed. */
export interface SafeXml {
  readonly xml: string;
  /** True where the document breaks off within a tag, a comment or the like; that end is left out. */
  readonly cut: boolean;
}

/**
 * `text` without its DOCTYPE, before any parser sees it. A DOCTYPE that only names something outside (it is never fetched) is
 * left out; one with declarations, and a declaration anywhere else, throws a `Failure`. Linear in the text.
 */
export function safeXml(text: string): SafeXml {
  const parts: string[] = [];
  let kept = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const end = markupEnd(text, at);
    // Nobody can say what a parser makes of markup without an end, so none is left to it.
    if (end < 0) return { xml: parts.join('') + text.slice(kept, at), cut: true };
    const word = text.slice(at + 1, at + 11).toUpperCase();
    if (DECLARATIONS.some((d) => word.startsWith(d))) throw dtdRefused();
    if (word.startsWith('!DOCTYPE')) {
      if (text.slice(at, end).includes('[')) throw dtdRefused();
      parts.push(text.slice(kept, at));
      kept = end;
    }
    at = end;
  }
  return { xml: kept === 0 ? text : parts.join('') + text.slice(kept), cut: false };
}
