import type { Likeness } from './likeness.ts';

/** Weights of the pair verifier by name, in log-odds; what is not named does not count. Fitted by logistic regression on pairs of statements of four events. */
export const WEIGHTS: Readonly<Partial<Record<keyof Likeness, number>>> & { readonly bias: number } = {
  overlap: 7.025,
  centred: 3.237,
  around: 2.572,
  numbers: 2.849,
  otherNumbers: -2,
  otherDates: -1,
  opposite: -1,
  predicate: 1.021,
  names: -1.182,
  foreign: -2,
  bias: -3.2510000000000003,
};
