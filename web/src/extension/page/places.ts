import type { Place } from '../../../../src/read/places.ts';
import type { Span } from '../../../../src/records/span.ts';
import type { PageWords } from './snapshot.ts';

/** A stretch within one text node. */
export interface Piece {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
}

/** Index of the last item at or before `value` in ascending numbers; -1 for none. */
function lastAt(size: number, startOf: (i: number) => number, value: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The pieces of text nodes on which a span of the article stands; what is folded white space between two is within one. */
export function piecesOf([start, end]: Span, places: readonly Place[], { nodes, starts }: PageWords): readonly Piece[] {
  const out: { node: Text; from: number; to: number }[] = [];
  for (let p = Math.max(0, lastAt(places.length, (i) => places[i]![0], start)); p < places.length; p++) {
    const [at, from, size] = places[p]!;
    if (at >= end) break;
    let here = from + Math.max(0, start - at);
    const last = from + Math.min(size, end - at);
    while (here < last) {
      const n = lastAt(starts.length, (i) => starts[i]!, here);
      const node = nodes[n]!;
      const to = Math.min(last - starts[n]!, node.data.length);
      const own = here - starts[n]!;
      // The node is shorter than it was.
      if (to <= own) break;
      const before = out.at(-1);
      if (before?.node === node && /^\s*$/.test(node.data.slice(before.to, own))) before.to = to;
      else out.push({ node, from: own, to });
      here = starts[n]! + to;
    }
  }
  return out;
}

/** White space and what shows nothing: between the words of a record and those of a page it may differ. */
const BLANK = /[\s\p{Cc}\u00ad\u200b\u2060\ufeff]+/gu;
const squeezed = (words: string): string => words.replace(BLANK, '');

/** Whether these words stand there, white space aside. */
export const stands = (words: string, pieces: readonly Piece[]): boolean =>
  pieces.every(({ node }) => node.isConnected) &&
  squeezed(pieces.map(({ node, from, to }) => node.data.slice(from, to)).join('')) === squeezed(words);

/** Where a place in the page stands in the article; -1 for what is not of it. */
export function articleOffset(node: Node, offset: number, places: readonly Place[], words: PageWords, order: ReadonlyMap<Node, number>): number {
  const n = order.get(node);
  if (n === undefined) return -1;
  const here = words.starts[n]! + offset;
  const found = places.find(([, from, size]) => from <= here && here < from + size);
  return found ? found[0] + here - found[1] : -1;
}
