import type { Stance } from '../records/attribution.ts';
import type { StatementGrade } from '../records/statement-grade.ts';

type Paint = (text: string) => string;

/** What colour adds to words that say everything without it. */
export interface Ink {
  readonly title: Paint;
  readonly name: Paint;
  readonly cue: Paint;
  readonly faint: Paint;
  readonly warn: Paint;
  readonly grade: (grade: StatementGrade, text: string) => string;
  readonly stance: (stance: Stance, text: string) => string;
}

const codes =
  (on: string, off: string): Paint =>
  (text) =>
    text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;
const bold = codes('1', '22');
const faint = codes('2', '22');
const italic = codes('3', '23');
const red = codes('31', '39');
const green = codes('32', '39');
const yellow = codes('33', '39');
const magenta = codes('35', '39');
const cyan = codes('36', '39');
const plain: Paint = (text) => text;

const GRADE: Readonly<Record<StatementGrade, Paint>> = {
  named: green,
  role: cyan,
  unnamed: yellow,
  anonymous: magenta,
  none: red,
  'own voice': faint,
};
const STANCE: Readonly<Record<Stance, Paint>> = { asserts: faint, denies: red, questions: yellow, withholds: yellow };

/** The sixteen colours that every terminal theme keeps legible; without colour every word stays as it is. */
export const ink = (color: boolean): Ink =>
  color
    ? {
        title: bold,
        name: bold,
        cue: italic,
        faint,
        warn: yellow,
        grade: (g, t) => GRADE[g](t),
        stance: (s, t) => STANCE[s](t),
      }
    : {
        title: plain,
        name: plain,
        cue: plain,
        faint: plain,
        warn: plain,
        grade: (_, t) => t,
        stance: (_, t) => t,
      };
