import { remembered } from './remembered.ts';

/** A stretch of `article.text`: UTF-16 offsets, end excluded. `text.slice(...span)` is exactly what is shown. */
export type Span = readonly [start: number, end: number];

/** Number of UTF-16 units in a span. */
export const length = (span: Span): number => span[1] - span[0];

/** True when `inner` lies wholly inside `outer`. */
export const contains = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** True when two spans share at least one unit. */
export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

/** True when `span` lies wholly inside one of `pieces`. */
export const within = (pieces: readonly Span[], span: Span): boolean => pieces.some((p) => contains(p, span));

/** Units that `pieces` (disjoint) have in common with `span`. */
export function shared(pieces: readonly Span[], span: Span): number {
  let n = 0;
  for (const [s, e] of pieces) n += Math.max(0, Math.min(e, span[1]) - Math.max(s, span[0]));
  return n;
}

/** Order of the text: by start, then the longer first. */
export const bySpan = (a: Span, b: Span): number => a[0] - b[0] || b[1] - a[1];

/** From the first unit of `pieces` to the last; null for none. */
export function hull(pieces: readonly Span[]): Span | null {
  if (!pieces.length) return null;
  let [start, end] = pieces[0]!;
  for (const [s, e] of pieces) {
    start = Math.min(start, s);
    end = Math.max(end, e);
  }
  return [start, end];
}

/** Sorted copy without empty pieces, pieces that touch or overlap joined. */
export function normalize(pieces: readonly Span[]): Span[] {
  const out: [number, number][] = [];
  for (const [s, e] of [...pieces].filter(([a, b]) => b > a).sort(bySpan)) {
    const last = out.at(-1);
    if (last && s <= last[1]) last[1] = Math.max(last[1], e);
    else out.push([s, e]);
  }
  return out;
}

/** What is left of `span` when `holes` (in any order) are cut out. */
export function subtract(span: Span, holes: readonly Span[]): Span[] {
  const out: Span[] = [];
  let at = span[0];
  for (const [s, e] of normalize(holes)) {
    if (e <= at) continue;
    if (s >= span[1]) break;
    if (s > at) out.push([at, s]);
    at = Math.max(at, e);
  }
  if (at < span[1]) out.push([at, span[1]]);
  return out;
}

const inOrder = remembered(normalize);

/**
 * Those of `pieces` that share a unit with `span`, in the order of the text, pieces that touch or overlap joined. `pieces` never
 * change once they are made: they are put in order once, and the rest is found without going through them all.
 */
export function touching(pieces: readonly Span[], span: Span): readonly Span[] {
  if (pieces.length === 0) return pieces;
  const all = inOrder(pieces);
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]![1] <= span[0]) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < all.length && all[end]![0] < span[1]) end++;
  return all.slice(low, end);
}

/** `span` without white space at its ends (never longer; empty spans stay where they are). */
export function trim(text: string, span: Span): Span {
  let [s, e] = span;
  while (s < e && isSpace(text.charCodeAt(s))) s++;
  while (e > s && isSpace(text.charCodeAt(e - 1))) e--;
  return [s, e];
}

/** White space as it occurs in news texts: ASCII blanks, no-break and typographic spaces, line and paragraph separators, BOM. */
export const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000 ||
  code === 0xfeff;

/** The words of `pieces` as a reader sees them: pieces joined by one blank, white space folded, `skip` (markup) left out. */
export function words(text: string, pieces: readonly Span[], skip: readonly Span[] = []): string {
  return pieces
    .map((p) =>
      subtract(p, touching(skip, p))
        .map(([s, e]) => text.slice(s, e))
        .join(''),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
