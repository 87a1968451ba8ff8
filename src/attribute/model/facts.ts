import type { Parse } from '../../records/parse.ts';
import type { TokenFacts } from './decode.ts';
import { type Features, lowerBound } from './features.ts';

/** What the decoder asks of a window's tokens; `pieces` gives the piece of each, -1 for separators. */
export function factsOf(parse: Parse, f: Features, pieces: Int32Array): TokenFacts {
  const n = pieces.length;
  const heads = new Uint8Array(n);
  const tails = new Uint8Array(n);
  const real = new Uint8Array(n);
  for (let k = 0; k < n; k++) {
    const p = pieces[k]!;
    if (p < 0) continue;
    real[k] = 1;
    heads[k] = f.heads[p]!;
    tails[k] = p + 1 >= f.heads.length || f.heads[p + 1]! ? 1 : 0;
  }
  // Token of a piece: pieces of a window follow one another, with separators between.
  const tokenFrom = (piece: number): number => {
    let k = 0;
    while (k < n && (pieces[k]! < 0 || pieces[k]! < piece)) k++;
    return k;
  };
  const first = pieces[1] ?? 0;
  const last = pieces[n - 2] ?? 0;
  const quotations = parse.quotations
    .filter((q) => q.depth === 0 && q.span[1] > (f.starts[first] ?? 0) && q.span[0] < (f.ends[last] ?? 0))
    .map((q): [number, number] => [
      tokenFrom(lowerBound(f.starts, q.span[0])),
      tokenFrom(lowerBound(f.starts, q.span[1]) - 1) + 1,
    ])
    .filter(([from, to]) => to > from && to <= n);
  return { heads, tails, real, quotations };
}
