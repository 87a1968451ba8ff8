import type { Judged } from '../../records/judged.ts';
import type { Span } from '../../records/span.ts';
import { type Features, lowerBound } from './features.ts';
import type { Window } from './windows.ts';

/** Numbers of a sentence vector. */
const VECTOR = 384;
/** Numbers of a piece towards both judgements: on average, at its worst, as the first, as the last of its statement. */
const JUDGED = 8;

/** Outputs of the encoder that tell of statements. */
export const PIECE_OUTPUTS = ['vector', 'judged', 'cuts'] as const;
type PieceOutput = (typeof PIECE_OUTPUTS)[number];

/** What the encoder says of each piece of one article towards its statements. Filled window by window, asked as often as wanted. */
export class PieceVectors {
  readonly #rows: Float32Array;
  readonly #judged: Float32Array;
  readonly #cuts: Float32Array;

  constructor(private readonly features: Features) {
    this.#rows = new Float32Array(features.ids.length * VECTOR);
    this.#judged = new Float32Array(features.ids.length * JUDGED);
    this.#cuts = new Float32Array(features.ids.length).fill(-Infinity);
  }

  /** Takes the core of a window: `vector`, `judged` and `cuts` hold `VECTOR`, `JUDGED` and one number a token, `pieces` the piece of each token or -1. */
  take(w: Window, pieces: Int32Array, { vector, judged, cuts }: Readonly<Record<PieceOutput, Float32Array>>): void {
    pieces.forEach((p, k) => {
      if (p < w.coreFrom || p >= w.coreTo) return;
      this.#rows.set(vector.subarray(k * VECTOR, (k + 1) * VECTOR), p * VECTOR);
      this.#judged.set(judged.subarray(k * JUDGED, (k + 1) * JUDGED), p * JUDGED);
      this.#cuts[p] = cuts[k]!;
    });
  }

  /**
   * One unit vector of `VECTOR` numbers for each statement (a list of spans, UTF-16 offsets): the mean over its pieces. All zeros
   * where the spans hold no piece.
   */
  of(statements: readonly (readonly Span[])[]): Float32Array[] {
    return statements.map((spans) => {
      const sum = new Float32Array(VECTOR);
      for (const p of this.#pieces(spans)) for (let d = 0; d < VECTOR; d++) sum[d]! += this.#rows[p * VECTOR + d]!;
      return unit(sum);
    });
  }

  /** Both judgements of each statement; 0 where its spans hold no piece. */
  judged(statements: readonly (readonly Span[])[]): Judged[] {
    return statements.map((spans) => {
      const pieces = [...this.#pieces(spans)];
      const [first, last] = [pieces[0], pieces.at(-1)];
      if (first === undefined || last === undefined) return { alone: 0, news: 0 };
      const said = (p: number, k: number): number => this.#judged[p * JUDGED + k]!;
      const of = (k: number): number => {
        const mean = pieces.reduce((sum, p) => sum + said(p, k), 0) / pieces.length;
        return mean + Math.min(...pieces.map((p) => said(p, 2 + k))) + said(first, 4 + k) + said(last, 6 + k);
      };
      return { alone: of(0), news: of(1) };
    });
  }

  /** How likely what another claim says begins with the piece at an offset; 0 where none begins there. */
  startsAt(at: number): number {
    const p = lowerBound(this.features.starts, at);
    return this.features.starts[p] === at ? 1 / (1 + Math.exp(-this.#cuts[p]!)) : 0;
  }

  *#pieces(spans: readonly Span[]): Generator<number> {
    const { starts, ends } = this.features;
    for (const [start, end] of spans)
      for (let p = lowerBound(ends, start + 1); p < starts.length && starts[p]! < end; p++) yield p;
  }
}

function unit(v: Float32Array): Float32Array {
  let square = 0;
  for (const x of v) square += x * x;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  return v.map((x) => x * scale);
}
