import { expandPattern } from './patterns.ts';
import { wordSet } from './word-set.ts';

/** Words by which a sentence tells what is said or believed and hides by whom. Lower case. */

/** Participles that do so before an infinitive and behind "it": "is *believed* to", "it is *said* that". */
export const HIDING_PARTICIPLES = wordSet(
  `believed thought said understood rumoured rumored reported claimed assumed presumed supposed reputed held reckoned surmised suspected conjectured whispered`,
);

/** Participles that do so only behind "it" and before "that": "it is *suggested* that". */
export const IT_PARTICIPLES = wordSet(
  `suggested argued speculated hinted mooted felt feared accepted acknowledged agreed alleged estimated maintained contended asserted gossiped
   murmured muttered insinuated intimated supposed imagined posited theorised theorized hypothesised hypothesized guessed considered recognised recognized`,
);

/** Of the first, one that hides nobody before an infinitive: "is *supposed* to open at nine". */
export const RULING_PARTICIPLES = wordSet('supposed');

/** Of the first, those that have another sense before "to", but for "to be" and "to have": "were *held* to end the strike", "was *reported* to the police". */
export const DOUBLE_PARTICIPLES = wordSet('held reported claimed assumed whispered understood');

/** Adverbs that do the same alone. */
export const HIDING_ADVERBS = wordSet('reportedly supposedly purportedly rumouredly rumoredly reputedly');

/** Phrases that do the same: "rumour has it". */
export const HIDING_PHRASES: readonly (readonly string[])[] = [
  'rumour/rumor/rumours/rumors/word/gossip/talk has/have it',
  'word/talk/rumour/rumor is/was that',
  'by all accounts',
  'there is/was talk/speculation/gossip of/that',
  'there is/was much/some/widespread/growing talk/speculation/gossip of/that',
  'there are/were rumours/rumors/whispers/suggestions/murmurs of/that',
  'the talk/word/rumour/rumor/whisper is/was that',
].flatMap(expandPattern);
