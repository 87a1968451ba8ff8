/**
 * Weights by which a block is told from the article's own words, by the names of `furniture-traits.ts`, in log-odds of being furniture. Fitted by
 * `training/furniture.ts`; a block is furniture from `FURNITURE` on.
 */
export const WEIGHTS = {
  single: 0.32,
  long: -0.98,
  unended: 2.08,
  verbless: 1.03,
  function: -0.96,
  known: 4.0,
  many: 2.91,
  first: 2.56,
  last: 0.58,
  bracketed: 5.12,
  label: 3.06,
  counter: 3.14,
  you: 3.46,
  quoted: -0.06,
  address: 2.15,
  series: 5.67,
  bias: -4.43,
};

/** Log-odds from which a block is furniture: to leave some of it is better than to lose a sentence of the article. */
export const FURNITURE = 2;
