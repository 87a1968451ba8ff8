import { isSpace } from '../records/span.ts';

const LETTER = 1;
const DIGIT = 2;
const UPPER = 4;
const SPACE = 8;

const LIMIT = 0x3000;

/** One byte a character below U+3000, so that the tokenizer asks no regular expression for usual text. */
const table: Uint8Array = (() => {
  const t = new Uint8Array(LIMIT);
  for (let c = 0; c < LIMIT; c++) t[c] = classify(String.fromCharCode(c), c);
  return t;
})();

function classify(ch: string, code: number): number {
  let bits = 0;
  if (/[\p{L}\p{M}]/u.test(ch)) bits |= LETTER;
  if (/\p{Nd}/u.test(ch)) bits |= DIGIT;
  if (/\p{Lu}/u.test(ch)) bits |= UPPER;
  if (isSpace(code)) bits |= SPACE;
  return bits;
}

function bits(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < LIMIT) return table[code]!;
  if (code >= 0xd800 && code <= 0xdfff) return classify(String.fromCodePoint(text.codePointAt(at)!), code);
  return classify(text[at]!, code);
}

export const isLetter = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && (bits(text, at) & LETTER) !== 0;
export const isDigit = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && (bits(text, at) & DIGIT) !== 0;
export const isUpper = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && (bits(text, at) & UPPER) !== 0;
export const isWordUnit = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && (bits(text, at) & (LETTER | DIGIT)) !== 0;
/** White space, or outside the text. */
export const isBlank = (text: string, at: number): boolean =>
  at < 0 || at >= text.length || (bits(text, at) & SPACE) !== 0;

/** UTF-16 units of the character at `at`: 2 for a surrogate pair. */
export function width(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0xd800 || code > 0xdbff || at + 1 >= text.length) return 1;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}
