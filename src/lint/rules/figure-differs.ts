import type { Figure } from '../../records/figure.ts';
import { tokensIn } from '../../records/in-parse.ts';
import type { Token } from '../../records/parse.ts';
import { overlaps, type Span } from '../../records/span.ts';
import { THIRD_POSSESSIVES } from '../../rules/en/determiners.ts';
import {
  ADDING_WORDS,
  CLAUSE_BOUNDS,
  LENGTH_NOUNS,
  NO_LENGTH_BEHIND,
  SAYING_STEMS,
  setsApart,
} from '../../rules/en/lint-context-words.ts';
import { SMALL_NUMBERS } from '../../rules/en/numbers.ts';
import { stem } from '../../rules/en/stem.ts';
import type { Draft } from '../draft.ts';
import {
  attributionOf,
  bodySentences,
  chainOf,
  exactValue,
  isBody,
  isQuoted,
  sentenceAt,
  shareOf,
  shown,
  sourceOf,
  speakerOf,
  stemsIn,
} from '../look.ts';
import { numbersIn } from '../numbers.ts';
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
    {
      text: 'The hall, which is new, seats 1,240 people, Mayor Ada Lund said. It opens in May.\n\nLund said that the Orsk Hall seats 1,420 people.',
    },
    { text: 'The strike has lasted 19 days. Nobody has met.\n\nThe strike has lasted 16 days, and the mill is cold.' },
  ],
  good: [
    { text: 'The firm hired 40 clerks in May. The firm hired another 25 clerks.' },
    {
      text: 'The bridge carries 9,000 vehicles a day, the council said. The union said the bridge carries 7,500 vehicles a day.',
    },
    { text: 'The hall seats 1,240 people. It is full.\n\nThe small hall seats 420 people.' },
    { text: 'The firm employs 910 people. It is old.\n\nIts rival employs 190 people.' },
    { text: 'The captain is 42 years old. He has sailed for 24 years.' },
    { text: 'The bridge carried 9,000 vehicles a day in 2019. Now the bridge carries 7,500 vehicles a day.' },
    {
      text: 'The trucks brought 40 crates of water to the store. It was empty.\n\nThe trucks brought 24 crates of water to the store at Vell.',
    },
  ],
  check: (draft) => {
    const counts = countsOf(draft);
    return counts.flatMap((f, i) => {
      const rival = counts.slice(0, i).find((g) => differs(draft, g, f));
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

/** A number with what it counts: a figure, or a length of time, which is none. */
interface Count {
  readonly span: Span;
  readonly value: number;
  readonly counted: string;
  readonly unit: string | null;
  readonly attribution: string | null;
}

/** What can be held against one another, in text order. */
function countsOf(draft: Draft): readonly Count[] {
  const figures = draft.read.figures
    .filter((f) => isComparable(f))
    .map((f) => ({ ...f, value: exactValue(f)!, counted: f.counted!.toLowerCase() }));
  const times = bodySentences(draft).flatMap((s) => timesIn(draft, s.span));
  return [...figures, ...times]
    .filter((f) => isBody(draft, f.span[0]) && !isQuoted(draft, f.span))
    .sort((f, g) => f.span[0] - g.span[0]);
}

const isComparable = (f: Figure): boolean =>
  exactValue(f) !== null && f.counted !== null && f.partOf === null && f.was === null && f.unit !== '%';

/** "212 nights"; not "40 years old", "three days ago". */
const timesIn = (draft: Draft, sentence: Span): readonly Count[] =>
  numbersIn(draft, sentence).flatMap(({ value, span }) => {
    const [noun, behind] = tokensIn(draft, [span[1], Math.min(span[1] + 24, sentence[1])]);
    if (!noun || !LENGTH_NOUNS.has(noun.lower.replace(/s$/, '')) || NO_LENGTH_BEHIND.has(behind?.lower ?? ''))
      return [];
    const attribution = speakerOf(draft, span)?.id ?? null;
    return [{ span, value, counted: noun.lower, unit: noun.lower, attribution }];
  });

function differs(draft: Draft, a: Count, b: Count): boolean {
  if (a.unit !== b.unit || a.value === b.value || isOfOthers(draft, a, b)) return false;
  if (sentenceAt(draft, a.span[0]) === sentenceAt(draft, b.span[0])) return false;
  const [s, t] = [clauseOf(draft, a), clauseOf(draft, b)];
  if (isOneOfMany(draft, a, s) || isOneOfMany(draft, b, t) || isApart(draft, a, s, b, t)) return false;
  return a.counted === b.counted ? tellsSame(draft, a, s, b, t) : isSlip(a, b) && tellsSame(draft, a, s, b, t);
}

/** The clauses tell the same of what is counted: most words, the same verb and thing where the numbers are near, or one word where only digits have changed places. */
function tellsSame(draft: Draft, a: Count, s: Span, b: Count, t: Span): boolean {
  const [x, y] = [clauseStems(draft, s), clauseStems(draft, t)];
  const [few, many] = x.size < y.size ? [x, y] : [y, x];
  const share = shareOf(few, many);
  const names = namesApart(draft, s, t);
  // Lengths of time are told of many things in the same words.
  const isTime = LENGTH_NOUNS.has((a.unit ?? '').replace(/s$/, ''));
  if (few.size >= FEW && share >= SAME && names === 'no') return !isTime || isNear(a, b);
  const noun = new Set(a.counted.split(' ').map(stem));
  const both = [...few].filter((w) => many.has(w) && !noun.has(w) && !noun.has(stem(w))).length;
  if (isSlip(a, b)) return names !== 'yes' && both >= 1 && share >= SLIP_SAME;
  return names === 'no' && isNear(a, b) && both >= 2 && share >= SAME;
}
const FEW = 3;
/** Share of the words of the shorter clause that the longer one must have; and where digits have changed places. */
const SAME = 0.8;
const SLIP_SAME = 0.4;

/** The same digits in another order: 212 and 221. */
function isSlip(a: Count, b: Count): boolean {
  const [x, y] = [a, b].map(({ value }) => [...String(value)].filter((c) => c > '0' && c <= '9').sort());
  return x!.length > 1 && x!.join('') === y!.join('') && isNear(a, b, SLIP_NEAR);
}

/** Neither is more than so many times the other. */
const isNear = (a: Count, b: Count, times = NEAR): boolean =>
  Math.max(a.value, b.value) <= Math.min(a.value, b.value) * times;
const NEAR = 1.35;
const SLIP_NEAR = 9;

/** The clause around a figure, from one comma or joining word to the next: of the content in which it stands, of one around that where this is hardly more than the figure, or of its sentence. */
function clauseOf(draft: Draft, f: Count): Span {
  const sentence = sentenceAt(draft, f.span[0])!.span;
  const inner = attributionOf(draft, f.attribution);
  const pieces = (inner ? chainOf(draft, inner) : []).flatMap((a) => a.content.filter((c) => overlaps(c, f.span)));
  const clauses = pieces.map((piece) => clauseIn(draft, f, piece, sentence));
  return (
    clauses.find((c) => clauseStems(draft, c).size >= FEW) ?? clauses.at(-1) ?? clauseIn(draft, f, sentence, sentence)
  );
}

function clauseIn(draft: Draft, f: Count, piece: Span, sentence: Span): Span {
  const around: Span = [Math.max(piece[0], sentence[0]), Math.min(piece[1], sentence[1])];
  const tokens = tokensIn(draft, around);
  const bounds = tokens.filter((t) => CLAUSE_BOUNDS.has(t.lower) && !overlaps([t.start, t.end], f.span));
  const before = bounds.filter((t) => t.end <= f.span[0]).at(-1);
  const behind = bounds.find((t) => t.start >= f.span[1]);
  return [before?.end ?? around[0], behind?.start ?? around[1]];
}

/** Another figure of the clause counts the same: which of them is meant is not sure. */
const isOneOfMany = (draft: Draft, f: Count, clause: Span): boolean =>
  draft.read.figures.some((g) => !overlaps(g.span, f.span) && g.unit === f.unit && overlaps(g.span, clause));

/** One clause has a word of another time, place or part that the other lacks, or each has another number beside the figure. */
function isApart(draft: Draft, a: Count, s: Span, b: Count, t: Span): boolean {
  const [x, y] = [besides(draft, a, s), besides(draft, b, t)];
  if (x.opener !== y.opener && (THIRD_POSSESSIVES.has(x.opener) || THIRD_POSSESSIVES.has(y.opener))) return true;
  if ([x.opener, y.opener].sort().join(' ') === 'he she') return true;
  if ([...x.apart, ...y.apart].some((w) => ADDING_WORDS.has(w) || x.apart.has(w) !== y.apart.has(w))) return true;
  return x.numbers.size > 0 && y.numbers.size > 0 && [...x.numbers].join(' ') !== [...y.numbers].join(' ');
}

/** Words that set the clause of a figure apart, and its other numbers. */
function besides(draft: Draft, f: Count, clause: Span) {
  const words = tokensIn(draft, clause).filter((t) => !overlaps([t.start, t.end], f.span));
  const lower = words.map((t) => t.lower);
  const isNew = words.find((t) => t.start >= f.span[1])?.lower === 'new';
  return {
    opener: lower[0] ?? '',
    // "40 new cases" are not all of them.
    apart: new Set([...lower.filter((w) => setsApart(w) || ADDING_WORDS.has(w)), ...(isNew ? ['new'] : [])]),
    numbers: new Set(lower.filter((w) => /^\d/.test(w) || SMALL_NUMBERS.has(w))),
  };
}

/** Names by which the clauses differ: "may be" where one has a name as its subject and the other none, for which a noun or a pronoun may stand. */
function namesApart(draft: Draft, a: Span, b: Span): 'yes' | 'no' | 'may be' {
  const [x, y] = [a, b].map((s) =>
    tokensIn(draft, s)
      .slice(1)
      .filter((t) => /^\p{Lu}/u.test(t.text)),
  );
  const missing = (some: readonly Token[], others: readonly Token[]): readonly Token[] =>
    some.filter((t) => !others.some((o) => o.lower === t.lower));
  const [p, q] = [missing(x!, y!), missing(y!, x!)];
  if (p.length === 0 && q.length === 0) return 'no';
  const only = p.length > 0 && q.length > 0 ? null : p.length > 0 ? { at: a, names: p } : { at: b, names: q };
  const openers =
    only &&
    tokensIn(draft, only.at)
      .slice(0, only.names.length + 1)
      .map((t) => t.start);
  return only?.names.every((t) => openers?.includes(t.start)) ? 'may be' : 'yes';
}

const clauseStems = (draft: Draft, span: Span): ReadonlySet<string> =>
  new Set([...stemsIn(draft, span)].filter((w) => !SAYING_STEMS.test(w)));

/** Each has a source, and none of both; what the draft itself states must fit with what any source says. */
function isOfOthers(draft: Draft, a: Count, b: Count): boolean {
  const [x, y] = [a, b].map((f) => attributionOf(draft, f.attribution));
  if (!x || !y) return false;
  const [s, t] = [x, y].map((z) => chainOf(draft, z).map((c) => sourceOf(draft, c)));
  return !s!.some((p) => t!.some((q) => p && q && (p.id === q.id || p.name.toLowerCase() === q.name.toLowerCase())));
}
