import type { Likeness } from './likeness.ts';

type Weights = Readonly<Record<keyof Likeness | 'bias', number>>;

/** Weights of the pair verifier by name, in log-odds of one claim. Fitted by `training/linking/weights.py` on events that the vectors have not learned from. */
export const WEIGHTS: Weights = {
  // What the two statements say.
  overlap: 0,
  shared: 2.369,
  around: 0,
  meaning: 6.544,
  predicate: 0.423,
  numbers: 0.175,
  // What sets them apart.
  otherNumbers: -1.692,
  otherDates: -1.227,
  // What their texts tell: reports of other events use the same words.
  storyNames: 0.141,
  storyNumbers: 0,
  story: 2.24,
  bias: -7.427,
};

/** The same where a vector is missing. */
export const BY_WORDS: Weights = {
  overlap: 2.056,
  shared: 2.021,
  around: 1.997,
  meaning: 0,
  predicate: 0.691,
  numbers: 0.819,
  otherNumbers: -1.254,
  otherDates: -0.944,
  storyNames: 0.332,
  storyNumbers: 0,
  story: 3.204,
  bias: -6.571,
};

/** What has a weight, in the order in which it is summed. */
export const WEIGHED = Object.keys(WEIGHTS).filter((key): key is keyof Likeness => key !== 'bias');
