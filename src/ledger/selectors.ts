import type { LedgerStatement, Selector } from '../records/ledger.ts';
import { hull, type Span, shared } from '../records/span.ts';

const CONTEXT = 32;

/** Position and quotation of a stretch of a text, side by side (W3C Web Annotation Data Model, 4.2). */
export const selectorAt = (article: string, text: string, [start, end]: Span): Selector => ({
  article,
  position: { type: 'TextPositionSelector', start, end },
  quote: {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  },
});

/** Where a statement stands. */
export const selectorOf = ({ article, content }: LedgerStatement, text: string): Selector =>
  selectorAt(article, text, hull(content) ?? [0, 0]);

/** Least share of words that a statement and a selector must have in common to be the same one. */
const ENOUGH = 0.5;

/** The statement that a selector points at: of those in its text the one that overlaps it most. Null where none does enough. */
export function statementAt(
  { position: { start, end } }: Selector,
  among: readonly LedgerStatement[],
): LedgerStatement | null {
  let best: LedgerStatement | null = null;
  let most = ENOUGH;
  for (const s of among) {
    const both = shared(s.content, [start, end]);
    const all = s.content.reduce((n, [a, b]) => n + b - a, 0) + (end - start) - both;
    const share = all > 0 ? both / all : 0;
    if (share > most || (share === most && best === null)) {
      best = s;
      most = share;
    }
  }
  return best;
}
