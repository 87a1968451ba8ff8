import type { ReadArticle } from '../../../src/records/read-article.ts';
import { length, type Span, shared } from '../../../src/records/span.ts';

/** The clause or figure that an address names by its place ("120-164"): the one that shares most with it; null for none. */
export function atPlace(read: ReadArticle, place: string | null): string | null {
  const m = /^(\d{1,9})-(\d{1,9})$/.exec(place ?? '');
  if (!m) return null;
  const span: Span = [Number(m[1]), Number(m[2])];
  const told = [...read.figures, ...read.unattributed].filter((x) => shared([span], x.span) > 0);
  const likeness = (x: { readonly span: Span }): number => shared([span], x.span) / Math.max(length(span), length(x.span));
  return told.sort((a, b) => likeness(b) - likeness(a))[0]?.id ?? null;
}
