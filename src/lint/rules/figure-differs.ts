import type { Figure } from '../../records/figure.ts';
import { tokensIn } from '../../records/in-parse.ts';
import { overlaps, type Span } from '../../records/span.ts';
import { SAYING_STEMS, setsApart } from '../../rules/en/lint-context-words.ts';
import type { Draft } from '../draft.ts';
import { attributionOf, exactValue, isBody, isQuoted, sentenceAt, shareOf, shown, stemsIn } from '../look.ts';
import type { Rule } from '../rule.ts';

export const figureDiffers: Rule = {
  id: 'figure-differs',
  level: 'warning',
  about: 'two figures for one thing within the draft, from one source or from none',
  why: 'At least one of them is wrong or old, and a reader cannot tell which.',
  standards: [
    'SPJ Code of Ethics: take responsibility for accuracy',
    'BBC Editorial Guidelines, Accuracy: check facts and statistics',
  ],
  limits:
    'Figures of different sources may differ: then the draft should say so. Two of different times, places or parts are not compared.',
  bad: [
    {
      text: 'The bridge carries 9,000 vehicles a day. It was built a century ago.\n\nThe bridge carries 7,500 vehicles a day, mostly lorries.',
    },
  ],
  good: [
    {
      text: 'The bridge carries 9,000 vehicles a day, the council said. The union said the bridge carries 7,500 vehicles a day.',
    },
    { text: 'The bridge carried 9,000 vehicles a day in 2019. Now the bridge carries 7,500 vehicles a day.' },
    {
      text: 'The trucks brought 40 crates of water to the store. It was empty.\n\nThe trucks brought 24 crates of water to the store at Vell.',
    },
  ],
  check: (draft) => {
    const figures = draft.read.figures.filter((f) => isComparable(draft, f));
    return figures.flatMap((f, i) => {
      const rival = figures.slice(0, i).find((g) => differs(draft, g, f));
      return rival
        ? [
            {
              span: f.span,
              message: `"${shown(draft, f.span)}" stands against "${shown(draft, rival.span)}" further up: check which holds, or say why they differ`,
            },
          ]
        : [];
    });
  },
};

const isComparable = (draft: Draft, f: Figure): boolean =>
  exactValue(f) !== null &&
  f.counted !== null &&
  f.partOf === null &&
  f.was === null &&
  f.unit !== '%' &&
  isBody(draft, f.span[0]) &&
  !isQuoted(draft, f.span);

function differs(draft: Draft, a: Figure, b: Figure): boolean {
  if (a.counted!.toLowerCase() !== b.counted!.toLowerCase() || a.unit !== b.unit || exactValue(a) === exactValue(b))
    return false;
  if (sourceId(draft, a) !== sourceId(draft, b)) return false;
  const [s, t] = [sentenceAt(draft, a.span[0])!.span, sentenceAt(draft, b.span[0])!.span];
  if (s[0] === t[0] || isOneOfMany(draft, a, s) || isOneOfMany(draft, b, t)) return false;
  if (isApart(draft, s) || isApart(draft, t) || namesApart(draft, s, t)) return false;
  const [x, y] = [clauseStems(draft, s), clauseStems(draft, t)];
  const [few, many] = x.size < y.size ? [x, y] : [y, x];
  return few.size >= FEW && shareOf(few, many) >= SAME;
}
const FEW = 3;
const SAME = 0.5;

/** Another figure of the sentence counts the same: which of them is meant is not sure. */
const isOneOfMany = (draft: Draft, f: Figure, sentence: Span): boolean =>
  draft.read.figures.some((g) => g !== f && g.unit === f.unit && overlaps(g.span, sentence));

const isApart = (draft: Draft, span: Span): boolean => tokensIn(draft, span).some((t) => setsApart(t.lower));

/** One sentence has a name that the other lacks, behind its first word. */
function namesApart(draft: Draft, a: Span, b: Span): boolean {
  const names = (s: Span): ReadonlySet<string> =>
    new Set(
      tokensIn(draft, s)
        .slice(1)
        .filter((t) => /^\p{Lu}/u.test(t.text))
        .map((t) => t.lower),
    );
  const [x, y] = [names(a), names(b)];
  return [...x].some((n) => !y.has(n)) || [...y].some((n) => !x.has(n));
}

const clauseStems = (draft: Draft, span: Span): ReadonlySet<string> =>
  new Set([...stemsIn(draft, span)].filter((w) => !SAYING_STEMS.test(w)));

const sourceId = (draft: Draft, f: Figure): string | null => attributionOf(draft, f.attribution)?.sourceId ?? null;
