import type { Token } from '../records/parse.ts';
import { type DeclinePattern, declineByFirstWord } from '../rules/en/act-changes.ts';
import { SAYING_INFINITIVES } from '../rules/en/act-words.ts';
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
    return { entry, from: at, to };
  }
  return null;
}

const saying = (items: readonly Pick<Token, 'lower'>[], at: number, verb: number): boolean =>
  // Who "declined to be named" spoke.
  items[verb]?.lower !== 'be' &&
  (items[at]!.lower.startsWith('declin') || SAYING_INFINITIVES.has(items[verb]?.lower ?? ''));

/** Auxiliaries that an engine may have left outside the cue. */
const BEFORE = 3;

/** "declined to say", "had no comment", "could neither confirm nor deny", "it is unclear", "found no evidence": withholds. */
export const saysNothing: Decider = ({ parse, cue }) => {
  for (let i = Math.max(0, cue.first - BEFORE); i < cue.last; i++) {
    const found = decliningAt(parse.tokens, i);
    if (found && found.to > cue.first + (i < cue.first ? 1 : 0))
      return decide(`saying-nothing`, found.entry.act, found.entry.stance);
  }
  return null;
};
