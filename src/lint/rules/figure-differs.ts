import type { Figure } from '../../records/figure.ts';
import { tokensIn } from '../../records/in-parse.ts';
import { overlaps, type Span } from '../../records/span.ts';
import { ADDING_WORDS, CLAUSE_BOUNDS, SAYING_STEMS, setsApart } from '../../rules/en/lint-context-words.ts';
import { SMALL_NUMBERS } from '../../rules/en/numbers.ts';
import type { Draft } from '../draft.ts';
import { attributionOf, exactValue, isBody, isQuoted, sentenceAt, shareOf, shown, sourceOf, stemsIn } from '../look.ts';
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
    {
      text: 'The mill employs 310 people and pays them well, according to its owner, Lena Orsk. It stands on the river.\n\nOrsk said that the mill employs 270 people, many of them from the islands.',
    },
  ],
  good: [
    { text: 'The firm hired 40 clerks in May. The firm hired another 25 clerks.' },
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
  if (!countsSame(a, b) || exactValue(a) === exactValue(b) || isOfOthers(draft, a, b)) return false;
  if (sentenceAt(draft, a.span[0]) === sentenceAt(draft, b.span[0])) return false;
  const [s, t] = [clauseOf(draft, a), clauseOf(draft, b)];
  if (isOneOfMany(draft, a, s) || isOneOfMany(draft, b, t)) return false;
  if (isApart(draft, a, s, b, t) || namesApart(draft, s, t)) return false;
  const [x, y] = [clauseStems(draft, s), clauseStems(draft, t)];
  const [few, many] = x.size < y.size ? [x, y] : [y, x];
  return few.size >= FEW && shareOf(few, many) >= SAME;
}
const FEW = 3;
/** Share of the words of the shorter clause that the longer one must have. */
const SAME = 0.8;

const countsSame = (a: Figure, b: Figure): boolean =>
  a.unit === b.unit && a.counted!.toLowerCase() === b.counted!.toLowerCase();

/** The clause around a figure: of the content in which it stands, or of its sentence, from one comma or joining word to the next. */
function clauseOf(draft: Draft, f: Figure): Span {
  const sentence = sentenceAt(draft, f.span[0])!.span;
  const piece = attributionOf(draft, f.attribution)?.content.find((c) => overlaps(c, f.span));
  const around: Span = piece ? [Math.max(piece[0], sentence[0]), Math.min(piece[1], sentence[1])] : sentence;
  const tokens = tokensIn(draft, around);
  const bounds = tokens.filter((t) => CLAUSE_BOUNDS.has(t.lower) && !overlaps([t.start, t.end], f.span));
  const before = bounds.filter((t) => t.end <= f.span[0]).at(-1);
  const behind = bounds.find((t) => t.start >= f.span[1]);
  return [before?.end ?? around[0], behind?.start ?? around[1]];
}

/** Another figure of the clause counts the same: which of them is meant is not sure. */
const isOneOfMany = (draft: Draft, f: Figure, clause: Span): boolean =>
  draft.read.figures.some((g) => g !== f && g.unit === f.unit && overlaps(g.span, clause));

/** One clause has a word of another time, place or part that the other lacks, or each has another number beside the figure. */
function isApart(draft: Draft, a: Figure, s: Span, b: Figure, t: Span): boolean {
  const [x, y] = [besides(draft, a, s), besides(draft, b, t)];
  if ([...x.apart, ...y.apart].some((w) => ADDING_WORDS.has(w) || x.apart.has(w) !== y.apart.has(w))) return true;
  return x.numbers.size > 0 && y.numbers.size > 0 && [...x.numbers].join(' ') !== [...y.numbers].join(' ');
}

/** Words that set the clause of a figure apart, and its other numbers. */
function besides(draft: Draft, f: Figure, clause: Span) {
  const words = tokensIn(draft, clause).filter((t) => !overlaps([t.start, t.end], f.span));
  const lower = words.map((t) => t.lower);
  return {
    apart: new Set(lower.filter((w) => setsApart(w) || ADDING_WORDS.has(w))),
    numbers: new Set(lower.filter((w) => /^\d/.test(w) || SMALL_NUMBERS.has(w))),
  };
}

/** One clause has a name that the other lacks, behind its first word. */
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

/** Each has a source, and not the same one; what the draft itself states must fit with what any source says. */
function isOfOthers(draft: Draft, a: Figure, b: Figure): boolean {
  const [x, y] = [a, b].map((f) => attributionOf(draft, f.attribution));
  if (!x || !y) return false;
  const [s, t] = [sourceOf(draft, x), sourceOf(draft, y)];
  return !s || !t || (s.id !== t.id && s.name.toLowerCase() !== t.name.toLowerCase());
}
