// Written by training/stories/fit.ts from articles whose stories are known: weights in log-odds of one story, and where stories end.

export const STORY_WEIGHTS = {
  names: 1.495,
  numbers: 2.152,
  words: -5.355,
  all: 13.025,
  sum: -0.862,
  nameless: 0.668,
  topNames: 1.58,
  lead: 4.181,
  meaning: 3.41,
  centre: 1.297,
  copy: 6.083,
  sameWeekday: 0.588,
  otherWeekday: -0.92,
  sameDay: 2.055,
  otherDay: -0.15,
  sameYear: 1.381,
  otherYear: -0.592,
  bias: -5.092,
};

/** Likeness under which two articles have no edge, in thousandths. */
export const STORY_EDGE = 50;

export const STORY_BORDERS = { least: 60, part: 0.7 };
