import type { Token } from '../records/parse.ts';
import { type DeclinePattern, declineByFirstWord } from '../rules/en/act-changes.ts';
import { GIVING_INFINITIVES, INFORMATION_NOUNS, REQUEST_NOUNS, SAYING_INFINITIVES } from '../rules/en/act-words.ts';
import { PREPOSITIONS, SUBORDINATORS } from '../rules/en/grammar.ts';
import { type Decider, decide } from './acts.ts';
import { matchWords } from './match-words.ts';

/** A fixed way of saying nothing as it stands in the text: its words `from` to `to` (excluded). */
export interface Declining {
  readonly entry: DeclinePattern;
  readonly from: number;
  readonly to: number;
}

/** The longest fixed way of saying nothing that begins at item `at`; null for none. */
export function decliningAt(items: readonly Pick<Token, 'lower'>[], at: number): Declining | null {
  for (const { words, entry } of declineByFirstWord(items[at]?.lower ?? '')) {
    const to = matchWords(items, at, words);
    if (to === null) continue;
    // Who "refused to sell" refuses; who "refused to say" declines.
    if (entry.content === 'inf' && !(items[to]?.lower === 'to' && saying(items, at, to + 1))) continue;
    if (entry.content === 'info' && !informs(items, to)) continue;
    if (entry.content === 'asked' && !has(items, to, REQUEST_NOUNS)) continue;
    if (entry.content === 'unanswered' && !has(items, Math.max(0, at - OBJECT), REQUEST_NOUNS, at)) continue;
    return { entry, from: at, to };
  }
  return null;
}

const saying = (items: readonly Pick<Token, 'lower'>[], at: number, verb: number): boolean =>
  // Who "declined to be named" spoke.
  items[verb]?.lower !== 'be' && (items[at]!.lower.startsWith('declin') || isSaying(items, verb));

/** An infinitive of saying at item `verb`, or one of handing over what can be said: "say", "give details". */
export const isSaying = (items: readonly Pick<Token, 'lower'>[], verb: number): boolean => {
  const word = items[verb]?.lower ?? '';
  return SAYING_INFINITIVES.has(word) || (GIVING_INFINITIVES.has(word) && informs(items, verb + 1));
};

/** How far behind its verb the noun of what is handed over is looked for. */
const OBJECT = 8;

const has = (
  items: readonly Pick<Token, 'lower'>[],
  from: number,
  nouns: ReadonlySet<string>,
  to = from + 4,
): boolean => items.slice(from, to).some((t) => nouns.has(t.lower));

/** Whether the object that begins at item `from` is something to be told: "any further details", "the names of". */
function informs(items: readonly Pick<Token, 'lower'>[], from: number): boolean {
  for (let i = from; i < from + OBJECT && items[i]; i++) {
    const { lower } = items[i]!;
    if (INFORMATION_NOUNS.has(lower)) return true;
    if (i > from && (PREPOSITIONS.has(lower) || SUBORDINATORS.has(lower))) return false;
    if (!/[\p{L}\p{N}]/u.test(lower)) return false;
  }
  return false;
}

/** "refusal to say who", "refusal to lower the price": what is refused tells whether it declines. */
export const refusal: Decider = ({ parse, cue }) => {
  if (cue.noun?.lemma !== 'refusal' || cue.negated) return null;
  for (let i = cue.head + 1; i <= cue.head + 3; i++)
    if (parse.tokens[i]?.lower === 'to')
      return isSaying(parse.tokens, i + 1) ? decide('refusal-to-say', 'decline') : decide('refusal-to', 'refuse');
  return null;
};

/** Auxiliaries that an engine may have left outside the cue. */
const BEFORE = 3;

/** "declined to say", "had no comment", "could neither confirm nor deny", "it is unclear", "found no evidence": withholds. */
export const saysNothing: Decider = ({ parse, cue }) => {
  for (let i = Math.max(0, cue.first - BEFORE); i < cue.last; i++) {
    const found = decliningAt(parse.tokens, i);
    if (found && found.to > cue.first + (i < cue.first ? 1 : 0))
      return decide('saying-nothing', found.entry.act, found.entry.stance);
  }
  return null;
};
