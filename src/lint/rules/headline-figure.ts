import type { Figure } from '../../records/figure.ts';
import { sentenceIndex, tokensIn } from '../../records/in-parse.ts';
import { contains, overlaps, type Span } from '../../records/span.ts';
import { LENGTH_NOUNS, LISTED_NOUNS } from '../../rules/en/lint-context-words.ts';
import { MAGNITUDES, SMALL_NUMBERS } from '../../rules/en/numbers.ts';
import type { Draft } from '../draft.ts';
import { bodySentences, exactValue, headlineOf, isQuoted, shareOf, shown, stemsIn } from '../look.ts';
import { numbersIn } from '../numbers.ts';
import type { Rule, Spotted } from '../rule.ts';

export const headlineFigure: Rule = {
  id: 'headline-figure',
  level: 'error',
  about: 'a figure of the headline that the text does not have',
  why: 'One of the two is wrong or old, and the headline is what travels.',
  standards: [
    "Editors' Code of Practice (IPSO), clause 1: no misleading headline that the text does not support",
    'SPJ Code of Ethics: take responsibility for accuracy',
  ],
  limits: 'A round figure fits what rounds to it, and a sum fits the parts that make it.',
  bad: [
    { text: '# Storm kills nine\n\nA storm killed seven people on the coast on Monday, the coastguard said.' },
    {
      text: '# 4,200 pickers stay out as strike goes on\n\nThe secretary of the union said that 2,400 of its 3,200 members were out.',
    },
    { text: '# Mill lifts output 31 percent\n\nThe mill said its output rose by 24 percent. It has 30 looms.' },
    {
      text: '# Keeper gets nine years over stolen lamps\n\nThe court gave the keeper seven years over the stolen lamps.',
    },
  ],
  good: [
    {
      text: '# Keeper gets nine years over stolen lamps\n\nThe court gave the keeper nine years over the stolen lamps.',
    },
    { text: '# 31 things to know about the valley\n\nThe valley has two rivers. It has nine bridges.' },
    { text: '# Storm kills seven\n\nA storm killed seven people on the coast on Monday, the coastguard said.' },
    { text: '# Storm costs nearly 2 million\n\nThe storm cost the town 1.96 million crowns, the council said.' },
    {
      text: '# Storm kills nine\n\nA storm killed seven people on the coast and two people at sea, the coastguard said.',
    },
  ],
  check: (draft) => {
    const headline = headlineOf(draft);
    if (!headline) return [];
    const body = valuesOf(draft);
    const sums = sumsOf(draft);
    if (body.length === 0) return [];
    return [...figures(draft, headline, body, sums), ...lengths(draft, headline, new Set(body))];
  },
};

/** Figures of the headline that the text does not have. */
const figures = (draft: Draft, headline: Span, body: readonly number[], sums: readonly number[]): readonly Spotted[] =>
  draft.read.figures
    .filter((f) => contains(headline, f.span) && !isQuoted(draft, f.span) && !isTold(f, body, sums))
    .flatMap((f) => {
      const rival = draft.read.figures.find((g) => !overlaps(headline, g.span) && sameThing(f, g));
      // "31 things to know": the text is the count, as it may be of a few.
      const isOpener = f.span[0] === tokensIn(draft, headline)[0]?.start;
      if (!rival && isOpener && ((f.min ?? 0) < MANY || LISTED_NOUNS.has(lastWord(f.counted ?? 'things')))) return [];
      const told = rival ? `, which has "${shown(draft, rival.span)}"` : '';
      const message = `"${shown(draft, f.span)}" is not in the text${told}: make headline and text agree`;
      return [{ span: f.span, message }];
    });

/** From this on nobody counts by the names in the text. */
const MANY = 100;

/** Lengths of time in the headline, which are no figures, where a sentence about the same has another and the text nowhere has this one. */
function lengths(draft: Draft, headline: Span, body: ReadonlySet<number>): readonly Spotted[] {
  const wanted = stemsIn(draft, headline);
  return lengthsIn(draft, headline).flatMap(({ value, span, noun }) => {
    if (body.has(value) || isQuoted(draft, span)) return [];
    const rival = bodySentences(draft)
      .filter((s) => shareOf(wanted, stemsIn(draft, s.span)) >= ABOUT)
      .flatMap((s) => lengthsIn(draft, s.span))
      .find((l) => l.noun === noun);
    if (!rival) return [];
    const message = `"${shown(draft, span)}" is not in the text, which has "${shown(draft, rival.span)}": make headline and text agree`;
    return [{ span, message }];
  });
}
/** Share of the headline's words that a sentence about the same has. */
const ABOUT = 0.4;

