// Written by training/stories/fit.ts from articles whose stories are known: weights in log-odds of one story, and where stories end.

export const STORY_WEIGHTS = {
  names: 1.597,
  numbers: 2.195,
  words: -5.3,
  all: 12.234,
  sum: -0.455,
  nameless: 0.83,
  topNames: 1.359,
  lead: 4.602,
  meaning: 3.387,
  centre: 0.202,
  copy: 5.801,
  sameWeekday: 0.485,
  otherWeekday: -0.96,
  sameDay: 2.304,
  otherDay: -0.193,
  sameYear: 1.252,
  otherYear: -0.604,
  bias: -5.109,
};

/** Likeness under which two articles have no edge, in thousandths. */
export const STORY_EDGE = 50;

export const STORY_BORDERS = { least: 80, part: 0.6 };
