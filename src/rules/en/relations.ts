import { wordSet } from './word-set.ts';

/** What may stand right before a later item of a list of quantities. */
export const LIST_MARKS: ReadonlySet<string> = new Set([',', 'and', 'or', '(']);

/** Words that end no list though they end a noun phrase: "4,300 jobs *in* the north *and* 400 here". */
export const LIST_INSIDES = wordSet('in at on of for from to by with and or were was have been had are is');

/** Words beside a figure that make it a part of the figure before it. */
export interface PartPhrase {
  readonly phrase: string;
  /** Where it stands: "*including* three children", "three *of them* children". */
  readonly place: 'before' | 'after';
}

export const PART_PHRASES: readonly PartPhrase[] = [
  { phrase: 'including', place: 'before' },
  { phrase: 'among them', place: 'before' },
  { phrase: 'of whom', place: 'before' },
  { phrase: 'of which', place: 'before' },
  { phrase: 'of them', place: 'after' },
  { phrase: 'of whom', place: 'after' },
  { phrase: 'of which', place: 'after' },
];

/** Words before "from" that make what follows the old value: "21, *up* from 17". */
export const TOLD_CHANGES: ReadonlySet<string> = new Set([
  'up',
  'down',
  'increase',
  'rise',
  'jump',
  'drop',
  'fall',
  'decline',
  'decrease',
]);

/** Nouns for a value told before: "up from an earlier *estimate* of 17". */
export const VALUE_NOUNS = wordSet(
  'estimate forecast figure projection prediction level total record peak count toll rate target',
);

/** Words of what is still to come, which holds for no time that has been: "*will* reach 21 by Monday". */
export const FUTURE_WORDS = wordSet("will would shall should could may might 'll expected plans planned");

/** Prepositions before the time for which a figure holds: "stood at 21 *by* Monday", "as *of* March 4". */
export const AS_OF_PREPOSITIONS = wordSet('by until of at since');
