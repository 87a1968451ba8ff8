import type { Likeness } from './likeness.ts';

/** Weights of the pair verifier by name, in log-odds. Trained by scripts/score-links.ts; version of linking. */
export const WEIGHTS: Readonly<Record<keyof Likeness | 'bias', number>> = {
  bias: -7,
  overlap: 6,
  containment: 2,
  literal: 0.5,
  cosine: 2,
  centred: 3,
  names: 0.5,
  otherNames: -0.5,
  numbers: 1,
  otherNumbers: -2,
  dates: 0.5,
  otherDates: -1,
  predicate: 0.5,
  around: 1,
  topic: 1,
  speaker: 0.5,
  polarity: 0,
  sameText: -1,
  size: 0.3,
};
