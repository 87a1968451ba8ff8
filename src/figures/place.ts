import type { Token } from '../records/parse.ts';
import { PHRASE_ENDS } from '../rules/en/units.ts';

/** The sentence that a quantity stands in: tokens `from` to `last` (excluded). */
export interface Place {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly last: number;
  /** Most words have capitals: a headline in title case, where a capital tells no name. */
  readonly title: boolean;
  /** The sentence is a block of its own. */
  readonly alone: boolean;
}

export const lowerAt = (p: Place, i: number): string => (i >= p.from && i < p.last ? p.tokens[i]!.lower : '');
export const capital = (token: Token | undefined): boolean => {
  const ch = token?.text[0];
  return ch !== undefined && ch !== ch.toLowerCase();
};
export const isWord = (p: Place, i: number): boolean => i >= p.from && i < p.last && p.tokens[i]!.kind === 'word';
/** A word in lower case that can be a noun or its adjective. */
export const nounLike = (p: Place, i: number): boolean =>
  isWord(p, i) &&
  (!capital(p.tokens[i]) || p.title) &&
  p.tokens[i]!.lower !== 'of' &&
  !PHRASE_ENDS.has(p.tokens[i]!.lower) &&
  !p.tokens[i]!.lower.startsWith("'");

/** Marks that can stand for "to" between two numbers. */
export const DASHES: ReadonlySet<string> = new Set(['-', '--', '–', '—', '‑']);
