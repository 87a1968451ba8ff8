import type { Antecedents } from '../../records/antecedents.ts';
import type { Span } from '../../records/span.ts';
import { type Features, lowerBound } from './features.ts';
import type { Window } from './windows.ts';

/** Numbers by which a piece asks, and as many by which it answers; one more says that nobody is meant. */
const WIDTH = 64;
const ROW = 2 * WIDTH + 1;

/** Pieces of a mention: their mean, and where it begins. */
interface Mention {
  readonly mean: Float32Array;
  readonly first: number;
}

/** What the encoder says of each piece of one article towards whom it stands for. Filled window by window, asked as often as wanted. */
export class PieceAntecedents implements Antecedents {
  readonly #rows: Float32Array;
  readonly #known = new Map<string, Mention | null>();

  /** `far`: what the distance of two mentions adds, by its bucket. */
  constructor(
    private readonly features: Features,
    private readonly far: readonly number[],
  ) {
    this.#rows = new Float32Array(features.ids.length * ROW);
  }

  /** Takes the core of a window: `rows` holds `ROW` numbers a token, `pieces` the piece of each token or -1. */
  take(w: Window, pieces: Int32Array, rows: Float32Array): void {
    pieces.forEach((p, k) => {
      if (p >= w.coreFrom && p < w.coreTo) this.#rows.set(rows.subarray(k * ROW, (k + 1) * ROW), p * ROW);
    });
  }

  standsFor(mention: Span, other: Span): number {
    const [a, b] = [this.#mention(mention), this.#mention(other)];
    if (!a || !b) return Number.NEGATIVE_INFINITY;
    let sum = 0;
    for (let k = 0; k < WIDTH; k++) sum += a.mean[k]! * b.mean[WIDTH + k]!;
    return sum / Math.sqrt(WIDTH) + (this.far[Math.min(this.far.length - 1, bucket(a.first - b.first))] ?? 0);
  }

  nobody(mention: Span): number {
    return this.#mention(mention)?.mean[ROW - 1] ?? Number.NEGATIVE_INFINITY;
  }

  #mention(span: Span): Mention | null {
    const key = span.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { starts, ends } = this.features;
    const first = lowerBound(ends, span[0] + 1);
    let last = first;
    const mean = new Float32Array(ROW);
    for (; last < starts.length && starts[last]! < span[1]; last++)
      for (let k = 0; k < ROW; k++) mean[k]! += this.#rows[last * ROW + k]!;
    const found = last > first ? { mean: mean.map((x) => x / (last - first)), first } : null;
    this.#known.set(key, found);
    return found;
  }
}

/** Distance in pieces to its bucket: exact to 4, then by powers of the square root of two (`far_bucket` of training/). */
const bucket = (away: number): number => (away < 4 ? Math.max(1, away) : Math.floor(4 + 2 * Math.log2(away / 4)));
