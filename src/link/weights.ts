import type { Likeness } from './likeness.ts';

type Weights = Readonly<Record<keyof Likeness | 'bias', number>>;

/** Weights of the pair verifier by name, in log-odds of one claim. Fitted by `training/pairs.ts` on events that the vectors have not learned from. */
export const WEIGHTS: Weights = {
  // What the two statements say.
  overlap: 0.056,
  shared: 2.353,
  around: 0,
  meaning: 5.355,
  predicate: 0.616,
  numbers: 0.621,
  // What sets them apart.
  otherNumbers: -1.419,
  otherDates: -1.073,
  // What their texts tell: reports of other events use the same words.
  storyNames: 0,
  storyNumbers: 0,
  story: 2.598,
  bias: -7.403,
};

/** The same where a vector is missing. */
export const BY_WORDS: Weights = {
  overlap: 2.513,
  shared: 1.838,
  around: 0.816,
  meaning: 0,
  predicate: 0.888,
  numbers: 1.212,
  otherNumbers: -0.906,
  otherDates: -0.689,
  storyNames: 0.178,
  storyNumbers: 0,
  story: 3.663,
  bias: -6.798,
};

/** What has a weight, in the order in which it is summed. */
export const WEIGHED = Object.keys(WEIGHTS).filter((key): key is keyof Likeness => key !== 'bias');
