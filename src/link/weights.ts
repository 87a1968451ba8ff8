import type { Likeness } from './likeness.ts';

/**
 * Weights of the pair verifier by name, in log-odds of telling of one event. Fitted by `training/pairs.ts` on pairs of sentences of ECB+ topics
 * 1 to 18 and on pairs of statements of the annotated events.
 */
export const WEIGHTS: Readonly<Record<keyof Likeness | 'bias', number>> = {
  // What the two statements say.
  overlap: 3.921,
  shared: 0.563,
  around: 2.35,
  centred: 1.816,
  predicate: 0.766,
  numbers: 1.922,
  // What sets them apart.
  otherNumbers: -1.177,
  otherDates: -0.444,
  // What their texts tell: reports of other events use the same words.
  storyNames: 1.969,
  storyNumbers: 0.428,
  story: 3.079,
  bias: -6.436,
};

/** What has a weight, in the order in which it is summed. */
export const WEIGHED = Object.keys(WEIGHTS).filter((key): key is keyof Likeness => key !== 'bias');

/** Taken off the log-odds of one event for those of one claim: of one event several things are told, and only what states the same of it is one claim. */
export const ONE_CLAIM = 2.9;
