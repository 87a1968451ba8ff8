import type { Finding } from '../../../src/records/finding.ts';
import type { Span } from '../../../src/records/span.ts';

/** A change of a text: what stood in the span of the old text, and how many letters stand there now. */
export interface Change {
  readonly span: Span;
  readonly letters: number;
}

/** What changed from one text to the other: the shortest stretch that differs. */
export function changeOf(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (same < most - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same))
    same++;
  return { span: [start, before.length - same], letters: after.length - same - start };
}

/** Findings of the text before a change where they stand in the text after it; those whose words changed are gone. */
export function movedBy({ span: [start, end], letters }: Change, findings: readonly Finding[]): readonly Finding[] {
  const by = letters - (end - start);
  if (by === 0 && end === start) return findings;
  const moved = ([s, e]: Span): Span | null => (e <= start ? [s, e] : s >= end ? [s + by, e + by] : null);
  return findings.flatMap((f) => {
    const span = moved(f.span);
    const fix = f.fix && moved(f.fix.span);
    if (!span || (f.fix && !fix)) return [];
    return [{ ...f, span, fix: f.fix && fix ? { ...f.fix, span: fix } : null }];
  });
}

/** A piece of a line, and the indexes of the findings that it belongs to. */
export interface Piece {
  readonly text: string;
  readonly of: readonly number[];
}

/** The lines of a text, each cut where findings (in text order) begin and end. */
export function linesOf(text: string, findings: readonly Finding[]): readonly (readonly Piece[])[] {
  const lines: (readonly Piece[])[] = [];
  const open = findings.map((f, index) => ({ span: f.span, index }));
  let first = 0;
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    while (first < open.length && open[first]!.span[1] <= start) first++;
    const here = [];
    for (let i = first; i < open.length && open[i]!.span[0] < end; i++) if (open[i]!.span[1] > start) here.push(open[i]!);
    lines.push(piecesOf(text, [start, end], here));
    start = end + 1;
  }
  return lines;
}

function piecesOf(
  text: string,
  [start, end]: Span,
  here: readonly { readonly span: Span; readonly index: number }[],
): readonly Piece[] {
  if (here.length === 0) return [{ text: text.slice(start, end), of: [] }];
  const inLine = (at: number): number => Math.min(end, Math.max(start, at));
  const cuts = [...new Set([start, ...here.flatMap(({ span: [s, e] }) => [inLine(s), inLine(e)]), end])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((to, i): Piece => {
    const from = cuts[i]!;
    const of = here.filter(({ span: [s, e] }) => s < to && e > from).map((h) => h.index);
    return { text: text.slice(from, to), of };
  });
}

/** Index of the finding at an offset: of several the one with fewest words; -1 for none. */
export function findingAt(findings: readonly Finding[], at: number): number {
  let best = -1;
  for (const [i, { span: [s, e] }] of findings.entries())
    if (s <= at && at <= e && (best < 0 || e - s < size(findings[best]!))) best = i;
  return best;
}

const size = ({ span: [s, e] }: Finding): number => e - s;

/** Index of the next finding behind an offset, or before it, going round at the ends; -1 where there is none. */
export function stepFrom(findings: readonly Finding[], at: number, by: 1 | -1): number {
  if (findings.length === 0) return -1;
  if (by > 0) return Math.max(0, findings.findIndex((f) => f.span[0] > at));
  const before = findings.findLastIndex((f) => f.span[0] < at);
  return before < 0 ? findings.length - 1 : before;
}

/** Tops of cards of these heights, each as near as may be to where it wants to be, in order and none over another; the chosen one where it wants. */
export function topsOf(wants: readonly number[], heights: readonly number[], chosen: number, gap: number): readonly number[] {
  const tops = [...wants];
  const anchor = chosen < 0 ? 0 : chosen;
  for (let i = anchor - 1; i >= 0; i--) tops[i] = Math.min(tops[i]!, tops[i + 1]! - heights[i]! - gap);
  // No card stands above the first line.
  const over = Math.min(0, tops[0] ?? 0);
  if (over < 0) {
    tops[0] = 0;
    for (let i = 1; i <= anchor; i++) tops[i] = Math.max(tops[i]!, tops[i - 1]! + heights[i - 1]! + gap);
  }
  for (let i = anchor + 1; i < tops.length; i++) tops[i] = Math.max(tops[i]!, tops[i - 1]! + heights[i - 1]! + gap);
  return tops;
}
