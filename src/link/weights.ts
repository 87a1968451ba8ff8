import type { Likeness } from './likeness.ts';

/**
 * Weights of the pair verifier by name, in log-odds of telling of one event. Fitted by `training/pairs.ts` on pairs of sentences of ECB+ topics
 * 1 to 18 and on pairs of statements of the annotated events.
 */
export const WEIGHTS: Readonly<Record<keyof Likeness | 'bias', number>> = {
  // What the two statements say.
  overlap: 4.345,
  around: 2.302,
  centred: 1.285,
  predicate: 0.553,
  numbers: 0.878,
  // What sets them apart.
  otherNumbers: -0.652,
  otherDates: -0.317,
  opposite: -0.741,
  // What their texts tell: reports of other events use the same words.
  storyNames: 1.801,
  storyNumbers: 0.21,
  story: 4.404,
  bias: -6.293,
};

/** Taken off the log-odds of one event for those of one claim: of one event several things are told, and only what states the same of it is one claim. */
export const ONE_CLAIM = 2.2;
