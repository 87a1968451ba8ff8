import type { Act, Stance } from '../../records/attribution.ts';
import type { CueNoun, CuePhrase, CueVerb, Frame } from './cue-types.ts';
import { inflect } from './inflect.ts';

/** Stance that goes with an act where an entry sets none. */
export const STANCE_OF_ACT: Readonly<Record<Act, Stance>> = {
  say: 'asserts',
  allege: 'asserts',
  confirm: 'asserts',
  deny: 'denies',
  refuse: 'denies',
  accuse: 'asserts',
  warn: 'asserts',
  urge: 'asserts',
  promise: 'asserts',
  predict: 'asserts',
  ask: 'questions',
  decline: 'withholds',
  show: 'asserts',
  attitude: 'asserts',
};

/**
 * Cue verbs from lines "lemma | frames | governed prepositions | example", all of one act; a lemma is in British spelling.
 * Frames are checked by the tests, not here: this runs on every start.
 */
export function cueVerbsOf(
  act: Act,
  lines: readonly string[],
  stance: Stance = STANCE_OF_ACT[act],
): readonly CueVerb[] {
  return lines.map((line) => {
    const [lemma = '', frames = '', preps = '', example = ''] = line.split(' | ');
    const { others, ...forms } = inflect(lemma);
    return { lemma, act, stance, forms, others, frames: list(frames) as Frame[], preps: list(preps), example };
  });
}

const list = (words: string): string[] => words.split(' ').filter((w) => w !== '' && w !== '-');

/** Cue nouns from lines "noun | plural | complements | example", all of one act. */
export function cueNounsOf(
  act: Act,
  lines: readonly string[],
  stance: Stance = STANCE_OF_ACT[act],
): readonly CueNoun[] {
  return lines.map((line) => {
    const [lemma = '', plural = '', complements = '', example = ''] = line.split(' | ');
    return { lemma, plural, act, stance, complements: list(complements), example };
  });
}

/** Cue phrases from lines "phrase | before or none | example", all of one act. */
export function cuePhrasesOf(
  act: Act,
  lines: readonly string[],
  stance: Stance = STANCE_OF_ACT[act],
): readonly CuePhrase[] {
  return lines.map((line) => {
    const [phrase = '', source = '', example = ''] = line.split(' | ');
    return { phrase, act, stance, source: source as CuePhrase['source'], example };
  });
}
