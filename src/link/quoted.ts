import type { Parse, Token } from '../records/parse.ts';
import { remembered } from '../records/remembered.ts';
import { contains, type Span } from '../records/span.ts';
import { lowerBound } from './tokens.ts';

/** The quotations in double marks in order, each with the furthest end that it or one before it has. */
const doubleOf = remembered(
  (quotations: Parse['quotations']): readonly { readonly span: Span; readonly furthest: number }[] => {
    let furthest = 0;
    return quotations
      .filter((q) => q.marks === 'double')
      .map(({ span }) => {
        furthest = Math.max(furthest, span[1]);
        return { span, furthest };
      });
  },
);

/** The outermost quotation in double marks that holds the span; null where there is none. */
export function doubleAround({ quotations }: Parse, span: Span): Span | null {
  const double = doubleOf(quotations);
  const first = double[lowerBound(double.length, (k) => double[k]!.furthest >= span[1])];
  return first && contains(first.span, span) ? first.span : null;
}

/** From the first word or number of a piece to its last one; the piece itself where it has none. */
export function withoutMarks(tokens: readonly Token[], list: readonly number[], piece: Span): Span {
  const inside = list.filter((i) => tokens[i]!.kind !== 'mark');
  return inside.length ? [tokens[inside[0]!]!.start, tokens[inside.at(-1)!]!.end] : piece;
}
