import { FURNITURE_ENDS, FURNITURE_LINES, FURNITURE_STARTS, LIST_OPENERS } from '../rules/en/furniture-lines.ts';
import {
  CORRECTION_OPENERS,
  CORRECTION_STARTS,
  CREDIT_ENDS,
  CREDIT_STARTS,
  NOTE_OPENERS,
  NOTE_STARTS,
  PAYWALL_PHRASES,
} from '../rules/en/page.ts';
import { isPageShape } from './page-shapes.ts';

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

/** The phrases of a list that a text can begin with: those with its first letter. */
type Index = (folded: string) => readonly string[];

function byFirstLetter(phrases: readonly string[]): Index {
  const index = new Map<string, string[]>();
  for (const p of phrases) index.set(p[0]!, [...(index.get(p[0]!) ?? []), p]);
  return (folded) => index.get(folded[0] ?? '') ?? [];
}

const corrections = byFirstLetter(CORRECTION_OPENERS);
const correctionStarts = byFirstLetter(CORRECTION_STARTS);
const notes = byFirstLetter(NOTE_OPENERS);
const noteStarts = byFirstLetter(NOTE_STARTS);
const credits = byFirstLetter(CREDIT_STARTS);
const furniture = byFirstLetter(FURNITURE_LINES);

const isLetter = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c);

/** True where a phrase begins the words and ends at a word's end: "share" does not begin "shareholders". */
const begins = (folded: string, phrase: string): boolean =>
  folded.startsWith(phrase) && !(isLetter(phrase.at(-1)) && isLetter(folded[phrase.length]));

/** Between the opener and its colon or dash stands nothing, or a date. */
const LABEL =
  /^(?: ?[,(]? ?[a-z]{3,9}\.? \d{1,2}(?:, \d{4})?\)?| ?[,(]? ?\d{1,2} [a-z]{3,9}(?: \d{4})?\)?)? ?(?:[:–—.]| - |-- ?|$)/;

function labelled(folded: string, openers: readonly string[]): boolean {
  const head = folded.slice(0, 80);
  return openers.some((o) => begins(head, o) && LABEL.test(head.slice(o.length)));
}

export const isCorrection = (folded: string): boolean =>
  labelled(folded, corrections(folded)) || correctionStarts(folded).some((s) => begins(folded, s));

export const isNote = (folded: string): boolean =>
  labelled(folded, notes(folded)) || noteStarts(folded).some((s) => begins(folded, s));

/** Units of a block that its first or last words can tell as one of the page. */
const SHORT = 160;

/** Short words of the page itself: "Advertisement", "Read more: ...". */
export const isFurniture = (folded: string): boolean =>
  furniture(folded).some((line) =>
    line.endsWith(' ...') ? folded.length < SHORT && begins(folded, line.slice(0, -4)) : folded === line,
  ) ||
  FURNITURE_STARTS.some((start) => begins(folded, start)) ||
  isPageShape(folded);

/** True for short words, not folded, with a button at their end: "A bridge too far Read more". */
export function endsInButton(shown: string): boolean {
  if (shown.length >= SHORT) return false;
  const low = shown.toLowerCase();
  return FURNITURE_ENDS.some((end) => low.endsWith(` ${end}`) && /^\p{Lu}/u.test(shown.slice(-end.length)));
}

/** True for a line that titles of other articles stand under: "Related stories", "Read more:". */
export const opensList = (folded: string): boolean => LIST_OPENERS.has(folded.replace(/:$/, ''));

/** Where the names of a credit lie in its words (folded in place), or null where it is none. */
export function creditNames(folded: string): readonly [start: number, end: number] | null {
  if (folded.length > 300) return null;
  const bare = folded.replace(/(?<![.)\]])[.)\]]+$/, '');
  // "(c)" is a sign of its own, not a bracket around the credit.
  const from = /^[([—–-](?!c\))/.test(bare) ? 1 + (bare[1] === ' ' ? 1 : 0) : 0;
  const start = bare.slice(from);
  const opener = credits(start).find((s) => begins(start, s));
  if (opener) return [from + opener.length, bare.length];
  if (!bare.includes('contributed')) return null;
  const closer = CREDIT_ENDS.find((e) => bare.endsWith(e) || (e.endsWith('from') && bare.includes(` ${e} `)));
  return closer ? [from, bare.lastIndexOf(closer)] : null;
}
