import type { Stance } from '../../../src/records/attribution.ts';
import type { Grade } from '../../../src/records/source.ts';

/** Shapes that tell the grades apart without colour: fuller means closer to a name. */
export const GRADE_SHAPE: Readonly<Record<Grade, string>> = {
  named: '●',
  role: '◐',
  unnamed: '○',
  anonymous: '◌',
  none: '×',
};

/** What each grade means, in the words of a reader. */
export const GRADE_HELP: Readonly<Record<Grade, string>> = {
  named: 'someone or something known by name',
  role: 'no name, but one accountable office or body',
  unnamed: 'only a category, such as officials',
  anonymous: 'a category whose name is said to be withheld',
  none: 'no source at all, such as reportedly',
};

/** "asserted by", for sentences that tell who stands where. */
export const STANCE_PAST: Readonly<Record<Stance, string>> = {
  asserts: 'asserted',
  denies: 'denied',
  questions: 'questioned',
  withholds: 'left open',
};
