import type { Likeness } from './likeness.ts';

/**
 * Weights of the pair verifier by name, in log-odds of telling of one event. Fitted by `training/pairs.ts` on pairs of sentences of ECB+ topics
 * 1 to 18 and on pairs of statements of the annotated events.
 */
export const WEIGHTS: Readonly<Record<keyof Likeness | 'bias', number>> = {
  // What the two statements say.
  overlap: 4.664,
  around: 2.718,
  centred: 1.9,
  predicate: 0.904,
  numbers: 1.443,
  // What sets them apart.
  otherNumbers: -0.782,
  otherDates: -0.389,
  opposite: -0.753,
  // What their texts tell: reports of other events use the same words.
  storyNames: 1.92,
  storyNumbers: 0.353,
  story: 3.129,
  bias: -6.339,
};

/** Taken off the log-odds of one event for those of one claim: of one event several things are told, and only what states the same of it is one claim. */
export const ONE_CLAIM = 2.8;
