import type { Stance } from '../../../src/records/attribution.ts';
import type { StatementGrade } from '../../../src/records/statement-grade.ts';

/** Shapes that tell the grades apart without colour: fuller means closer to a name. */
export const GRADE_SHAPE: Readonly<Record<StatementGrade, string>> = {
  named: '●',
  role: '◐',
  unnamed: '○',
  anonymous: '◌',
  none: '×',
  'own voice': '–',
};

/** What each grade means, in the words of a reader. */
export const GRADE_HELP: Readonly<Record<StatementGrade, string>> = {
  named: 'someone or something known by name',
  role: 'no name, but one accountable office or body',
  unnamed: 'only a category, such as officials',
  anonymous: 'a category whose name is said to be withheld',
  none: 'no source at all, such as reportedly',
  'own voice': 'told by the article itself',
};

/** "asserted by", for sentences that tell who stands where. */
export const STANCE_PAST: Readonly<Record<Stance, string>> = {
  asserts: 'asserted',
  denies: 'denied',
  questions: 'questioned',
  withholds: 'left open',
};
