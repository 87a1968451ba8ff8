import { stem } from './stem.ts';

/** The marks that FTS5 takes off letters. Any other one ends a word. */
const MARKS = /[\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]/gu;
/** Letters, numbers, signs of private use and those that have no meaning yet, with marks on them, make a token. */
const TOKEN =
  /[\p{L}\p{N}\p{Co}\p{Cn}](?:[\p{L}\p{N}\p{Co}\p{Cn}]|[\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331])*/gu;
/** The one small letter that has a capital of another. */
const DOTLESS = '\u0131';
const IS_ASCII = /^[\0-\x7f]*$/;

/** Tokens of a text as FTS5's `unicode61` finds them, with diacritics removed. */
export const tokensOf = (text: string): string[] => (text.match(TOKEN) ?? []).map(foldToken);

/** The same, stemmed: words of one stem are one. */
export const stemsOf = (text: string): string[] => tokensOf(text).map(stem);

const foldToken = (token: string): string =>
  IS_ASCII.test(token) ? token.toLowerCase() : [...token.replace(MARKS, '')].map(foldSign).join('');

/** In lower case, by way of upper case, since several small letters have one capital; of our letters without their marks. */
function foldSign(sign: string): string {
  if (sign === DOTLESS) return sign;
  const upper = sign.toUpperCase();
  const [lower = sign] = (isOne(upper) ? upper : sign).toLowerCase();
  const [base] = lower.normalize('NFD');
  return base !== undefined && /^[a-z]$/.test(base) ? base : lower;
}

const isOne = (text: string): boolean => [...text].length === 1;
