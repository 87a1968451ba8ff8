import { isCapital } from '../records/in-parse.ts';
import type { Parse } from '../records/parse.ts';
import { remembered } from '../records/remembered.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { PHRASE_PREPOSITIONS } from '../rules/en/grammar.ts';
import { LEADING_ADVERBS, POINTING_DETERMINERS, POINTING_WORDS, TELLING_WHICH } from '../rules/en/listable.ts';

/** Most words between "the" and the noun that it belongs to. */
const LONGEST = 4;
const MOST = 3;

/** What of an article is needed to see whether a word points back. */
interface Told {
  /** First token of every word, without a plural "s". */
  readonly firstAt: ReadonlyMap<string, number>;
  /** Last words of names of several words, in small letters. */
  readonly surnames: ReadonlySet<string>;
}

const stem = (lower: string): string => (lower.length > 3 ? lower.replace(/s$/, '') : lower);

const toldIn = remembered((parse: Parse): Told => {
  const firstAt = new Map<string, number>();
  const surnames = new Set<string>();
  for (const [i, t] of parse.tokens.entries()) {
    if (t.kind !== 'word') continue;
    if (!firstAt.has(stem(t.lower))) firstAt.set(stem(t.lower), i);
    const before = parse.tokens[i - 1];
    if (isCapital(t) && before?.kind === 'word' && isCapital(before) && !FUNCTION_WORDS.has(before.lower))
      surnames.add(t.lower);
  }
  return { firstAt, surnames };
});

/** A noun phrase that begins with "the", "this", "its" and holds no name. */
interface Definite {
  readonly at: number;
  /** A word of it was told in an earlier sentence. */
  readonly met: boolean;
  /** What follows says which one: "of ...", "that ...", a name. */
  readonly told: boolean;
  readonly pointing: boolean;
}

/**
 * How far a statement points to what its article told before: definite phrases by whether their words were told before and whether what
 * follows says which is meant, at its head and anywhere; demonstratives; words such as "another"; names told in short. Counts are capped
 * and divided by `MOST`, all else is 0 or 1. `title` is its words with what was put in. After the forms of givenness of Prince (1981) and Gundel
 * and others (1993), as far as they show without knowing what is meant.
 */
export function pointersIn(parse: Parse, list: readonly number[], title: string | null): number[] {
  const { firstAt, surnames } = toldIn(parse);
  const { tokens } = parse;
  const start = list[0] ?? 0;
  const lower = (k: number): string => tokens[list[k] ?? -1]?.lower ?? '';
  const definites: Definite[] = [];
  for (let k = 0; k < list.length; k++) {
    if (lower(k) !== 'the' && !POINTING_DETERMINERS.has(lower(k))) continue;
    let end = k + 1;
    while (end < list.length && end <= k + LONGEST && isPlain(parse, list[end]!)) end++;
    const next = tokens[list[end] ?? -1];
    const isName = next !== undefined && next.kind === 'word' && isCapital(next);
    if (end === k + 1) continue;
    const words = list.slice(k + 1, end).map((i) => stem(tokens[i]!.lower));
    definites.push({
      at: k,
      met: words.some((w) => (firstAt.get(w) ?? start) < start),
      told: isName || PHRASE_PREPOSITIONS.has(next?.lower ?? '') || TELLING_WHICH.has(next?.lower ?? ''),
      pointing: POINTING_DETERMINERS.has(lower(k)),
    });
  }
  const some = (of: (d: Definite) => boolean): number => Math.min(MOST, definites.filter(of).length) / MOST;
  let first = 0;
  while (first < list.length && (tokens[list[first]!]!.kind !== 'word' || LEADING_ADVERBS.has(lower(first)))) first++;
  const head = definites.find((d) => d.at === first);
  const short = list.filter((i, k) => isShort(parse, list, k, surnames) && !title?.includes(`] ${tokens[i]!.text}`));
  const yes = (x: boolean): number => (x ? 1 : 0);
  return [
    some((d) => d.met && !d.told),
    some((d) => d.met && d.told),
    some((d) => !d.met && !d.told),
    some((d) => !d.met && d.told),
    some((d) => d.pointing),
    yes(head !== undefined),
    yes(head?.met === true && !head.told),
    yes(head !== undefined && !head.met),
    yes(head?.told === true),
    yes(first > 0),
    yes(lower(first) === 'a' || lower(first) === 'an'),
    yes(tokens[list[first] ?? -1]?.kind === 'number'),
    yes(list.some((_, k) => POINTING_WORDS.has(lower(k)))),
    Math.min(MOST, short.length) / MOST,
    yes(isShort(parse, list, first, surnames)),
    yes(title !== null),
    Math.min(
      MOST,
      list.filter((i) => isCapital(tokens[i]!) && (firstAt.get(stem(tokens[i]!.lower)) ?? start) < start).length,
    ) / MOST,
  ];
}

/** A word in small letters that has a sense of its own. */
function isPlain({ tokens }: Parse, at: number): boolean {
  const t = tokens[at]!;
  return t.kind === 'word' && !isCapital(t) && !FUNCTION_WORDS.has(t.lower) && t.lower !== "'s";
}

/** A surname that stands alone, in an article that has it in a longer name. */
function isShort({ tokens }: Parse, list: readonly number[], k: number, surnames: ReadonlySet<string>): boolean {
  const t = tokens[list[k] ?? -1];
  if (t?.kind !== 'word' || !isCapital(t) || !surnames.has(t.lower)) return false;
  const beside = (n: number): boolean => {
    const other = tokens[list[k + n] ?? -1];
    return other !== undefined && other.kind === 'word' && isCapital(other) && !FUNCTION_WORDS.has(other.lower);
  };
  return !beside(-1) && !beside(1);
}
