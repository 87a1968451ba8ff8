import chardet from 'chardet';
import type { Notice } from '../records/notice.ts';
import { CHARSETS_TOLD_APART, LATIN_HIGH_PUNCTUATION, WINDOWS_1252_HIGH } from '../rules/charsets.ts';

/** Decoded text, and how it was decoded. */
export interface Decoded {
  /** Without a byte-order mark; what is no character in the charset is U+FFFD. */
  readonly text: string;
  /** WHATWG name of the charset, in lower case. */
  readonly charset: string;
  readonly notices: readonly Notice[];
}

/** Bytes at the head of a page in which it may name its charset (the standard says 1024; real pages go further). */
const META_REACH = 4096;
/** Bytes from the first one beyond ASCII that detection looks at. */
const DETECTION = 65_536;
/** Per cent from which a detected charset is believed. */
const SURE = 30;

/**
 * Bytes to text. The charset is that of a byte-order mark, else of the HTTP header, else of a `<meta>` in the first 4 KB; else
 * UTF-8 where the bytes are well formed; else what detection makes of them, with windows-1252 as the last resort. A label that
 * is not known counts as none. Damaged sequences become U+FFFD, with one notice `encoding-damaged`. Labels and what they mean
 * are those of the WHATWG Encoding Standard; windows-1252 is read by a table of our own, because Node 20's `TextDecoder` reads
 * its bytes 0x80 to 0x9F wrongly.
 */
export function decode(bytes: Uint8Array, contentType: string | null = null): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes, marked);
  const named = knownCharset(charsetOf(contentType ?? '')) ?? knownCharset(metaCharset(bytes));
  // A page that says UTF-16 in ASCII letters is none (WHATWG); detection and the strict reading decide.
  if (named && !(named.startsWith('utf-16') && ascii(bytes))) return decodeAs(bytes, named);
  const wide = withoutMark(bytes);
  if (wide) return decodeAs(bytes, wide);
  const text = strict(bytes);
  if (text !== null) return { text, charset: 'utf-8', notices: [] };
  return decodeAs(bytes, detect(bytes));
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** The charset that a `Content-Type` value names, or the empty string. */
const charsetOf = (contentType: string): string =>
  /charset\s*=\s*["']?([a-z0-9_.:()-]{1,40})/i.exec(contentType.slice(0, 1000))?.[1] ?? '';

const latin = (bytes: Uint8Array): string => {
  let out = '';
  for (const b of bytes) out += String.fromCharCode(b);
  return out;
};

/** The charset that a page's `<meta>` or an XML declaration names, or the empty string. */
function metaCharset(bytes: Uint8Array): string {
  const head = latin(bytes.subarray(0, META_REACH));
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-z0-9_.:-]{1,40})/i.exec(head)?.[1];
  if (xml) return xml;
  for (const [tag] of head.matchAll(/<meta[\s/][^>]{0,400}/gi)) {
    const name = charsetOf(tag);
    if (name) return name;
  }
  return '';
}

/** The name that the standard gives a label, in lower case, or null for one that it does not know. */
export function knownCharset(label: string | null): string | null {
  if (!label) return null;
  try {
    return new TextDecoder(label.trim()).encoding.toLowerCase();
  } catch {
    return null;
  }
}

const ascii = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, 256);
  return head.every((b) => b !== 0);
};

/** UTF-16 without a mark: in news every other byte is nearly always 0, whatever the letters are. */
function withoutMark(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4096 & ~1);
  if (head.length < 16 || bytes.length % 2) return null;
  let even = 0;
  let odd = 0;
  head.forEach((b, i) => {
    if (b === 0) {
      if (i % 2) odd++;
      else even++;
    }
  });
  const half = head.length >> 1;
  if (odd > half * 0.6 && even < half * 0.02) return 'utf-16le';
  if (even > half * 0.6 && odd < half * 0.02) return 'utf-16be';
  return null;
}

/** The text where the bytes are well-formed UTF-8, else null. */
function strict(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Bytes that are not well-formed UTF-8: damaged UTF-8, or a charset of old. */
function detect(bytes: Uint8Array): string {
  const first = bytes.findIndex((b) => b >= 0x80);
  const sample = bytes.subarray(Math.max(0, first - 256), first + DETECTION);
  const { good, bad } = sequences(sample);
  if (good > bad) return 'utf-8';
  const [best] = chardet
    .analyse(sample)
    .map(({ name, confidence }) => ({ charset: CHARSETS_TOLD_APART.get(name), confidence }))
    .filter(({ charset }) => charset !== undefined);
  if (best && best.charset !== 'windows-1252' && best.confidence >= SURE) return best.charset!;
  // Detection takes any bytes for Latin ones; where they make no sense as such, damaged UTF-8 says so, and Latin would not.
  return plausible(sample) > 0.5 ? 'windows-1252' : 'utf-8';
}

/** Well-formed sequences of two bytes and more in UTF-8, and bytes beyond ASCII in none. */
function sequences(bytes: Uint8Array): { readonly good: number; readonly bad: number } {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; i++) {
    const b = bytes[i]!;
    if (b < 0x80) continue;
    const more = b >= 0xc2 && b < 0xe0 ? 1 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xf0 && b < 0xf5 ? 3 : 0;
    let n = 0;
    while (n < more && (bytes[i + 1 + n]! & 0xc0) === 0x80) n++;
    if (more && n === more) {
      good++;
      i += more;
    } else bad++;
  }
  return { good, bad };
}

/** Share of the bytes beyond ASCII that make sense as windows-1252: punctuation, or a letter with an ASCII letter beside it. */
function plausible(bytes: Uint8Array): number {
  let high = 0;
  let fine = 0;
  const letter = (b: number | undefined): boolean => b !== undefined && (b | 32) >= 97 && (b | 32) <= 122;
  bytes.forEach((b, i) => {
    if (b < 0x80) return;
    high++;
    if (LATIN_HIGH_PUNCTUATION.has(b) || (b >= 0xc0 && (letter(bytes[i - 1]) || letter(bytes[i + 1])))) fine++;
  });
  return high ? fine / high : 1;
}

/** Bytes to text in a charset that is known (see `knownCharset`). */
export function decodeAs(bytes: Uint8Array, charset: string): Decoded {
  const text = charset === 'windows-1252' ? windows1252(bytes) : new TextDecoder(charset).decode(bytes);
  const first = text.indexOf('\ufffd');
  if (first < 0) return { text, charset, notices: [] };
  let count = 0;
  for (let at = first; at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  // A text may hold U+FFFD of its own, well encoded.
  if (charset === 'utf-8' && strict(bytes) !== null) return { text, charset, notices: [] };
  const damaged: Notice = {
    code: 'encoding-damaged',
    level: 'warning',
    span: [first, first + 1],
    message: `${count === 1 ? '1 damaged character' : `${count} damaged characters`}, read as ${charset}`,
    hint: 'compare with the original, or save the text as UTF-8',
  };
  return { text, charset, notices: [damaged] };
}

/** Pieces keep the argument list of `fromCharCode` short. */
function windows1252(bytes: Uint8Array): string {
  const out: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes = Uint16Array.from(bytes.subarray(from, from + 8192));
    codes.forEach((b, i) => {
      if (b >= 0x80 && b < 0xa0) codes[i] = WINDOWS_1252_HIGH[b - 0x80]!;
    });
    out.push(String.fromCharCode(...codes));
  }
  return out.join('');
}
