import type { Figure } from '../../records/figure.ts';
import { sentenceIndex } from '../../records/in-parse.ts';
import type { Span } from '../../records/span.ts';
import {
  CHANGE_BEFORE_SHARE,
  CHANGE_JOINT,
  HEDGED_JOINT,
  OF_WHOLE,
  PART_FROM_WHOLE,
  RATE_JOINT,
  RATE_NOUNS,
  SHARE_JOINT,
} from '../../rules/en/share-words.ts';
import type { Draft } from '../draft.ts';
import { exactValue, isQuoted, shown } from '../look.ts';
import { numbersIn } from '../numbers.ts';
import type { Rule } from '../rule.ts';

export const percentage: Rule = {
  id: 'percentage',
  level: 'error',
  about: 'a percentage that the two numbers beside it do not give',
  why: 'The numbers and the share cannot both be right.',
  standards: [
    'SPJ Code of Ethics: take responsibility for accuracy',
    'Reuters Handbook of Journalism: check the arithmetic of figures',
  ],
  limits: 'A share fits where it is off by less than a point, or by less than two with "about".',
  bad: [
    { text: 'The council said that 22 of the 40 members, or 65 percent, voted against the plan.' },
    { text: 'Of the 31 lamps the crew checked, 12, or 52 percent, were out, the council said.' },
    { text: 'Turnout was 71 percent, with 310 ballots from 500 voters, the clerk said.' },
    { text: 'The price rose by 40 percent to 60 crowns from 50 crowns.' },
  ],
  good: [
    { text: 'The council said that 22 of the 40 members, or 55 percent, voted against the plan.' },
    { text: 'Of the 31 lamps the crew checked, 12, or 39 percent, were out, the council said.' },
    { text: 'Sales rose by 5 percent, with three of four shops open, the firm said.' },
    { text: 'The price rose by 20 percent to 60 crowns from 50 crowns.' },
  ],
  check: (draft) =>
    draft.read.figures.flatMap((f) => {
      if (f.unit !== '%' || f.min === null || f.min !== f.max || isQuoted(draft, f.span)) return [];
      const right = given(draft, f);
      const slack = f.hedge === 'about' ? 2 : 1;
      if (right === null || Math.abs(right - f.min) < slack) return [];
      return [
        {
          span: f.span,
          message: `the numbers beside it give ${Math.round(right * 10) / 10} percent and not "${shown(draft, f.span)}": correct one of them`,
        },
      ];
    }),
};

/** The share or change that the other figures of the sentence give, where the words say that it is theirs; else null. */
function given(draft: Draft, share: Figure): number | null {
  const sentence = sentenceIndex(draft, share.span[0]);
  const near = draft.read.figures.filter(
    (f) => f !== share && f.unit !== '%' && sentenceIndex(draft, f.span[0]) === sentence,
  );
  return ofWhole(draft, share, near) ?? ofNumbers(draft, share, sentence) ?? ofChange(draft, share, near);
}

/** "22 of the 40 members, or 55 percent", "150 (50 percent)". */
function ofWhole(draft: Draft, share: Figure, near: readonly Figure[]): number | null {
  const { text } = draft.read.article;
  const part = near.find((f) => f.partOf !== null && exactValue(f) !== null);
  const whole = part && near.find((f) => f.id === part.partOf);
  const [a, b] = [part && exactValue(part), whole && exactValue(whole)];
  if (!part || !whole || !a || !b || a > b || near.filter((f) => f.partOf === whole.id).length > 1) return null;
  const end = Math.max(part.span[1], whole.span[1]);
  const joint = end <= share.span[0] && text.slice(end, share.span[0]);
  return joint && joint.length <= FAR && SHARE_JOINT.test(joint) ? (100 * a) / b : null;
}
/** Letters between the numbers and their share at most. */
const FAR = 60;

/** The same where the part is no figure with a noun: "Of the 31 rails 12, or 39 percent", "a turnout of 62 percent, with 310 ballots from 500 voters". */
function ofNumbers(draft: Draft, share: Figure, sentence: number): number | null {
  const { span } = draft.parse.sentences[sentence]!;
  const part = (pieces: readonly number[] | null): number | null => {
    const [few, many] = pieces ?? [];
    return few !== undefined && many && few <= many ? (100 * few) / many : null;
  };
  return (
    part(wholeBefore(draft, share, [span[0], share.span[0]])) ??
    part(partBehind(draft, share, [share.span[1], span[1]]))
  );
}

/** Part and whole before the share: "of the 31 rails 12 were loose, or", "12 of the 31 rails (". */
function wholeBefore(draft: Draft, share: Figure, before: Span): readonly number[] | null {
  const { text } = draft.read.article;
  const numbers = numbersIn(draft, before).slice(-2);
  const [a, b] = numbers;
  if (!a || !b || before[1] - b.span[1] > FAR) return null;
  const joint = text.slice(b.span[1], before[1]);
  const isHedged = share.hedge === 'about' && !/^ of\b/.test(text.slice(share.span[1], share.span[1] + 4));
  if (!SHARE_JOINT.test(joint) && !(isHedged && HEDGED_JOINT.test(joint))) return null;
  const [lead, between] = [text.slice(before[0], a.span[0]), text.slice(a.span[1], b.span[0])];
  if (between.length > LONG) return null;
  if (OF_WHOLE.test(lead)) return [b.value, a.value];
  return OF_WHOLE.test(between) && between.length <= NEXT ? [a.value, b.value] : null;
}

/** Part and whole behind the share: "(12 of 31)", and "with 310 ballots from 500 voters" behind a turnout or another rate. */
function partBehind(draft: Draft, share: Figure, behind: Span): readonly number[] | null {
  const { text } = draft.read.article;
  const [a, b] = numbersIn(draft, behind);
  if (!a || !b) return null;
  const [joint, between] = [text.slice(behind[0], a.span[0]), text.slice(a.span[1], b.span[0])];
  const isRate = RATE_NOUNS.test(text.slice(0, share.span[0]).slice(-NAMED)) || RATE_NOUNS.test(joint);
  const joins = BRACKET.test(joint) || (isRate && RATE_JOINT.test(joint));
  return joins && between.length <= NAMED && PART_FROM_WHOLE.test(between) ? [a.value, b.value] : null;
}
/** "45 percent of the wells (12 of 31)". */
const BRACKET = /^[^.;()]{0,40} \($/;
/** Letters between the two numbers at most, and those in which the name of a rate stands. */
const LONG = 80;
const NAMED = 40;

/** "rose by 20 percent to 60 from 50", "rose to 60 from 50, or 20 percent". */
function ofChange(draft: Draft, share: Figure, near: readonly Figure[]): number | null {
  const { text } = draft.read.article;
  const changed = near.filter((f) => f.was !== null && exactValue(f) !== null);
  const f = changed[0];
  if (changed.length !== 1 || near.length !== 1 || !f || !f.was) return null;
  const away = f.span[0] - share.span[1];
  const isBefore = CHANGE_BEFORE_SHARE.test(text.slice(0, share.span[0]).slice(-30)) && away >= 0 && away <= NEXT;
  const tail = f.span[1] <= share.span[0] ? text.slice(f.span[1], share.span[0]) : '';
  if (!isBefore && !(tail.length <= LONG && CHANGE_JOINT.test(tail))) return null;
  return Math.abs((100 * (exactValue(f)! - f.was)) / f.was);
}
const NEXT = 20;
