import type { Token } from '../records/parse.ts';
import { BE } from '../rules/en/grammar.ts';
import {
  AFFIRMATIVES,
  BEFORE_CONTENTS,
  CLAUSE_BREAKS,
  CONDITIONS,
  JOINING_CONTENTS,
  NEGATED_PHRASES,
  NEGATION_GOES_ON,
  NEGATIONS_OF_CONTENT,
  NO_NEGATION_BEHIND,
  RELATIVE_PRONOUNS,
  REPEATED_NEGATIONS,
  WITHOUT_ARTICLE,
} from '../rules/en/negation.ts';
import { mainVerbAt } from './verbs.ts';

/** How many negations stand over the statement that these tokens (ascending indices) make: an odd number denies its affirmative. */
export function negations(tokens: readonly Token[], list: readonly number[]): number {
  const at = negatedAt(tokens, list);
  return at.filter((k, n) => n === 0 || !goesOn(tokens, list, at[n - 1]!, k)).length;
}

/**
 * Places in `list` of the words that negate the main clause: those before its finite verb or close behind it. What a subordinate, conditional or
 * relative clause, an infinitive or a second conjunct negates leaves the statement as it is ("if the deal is not closed", "customers who do not pay").
 */
export function negatedAt(tokens: readonly Token[], list: readonly number[]): number[] {
  const out: number[] = [];
  const word = (k: number): string => (k >= 0 && k < list.length ? tokens[list[k]!]!.lower : '');
  for (const [from, to] of mainClauses(tokens, list))
    for (let k = from; k < to; k++) {
      const w = word(k);
      if (NEGATIONS_OF_CONTENT.has(w)) {
        if (!NO_NEGATION_BEHIND.has(`${w} ${word(k + 1)}`)) out.push(k);
      }
    }
  for (let k = 1; k < list.length; k++)
    if (NEGATED_PHRASES.has(word(k)) && [1, 2, 3].some((n) => BE.has(word(k - n)))) out.push(k);
  return out.sort((a, b) => a - b);
}

/** Words behind the finite verb within which a negation is the verb's own: "was *not* open", "had *no* bell". */
const BEHIND = 4;

/** First words of a statement without a finite verb within which a negation stands over all of it: "any no", "that not one gate". */
const BARE = 2;

/** Stretches of `list` in which a negation turns the whole round: the main clause as far as its verb group, and what it judges. */
function mainClauses(tokens: readonly Token[], list: readonly number[]): (readonly [from: number, to: number])[] {
  const word = (k: number): string => tokens[list[k] ?? -1]?.lower ?? '';
  const out: [number, number][] = [];
  // "To leave nobody behind": what is wanted or planned has no finite verb of its own.
  if (word(0) === 'to') return [[0, Math.min(list.length, BEHIND)]];
  for (let from = 0; from < list.length; ) {
    if (CONDITIONS.has(word(from))) return out;
    const verb = mainVerbAt(tokens, list.slice(from));
    // Without a finite verb only what it begins with turns it round: "no wrongdoing", not "a currency with no inflation".
    if (verb < 0) return from === 0 ? [[0, Math.min(list.length, BARE)]] : out;
    let to = from + verb + 1;
    const most = Math.min(list.length, to + BEHIND);
    while (to < most && !CLAUSE_BREAKS.has(word(to))) to++;
    // A list of what there is not goes on behind its commas: "no bell, no light".
    while (to + 1 < list.length && NEGATION_GOES_ON.has(word(to)) && NEGATIONS_OF_CONTENT.has(word(to + 1))) to += 2;
    // What stands in a relative clause before the main verb is not the main clause's own.
    const relative = list.findIndex((_, k) => k > from && k < from + verb && RELATIVE_PRONOUNS.has(word(k)));
    if (relative < 0) out.push([from, to]);
    else out.push([from, relative], [from + verb, to]);
    const next = list.findIndex(
      (_, k) =>
        k >= from + verb && word(k + 1) === 'that' && (k <= to ? BEFORE_CONTENTS : JOINING_CONTENTS).has(word(k)),
    );
    if (next < 0) return out;
    from = next + 2;
  }
  return out;
}

/** True where a negation is one with the one before it: "no call, *no* siren", "neither seen *nor* heard". */
function goesOn(tokens: readonly Token[], list: readonly number[], first: number, next: number): boolean {
  const word = (k: number): string => tokens[list[k]!]?.lower ?? '';
  if (word(next) === 'nor') return true;
  return REPEATED_NEGATIONS.has(word(next)) && word(first) === word(next) && NEGATION_GOES_ON.has(word(next - 1));
}

const NOBODY = new RegExp(`\\b(?:${[...AFFIRMATIVES.keys()].join('|')})\\b`, 'gi');
const NO = /\bno (\p{L}[\p{L}\p{N}’'-]*)/giu;

/** Words with somebody for nobody, something for nothing and "a gate" for "no gate". */
export const affirmed = (words: string): string =>
  words
    .replace(NOBODY, (found) => asWritten(found, AFFIRMATIVES.get(found.toLowerCase())!))
    .replace(NO, (found, noun: string) => {
      const lower = noun.toLowerCase();
      if (NO_NEGATION_BEHIND.has(`no ${lower}`)) return found;
      const bare = /[^s]s$/.test(lower) || WITHOUT_ARTICLE.has(lower);
      return asWritten(found, bare ? noun : `${/^[aeiou]/.test(lower) ? 'an' : 'a'} ${noun}`);
    });

/** With a capital where the words that it stands for have one. */
const asWritten = (found: string, words: string): string =>
  found[0] === found[0]!.toLowerCase() ? words : words[0]!.toUpperCase() + words.slice(1);
