import type { Parse, Quotation } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { lowerBound } from './form.ts';

/** How many quotations lie within one another, at most. */
const DEPTH = 8;

/** The quotations that begin last before `offset`: one that it lies in is among them. */
export function quotationsAt({ quotations }: Parse, offset: number): readonly Quotation[] {
  const end = lowerBound(quotations.length, (k) => quotations[k]!.span[0] > offset);
  return quotations.slice(Math.max(0, end - DEPTH), end);
}

/** True where the span lies within double quotation marks. */
export const quoted = (parse: Parse, span: Span): boolean =>
  quotationsAt(parse, span[0]).some((q) => q.marks === 'double' && q.span[0] <= span[0] && span[1] <= q.span[1]);
