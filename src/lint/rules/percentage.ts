import type { Figure } from '../../records/figure.ts';
import { sentenceIndex } from '../../records/in-parse.ts';
import { CHANGE_BEFORE_SHARE, SHARE_JOINT } from '../../rules/en/lint-context-words.ts';
import type { Draft } from '../draft.ts';
import { exactValue, isQuoted, shown } from '../look.ts';
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
    { text: 'The price rose by 40 percent to 60 crowns from 50 crowns.' },
  ],
  good: [
    { text: 'The council said that 22 of the 40 members, or 55 percent, voted against the plan.' },
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
  return ofWhole(draft, share, near) ?? ofChange(draft, share, near);
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

/** "rose by 20 percent to 60 from 50". */
function ofChange(draft: Draft, share: Figure, near: readonly Figure[]): number | null {
  const { text } = draft.read.article;
  const changed = near.filter((f) => f.was !== null && exactValue(f) !== null);
  const f = changed[0];
  if (changed.length !== 1 || near.length !== 1 || !f || !f.was) return null;
  const isBehind = f.span[0] - share.span[1];
  if (!CHANGE_BEFORE_SHARE.test(text.slice(0, share.span[0]).slice(-30)) || isBehind < 0 || isBehind > NEXT)
    return null;
  return Math.abs((100 * (exactValue(f)! - f.was)) / f.was);
}
const NEXT = 20;
