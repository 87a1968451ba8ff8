// Written by training/stories/fit.ts from articles whose stories are known: weights in log-odds of one story, and where stories end.

export const STORY_WEIGHTS = {
  names: 1.599,
  numbers: 2.196,
  words: -5.254,
  all: 11.983,
  sum: -0.454,
  nameless: 0.808,
  topNames: 1.425,
  lead: 4.184,
  meaning: 4.091,
  centre: 0.132,
  copy: 5.715,
  sameWeekday: 0.488,
  otherWeekday: -0.984,
  sameDay: 2.222,
  otherDay: -0.185,
  sameYear: 1.233,
  otherYear: -0.6,
  bias: -5.228,
};

/** Likeness under which two articles have no edge, in thousandths. */
export const STORY_EDGE = 50;

export const STORY_BORDERS = { least: 60, part: 0.6 };
