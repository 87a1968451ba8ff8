import type { Likeness } from './likeness.ts';

/**
 * Weights of the pair verifier by name, in log-odds of telling of one event. Fitted by `training/pairs.ts` on pairs of sentences of ECB+ topics
 * 1 to 18 and on pairs of statements of the annotated events.
 */
export const WEIGHTS: Readonly<Record<keyof Likeness | 'bias', number>> = {
  // What the two statements say.
  overlap: 4.005,
  shared: 0.575,
  around: 2.335,
  centred: 1.816,
  predicate: 0.766,
  numbers: 1.405,
  // What sets them apart.
  otherNumbers: -0.851,
  otherDates: -0.446,
  opposite: -0.792,
  // What their texts tell: reports of other events use the same words.
  storyNames: 2.021,
  storyNumbers: 0.356,
  story: 3.081,
  bias: -6.44,
};

/** Taken off the log-odds of one event for those of one claim: of one event several things are told, and only what states the same of it is one claim. */
export const ONE_CLAIM = 2.7;
