import {
  CORRECTION_OPENERS,
  CORRECTION_STARTS,
  CREDIT_ENDS,
  CREDIT_STARTS,
  FURNITURE_LINES,
  NOTE_OPENERS,
  NOTE_STARTS,
  PAYWALL_PHRASES,
} from '../rules/en/page.ts';

/** A body of fewer words beside words of a paywall is only the start of an article. */
export const PAYWALL_WORDS = 120;

/** Lower case, straight apostrophes, white space folded: the form in which phrases of pages are listed. */
export const foldPhrase = (words: string): string =>
  words.replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();

/** The same without folding white space, so that places in it are places in `words` (only "İ" would grow in lower case). */
export const foldInPlace = (words: string): string =>
  words.replace(/[‘’ʼ]/g, "'").replace(/\s/g, ' ').replaceAll('İ', 'i').toLowerCase();

/** True where folded words ask for a subscription or a login before the rest is shown. */
export const paywallPhrase = (folded: string): boolean => PAYWALL_PHRASES.some((p) => folded.includes(p));

/** True where a phrase ends at a word's end: "via" does not begin "viable". */
const begins = (folded: string, phrase: string): boolean =>
  folded.startsWith(phrase) && !/^[\p{L}\p{N}]/u.test(/[\p{L}\p{N}]$/u.test(phrase) ? folded.slice(phrase.length) : '');

/** Between the opener and its colon or dash stands nothing, or a date. */
const LABEL =
  /^(?:[,(]? ?[a-z]{3,9}\.? \d{1,2}(?:, \d{4})?\)?|[,(]? ?\d{1,2} [a-z]{3,9}(?: \d{4})?\)?)? ?(?:[:–—.]| - |-- ?|$)/;

function labelled(folded: string, openers: readonly string[]): boolean {
  const head = folded.slice(0, 80);
  return openers.some((o) => begins(head, o) && LABEL.test(head.slice(o.length)));
}

export const isCorrection = (folded: string): boolean =>
  labelled(folded, CORRECTION_OPENERS) || CORRECTION_STARTS.some((s) => begins(folded, s));

export const isNote = (folded: string): boolean =>
  labelled(folded, NOTE_OPENERS) || NOTE_STARTS.some((s) => begins(folded, s));

/** Short words of the page itself: "Advertisement", "Read more: ...". */
export const isFurniture = (folded: string): boolean =>
  FURNITURE_LINES.some((line) =>
    line.endsWith(' ...') ? folded.length < 160 && begins(folded, line.slice(0, -4)) : folded === line,
  );

/** Where the names of a credit lie in its words (folded in place), or null where it is none. */
export function creditNames(folded: string): readonly [start: number, end: number] | null {
  if (folded.length > 300) return null;
  const bare = folded.replace(/[.)\]]+$/, '');
  const from = /^[([—–-]/.test(bare) ? 1 + (bare[1] === ' ' ? 1 : 0) : 0;
  const opener = CREDIT_STARTS.find((s) => begins(bare.slice(from), s));
  if (opener) return [from + opener.length, bare.length];
  const closer = CREDIT_ENDS.find((e) => bare.endsWith(e) || (e.endsWith('from') && bare.includes(` ${e} `)));
  if (closer) return [from, bare.lastIndexOf(closer)];
  return null;
}
