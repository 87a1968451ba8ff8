import type { Likeness } from './likeness.ts';

/**
 * Weights of the pair verifier by name, in log-odds of telling of one event. Fitted by `training/pairs.ts` on pairs of sentences of ECB+ topics
 * 1 to 18 and on pairs of statements of the annotated events.
 */
export const WEIGHTS: Readonly<Record<keyof Likeness | 'bias', number>> = {
  // What the two statements say.
  overlap: 4.022,
  shared: 0.574,
  around: 2.353,
  centred: 1.773,
  predicate: 0.764,
  numbers: 1.919,
  // What sets them apart.
  otherNumbers: -1.151,
  otherDates: -0.431,
  opposite: -0.827,
  // What their texts tell: reports of other events use the same words.
  storyNames: 2.007,
  storyNumbers: 0.402,
  story: 3.003,
  bias: -6.381,
};

/** Taken off the log-odds of one event for those of one claim: of one event several things are told, and only what states the same of it is one claim. */
export const ONE_CLAIM = 2.9;
