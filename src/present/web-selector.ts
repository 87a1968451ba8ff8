import type { Offsets } from '../records/code-points.ts';
import type { Span } from '../records/span.ts';

/** A stretch of a text by its place, in code points (W3C Web Annotation Data Model, 4.2.5). */
export interface PositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

/** The same by its words and those around it (4.2.4). */
export interface QuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A part of a text: what an annotation points at. */
export interface WebTarget {
  readonly type: 'SpecificResource';
  /** Which field of the record it is, as a JSON Pointer (RFC 6901): `/content/0`. */
  readonly part?: string;
  readonly source: string;
  readonly selector: readonly [PositionSelector, QuoteSelector];
}

const CONTEXT = 32;

/** The name of a record outside of this ledger: `urn:hearsay:c:0123`. */
export const iriOf = (id: string): string => `urn:hearsay:${id}`;

/** The two selectors of a stretch, side by side: the quotation finds it again where the text was edited. */
export function selectorsOf(text: string, [start, end]: Span, offsets: Offsets): WebTarget['selector'] {
  return [
    { type: 'TextPositionSelector', start: offsets.toPoints(start), end: offsets.toPoints(end) },
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(whole(text, Math.max(0, start - CONTEXT)), start),
      suffix: text.slice(end, whole(text, Math.min(text.length, end + CONTEXT))),
    },
  ];
}

/** An offset that cuts no pair of surrogates. */
const whole = (text: string, at: number): number =>
  /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) ? at + 1 : at;
