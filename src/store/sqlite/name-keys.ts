import type { LedgerSource } from '../../records/ledger.ts';
import { fold } from './ids.ts';

const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}.&-]{1,7}$/u;

/** A name's words, folded, without marks and without an article before it. */
export const plainName = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|a|an) (?=.)/, '');

/**
 * Names under which a source of one article may be found from another: its full name, other full names, its acronym, for people
 * the first letter and the last name, and its place in the outlet register. Sources without a name have none: they never join by
 * what they are called.
 */
export function nameKeys({ kind, grade, name, aliases, outletId }: LedgerSource): string[] {
  if (grade !== 'named' && grade !== 'role') return [];
  const keys = new Set<string>();
  if (outletId !== null) keys.add(`outlet ${outletId}`);
  for (const form of [name, ...aliases]) {
    const words = plainName(form).split(' ');
    // One word of a longer name ("Holm") is anybody's.
    if (form !== name && words.length === 1 && !ACRONYM.test(form)) continue;
    keys.add(words.join(' '));
    if (kind === 'person' && words.length > 1) keys.add(`person ${words[0]![0]} ${words.at(-1)}`);
    const big = form.split(/\s+/).filter((w) => /^\p{Lu}/u.test(w) && !/^The$/.test(w));
    if (kind === 'organization' && big.length > 1) keys.add(fold(big.map((w) => w[0]).join('')));
  }
  keys.delete('');
  return [...keys];
}