/** "nine years", with the stem of its noun. */
const lengthsIn = (draft: Draft, span: Span) =>
  numbersIn(draft, span).flatMap(({ value, span: at }) => {
    const noun = tokensIn(draft, [at[1], Math.min(at[1] + 12, span[1])])[0]?.lower.replace(/s$/, '') ?? '';
    return LENGTH_NOUNS.has(noun) ? [{ value, span: at, noun }] : [];
  });

/** The same thing counted. */
const sameThing = (f: Figure, g: Figure): boolean =>
  f.unit === g.unit && f.counted !== null && g.counted !== null && lastWord(f.counted) === lastWord(g.counted);
const lastWord = (words: string): string => words.split(' ').at(-1)!;

/** Part by which a round figure may be off. */
const ROUND = 0.05;

function isTold(f: Figure, body: readonly number[], sums: readonly number[]): boolean {
  const [low, high] = [f.min ?? f.max, f.max ?? f.min];
  if (low === null || high === null) return true;
  // What is told exactly must be what a number of the text rounds to: 31 is not 30, and 30 may be 31.
  const place = f.hedge === 'exact' && low === high ? placeOf(low) : Number.POSITIVE_INFINITY;
  const fits = (v: number): boolean =>
    v >= low * (1 - ROUND) - 1e-9 && v <= high * (1 + ROUND) + 1e-9 && Math.abs(v - low) < place;
  const isBound = f.hedge === 'more than' || f.hedge === 'at least';
  const isTop = f.hedge === 'less than' || f.hedge === 'at most';
  if (body.some((v) => fits(v) || (isBound && v >= low) || (isTop && v <= high))) return true;
  return sums.some(fits);
}

/** Value of the last place of a number that is not nought: 1 of 31, 10 of 40, 0.1 of 3.4. */
function placeOf(value: number): number {
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  return 10 ** (Number(exponent) - (digits.split('.')[1]?.length ?? 0));
}

/** What the figures of one sentence that count in one unit make together: the headline may add up what the text tells in parts. */
function sumsOf(draft: Draft): readonly number[] {
  const sums = new Map<string, number>();
  const headline = headlineOf(draft)!;
  for (const f of draft.read.figures) {
    const value = exactValue(f);
    if (value === null || f.unit === null || overlaps(headline, f.span)) continue;
    const key = `${sentenceIndex(draft, f.span[0])} ${f.unit}`;
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return [...sums.values()];
}

/** Every number of the body, read as a figure or not. */
function valuesOf(draft: Draft): readonly number[] {
  const found = new Set<number>();
  const headline = headlineOf(draft)!;
  for (const f of draft.read.figures)
    if (!overlaps(headline, f.span)) for (const v of [f.min, f.max, f.was]) if (v !== null) found.add(v);
  for (const s of bodySentences(draft)) for (const v of valuesIn(draft, s.span)) found.add(v);
  return [...found];
}

function valuesIn(draft: Draft, span: Span): readonly number[] {
  const tokens = tokensIn(draft, span);
  return tokens.flatMap((t, i) => {
    const plain = t.lower.replaceAll(',', '').replace(/^[^\d]+/, '');
    const value = SMALL_NUMBERS.get(t.lower) ?? (/^\d+(?:\.\d+)?/.test(plain) ? Number.parseFloat(plain) : null);
    if (t.lower === 'dozen') return [12];
    if (t.lower.includes('-'))
      return t.lower.split('-').flatMap((w) => SMALL_NUMBERS.get(w) ?? (/^\d+$/.test(w) ? [Number(w)] : []));
    if (value === null) return [];
    const scale = MAGNITUDES.get(tokens[i + 1]?.lower ?? '') ?? 1;
    return scale === 1 ? [value] : [value, value * scale];
  });
}
