import { offsetsOf } from '../records/code-points.ts';
import type { Span } from '../records/span.ts';

/** What a selector of a Web Annotation says of a place in a text. Null where it says nothing. */
export interface Anchor {
  /** As given: in code points where it follows the standard, in UTF-16 units where it follows browsers. */
  readonly position: Span | null;
  readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string } | null;
}

/**
 * Where an anchor points in a text: the position, if the quotation stands there; else the quotation, by the words around it where it
 * stands there more than once. White space counts as any other. Null where it is found nowhere, or in several places alike.
 */
export function spanAt(text: string, { position, quote }: Anchor): Span | null {
  const { toUnits } = offsetsOf(text);
  const points: Span | null = position && [toUnits(position[0]), toUnits(position[1])];
  if (quote === null) return points && points[0] < points[1] ? points : null;
  if (quote.exact.trim() === '') return null;
  for (const span of [points, position]) if (span && folded(text.slice(...span)) === folded(quote.exact)) return span;
  const found = [...text.matchAll(patternOf(quote.exact))].map(({ index, 0: m }): Span => [index, index + m.length]);
  const fits = found.map((span) => likeness(text, span, quote));
  const most = fits.reduce((a, b) => Math.max(a, b), 0);
  const best = found.filter((_, k) => fits[k] === most);
  return best.length === 1 ? best[0]! : null;
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The words of a quotation with any white space between them. */
const patternOf = (exact: string): RegExp =>
  new RegExp(
    folded(exact)
      .split(' ')
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
    'g',
  );

/** How many characters on both sides are those that the quotation has around it. */
function likeness(text: string, [start, end]: Span, { prefix, suffix }: NonNullable<Anchor['quote']>): number {
  // Twice as much as is compared, since white space may be folded.
  const before = folded(text.slice(Math.max(0, start - 2 * prefix.length), start));
  const after = folded(text.slice(end, end + 2 * suffix.length));
  const [wanted, next] = [folded(prefix), folded(suffix)];
  let n = 0;
  for (let k = 1; k <= wanted.length && before.at(-k) === wanted.at(-k); k++) n++;
  for (let k = 0; k < next.length && after[k] === next[k]; k++) n++;
  return n;
}
