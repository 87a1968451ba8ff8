import type { Form } from '../records/attribution.ts';
import type { Parse } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { contains, hull } from '../records/span.ts';

/** The tokens that touch `span`: indices `[first, last)` into `parse.tokens`. */
export function tokensIn(parse: Parse, span: Span): readonly [first: number, last: number] {
  const first = lowerBound(parse.tokens.length, (i) => parse.tokens[i]!.end > span[0]);
  let last = first;
  while (last < parse.tokens.length && parse.tokens[last]!.start < span[1]) last++;
  return [first, last];
}

/** Least index in `0..n` for which `holds` is true, where it is false before and true from there on. */
export function lowerBound(n: number, holds: (i: number) => boolean): number {
  let lo = 0;
  let hi = n;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (holds(mid)) hi = mid;
    else lo = mid + 1;
  }
  return lo;
}

/** The first of `spans` (normalized) that ends behind the beginning of `span`; an empty one where there is none. */
export const holding = (spans: readonly Span[], span: Span): Span =>
  spans[lowerBound(spans.length, (i) => spans[i]![1] > span[0])] ?? [span[1], span[1]];

/**
 * How much of a content lies within double quotation marks. For an attribution within another, only marks inside its own content
 * count: words inside another speaker's quotation have the form of their own marks. A leading "that" or "whether" is left aside.
 */
export function formOf(parse: Parse, content: readonly Span[], nested: boolean): Form {
  const whole = hull(content);
  if (!whole) return 'indirect';
  const own = parse.quotations.slice(
    nested
      ? lowerBound(parse.quotations.length, (i) => parse.quotations[i]!.span[0] >= whole[0])
      : firstReaching(parse, whole[0]),
    lowerBound(parse.quotations.length, (i) => parse.quotations[i]!.span[0] >= whole[1]),
  );
  const doubles = own.filter((q) => q.marks === 'double' && (!nested || contains(whole, q.span)));
  let quoted = 0;
  let plain = 0;
  for (const [p, piece] of content.entries()) {
    const [first, last] = tokensIn(parse, piece);
    let q = 0;
    for (let i = first; i < last; i++) {
      const t = parse.tokens[i]!;
      if (t.kind === 'mark' || (p === 0 && i === first && (t.lower === 'that' || t.lower === 'whether'))) continue;
      while (q < doubles.length && doubles[q]!.span[1] <= t.start) q++;
      if (q < doubles.length && doubles[q]!.span[0] <= t.start) quoted++;
      else plain++;
    }
  }
  if (quoted === 0) return 'indirect';
  return plain === 0 ? 'direct' : 'mixed';
}

/** Index of the outermost quotation that reaches over `at`, or of the first that begins after it. */
function firstReaching(parse: Parse, at: number): number {
  let i = lowerBound(parse.quotations.length, (k) => parse.quotations[k]!.span[0] >= at);
  while (i > 0 && parse.quotations[i - 1]!.span[1] > at) i--;
  return i;
}
