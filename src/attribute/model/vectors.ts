import type { Span } from '../../records/span.ts';
import { type Features, lowerBound } from './features.ts';
import type { Window } from './windows.ts';

/** Numbers of a sentence vector. */
const VECTOR = 384;

/** What the encoder says of each piece of one article towards sentence vectors. Filled window by window, asked as often as wanted. */
export class PieceVectors {
  readonly #rows: Float32Array;

  constructor(private readonly features: Features) {
    this.#rows = new Float32Array(features.ids.length * VECTOR);
  }

  /** Takes the core of a window: `rows` holds `VECTOR` numbers a token, `pieces` the piece of each token or -1. */
  take(w: Window, pieces: Int32Array, rows: Float32Array): void {
    pieces.forEach((p, k) => {
      if (p >= w.coreFrom && p < w.coreTo) this.#rows.set(rows.subarray(k * VECTOR, (k + 1) * VECTOR), p * VECTOR);
    });
  }

  /**
   * One unit vector of `VECTOR` numbers for each statement (a list of spans, UTF-16 offsets): the mean over its pieces. All zeros
   * where the spans hold no piece.
   */
  of(statements: readonly (readonly Span[])[]): Float32Array[] {
    const { starts, ends } = this.features;
    return statements.map((spans) => {
      const sum = new Float32Array(VECTOR);
      for (const [start, end] of spans)
        for (let p = lowerBound(ends, start + 1); p < starts.length && starts[p]! < end; p++)
          for (let d = 0; d < VECTOR; d++) sum[d]! += this.#rows[p * VECTOR + d]!;
      return unit(sum);
    });
  }
}

function unit(v: Float32Array): Float32Array {
  let square = 0;
  for (const x of v) square += x * x;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  return v.map((x) => x * scale);
}
