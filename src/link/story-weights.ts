// Written by training/stories/fit.ts from articles whose stories are known: weights in log-odds of one story, and where stories end.

export const STORY_WEIGHTS = {
  names: 1.871,
  numbers: 2.182,
  words: -5.439,
  all: 13.422,
  sum: -0.971,
  nameless: 0.841,
  topNames: 1.477,
  lead: 4.453,
  meaning: 4.099,
  centre: 2.305,
  copy: 5.554,
  dated: 0,
  gap: 1.215,
  sameWeekday: 0.623,
  otherWeekday: -0.894,
  sameDay: 2.083,
  otherDay: -0.083,
  sameYear: 1.434,
  otherYear: -0.655,
  bias: -6.175,
};

/** Likeness under which two articles have no edge, in thousandths. */
export const STORY_EDGE = 50;

export const STORY_BORDERS = { least: 100, part: 0.7 };
