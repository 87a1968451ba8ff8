/**
 * Spans as a chain of two states, out and in. The score of a set of pieces is the sum over its tokens of `inside`, over its
 * first tokens of `begins` and over its last tokens of `ends`, all in nats; a set without pieces has the score 0. All lists
 * have one entry a token.
 */
export interface ChainScores {
  readonly inside: Float64Array;
  readonly begins: Float64Array;
  readonly ends: Float64Array;
}

/** Token ranges, ends excluded. */
export type Pieces = readonly (readonly [number, number])[];

export interface Decoded {
  readonly pieces: Pieces;
  readonly score: number;
}

/** Best set of any number of pieces (Viterbi). */
export function bestPieces({ inside, begins, ends }: ChainScores): Decoded {
  const n = inside.length;
  let out = 0;
  let inn = Number.NEGATIVE_INFINITY;
  const began = new Uint8Array(n);
  const ended = new Uint8Array(n + 1);
  for (let i = 0; i < n; i++) {
    const close = i > 0 ? inn + ends[i - 1]! : Number.NEGATIVE_INFINITY;
    const open = out + begins[i]!;
    began[i] = open > inn ? 1 : 0;
    const nextIn = Math.max(open, inn) + inside[i]!;
    ended[i] = close > out ? 1 : 0;
    out = Math.max(out, close);
    inn = nextIn;
  }
  const close = n > 0 ? inn + ends[n - 1]! : Number.NEGATIVE_INFINITY;
  ended[n] = close > out ? 1 : 0;
  const score = Math.max(out, close);
  const pieces: [number, number][] = [];
  // Token i is out (n: behind the last). Where a piece ended before it, walk to the piece's first token.
  for (let i = n; i >= 0; i--) {
    if (!ended[i]) continue;
    const end = i--;
    while (!began[i]) i--;
    pieces.unshift([i, end]);
  }
  return { pieces, score };
}

/** Best single piece, or none. */
export function bestPiece({ inside, begins, ends }: ChainScores): Decoded {
  let best = 0;
  let piece: readonly [number, number] | null = null;
  let run = Number.NEGATIVE_INFINITY;
  let from = 0;
  for (let i = 0; i < inside.length; i++) {
    if (begins[i]! > run) {
      run = begins[i]!;
      from = i;
    }
    run += inside[i]!;
    if (run + ends[i]! > best) {
      best = run + ends[i]!;
      piece = [from, i + 1];
    }
  }
  return { pieces: piece ? [piece] : [], score: best };
}

/** Log of the sum over all sets of pieces of exp(score). */
export function logPartition({ inside, begins, ends }: ChainScores): number {
  let out = 0;
  let inn = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < inside.length; i++) {
    const close = i > 0 ? inn + ends[i - 1]! : Number.NEGATIVE_INFINITY;
    inn = logAdd(out + begins[i]!, inn) + inside[i]!;
    out = logAdd(out, close);
  }
  return inside.length ? logAdd(out, inn + ends[inside.length - 1]!) : 0;
}

function logAdd(a: number, b: number): number {
  const [m, d] = a > b ? [a, a - b] : [b, b - a];
  // Beyond 37 nats the smaller one is lost in rounding (and two infinities give NaN).
  return d < 37 ? m + Math.log1p(Math.exp(-d)) : m;
}

/** Score of given pieces. */
export function scoreOf(pieces: Pieces, { inside, begins, ends }: ChainScores): number {
  let sum = 0;
  for (const [from, to] of pieces) {
    sum += begins[from]! + ends[to - 1]!;
    for (let i = from; i < to; i++) sum += inside[i]!;
  }
  return sum;
}
