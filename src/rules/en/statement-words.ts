/** Words by which the facts of a statement are read: its verb, what it counts, whom it may speak of. Lower case. */
import { groupOf } from './paraphrases.ts';
import { stem } from './stem.ts';
import { wordSet } from './word-set.ts';

/** Pronouns before a short "is", "has", "had" or "would", which a noun's possessive is not: "*it*'s", "*they*'d". */
export const CLITIC_HOSTS = wordSet('it he she that there what who i we they you');

/** Prepositions and an adverb in -ing, which are no participles: "*including* two sailors". */
export const PREPOSITIONS_IN_ING = wordSet('including according regarding during concerning');

/** Pronouns and demonstratives of the third person, for which a name may stand in the sentence before: "*They* left". */
export const THIRD_PERSON_WORDS = wordSet('he she it they his her its their him them this that these those');

/** Adverbs without -ly between an auxiliary and its verb: "has *already* left". */
export const MEDIAL_ADVERBS = wordSet(
  'always never also now already still just often ever once again soon yet since then long even',
);

/** Words before "a mile" by which it is a measure, with the bounds of the one; null where it has none: "more *than* a mile". */
export const BOUNDS_OF_ONE: ReadonlyMap<string, readonly [min: number | null, max: number | null]> = new Map([
  ['than', [1, null]],
  ['over', [1, null]],
  ['least', [1, null]],
  ['exceeding', [1, null]],
  ['about', [0.9, 1.1]],
  ['around', [0.9, 1.1]],
  ['roughly', [0.9, 1.1]],
  ['nearly', [0.9, 1.1]],
  ['almost', [0.9, 1.1]],
  ['under', [null, 1]],
  ['within', [null, 1]],
]);

/** What becomes of people, by groups of paraphrases: of "*killing* 12 people and *injuring* 40" the 12 are not the injured. */
export const FATE_GROUPS: ReadonlySet<string> = new Set(
  [...wordSet('kill injure arrest rescue missing')].map((w) => groupOf(stem(w))),
);

/** Forms of "leave" before the number of people of whom it tells what became of them: "*left* at least 17 dead". */
export const LEAVE_FORMS = wordSet('leave leaves left leaving');

/** Verbs that tell how a number moved or came about, not what is counted, by groups of paraphrases: "the toll *rose* to 21". */
export const NUMBER_VERB_GROUPS: ReadonlySet<string> = new Set(
  [...wordSet('rise fall climb reach stand jump drop grow increase become tell include claim cost')].map((w) =>
    groupOf(stem(w)),
  ),
);

/** Stems of what is obeyed, by which who follows it complies: "followed the *rules*". */
export const OBEYED_NOUNS: ReadonlySet<string> = new Set(
  [...wordSet('rule law resolution order guideline instruction advice regulation procedure protocol guidance')].map(
    stem,
  ),
);

/** Prepositions behind "call" that make it a demand and no call by telephone: "a call *for* talks". */
export const DEMAND_PREPOSITIONS = wordSet('for to on by');
