import type { Act, Attribution } from '../records/attribution.ts';
import { tokensIn } from '../records/in-parse.ts';
import { remembered } from '../records/remembered.ts';
import { overlaps, type Span } from '../records/span.ts';
import { DOUBT_WORDS } from '../rules/en/lint-words.ts';
import { stem } from '../rules/en/stem.ts';
import type { Text } from './draft.ts';
import { bodySentences, headlineOf, quotationAt, shareOf, stemsIn, tellersOf } from './look.ts';

/** Share of the headline's words that a sentence must have to tell the same. */
const SAME = 0.6;
/** Words that a headline must have to be compared. */
const FEW = 3;

/** A headline that tells as fact, and the sentences of the body that tell the same. */
export interface Told {
  readonly headline: Span;
  /** Those that tell it; never empty. */
  readonly sentences: readonly Span[];
}

/** Null where the headline itself doubts, quotes or names who says it, or where nothing in the body tells the same. */
export const toldByHeadline = remembered((text: Text): Told | null => {
  const headline = headlineOf(text);
  if (!headline || isOpen(text, headline)) return null;
  const wanted = stemsIn(text, headline);
  if (wanted.size < FEW) return null;
  const shares = bodySentences(text).map((s) => ({ span: s.span, share: shareOf(wanted, stemsIn(text, s.span)) }));
  const sentences = shares.filter((s) => s.share >= SAME).map((s) => s.span);
  return sentences.length ? { headline, sentences } : null;
});

/** True where it says who says so, leaves it open, or asks. */
function isOpen(text: Text, headline: Span): boolean {
  if (
    quotationAt(text, headline) ||
    tokensIn(text, headline).some((t) => DOUBT_WORDS.has(t.lower) || t.text === '?' || t.text === ':')
  )
    return true;
  return text.read.attributions.some((a) => overlaps(a.cue, headline) && !DEEDS.has(a.act));
}
/** Acts that are deeds or feelings which the headline tells itself: "Mayor *ordered* guards to burn files". */
const DEEDS: ReadonlySet<Act> = new Set(['attitude', 'urge', 'promise', 'refuse'] as const);

/** True where a sentence leaves open what the headline states: a word of doubt right before one of the headline's words. */
export function doubts(text: Text, headline: Span, sentence: Span): boolean {
  const wanted = stemsIn(text, headline);
  const words = tokensIn(text, sentence).filter((t) => t.kind === 'word');
  return words.some(
    (t, i) => DOUBT_WORDS.has(t.lower) && words.slice(i + 1, i + 1 + NEXT).some((w) => wanted.has(stem(w.lower))),
  );
}
/** Words behind a word of doubt for which it holds. */
const NEXT = 3;

/** The attributions whose content within the sentence tells what the headline does; none where the sentence's own words do. */
export function tellersOfHeadline(text: Text, headline: Span, sentence: Span): readonly Attribution[] {
  const wanted = stemsIn(text, headline);
  const tells = (a: Attribution): boolean => {
    const pieces = a.content.filter((c) => overlaps(c, sentence)).map((c) => stemsIn(text, c));
    return shareOf(wanted, new Set(pieces.flatMap((p) => [...p]))) >= SAME;
  };
  return tellersOf(text, sentence).filter(tells);
}
