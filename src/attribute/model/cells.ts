/** Numbers of a sentence vector. */
export const VECTOR = 384;

/** Cells of the space of sentence vectors: unit vectors at their centres, in one list. */
export interface Cells {
  readonly count: number;
  /** `count` times `VECTOR` whole numbers, -127..127: directions only, so no scale is needed. */
  readonly centres: Int8Array;
}

/** Unit vectors as the bytes of cells.bin: each scaled so that its largest number is 127. */
export function encodeCells(centres: readonly Float32Array[]): Uint8Array {
  const out = new Int8Array(centres.length * VECTOR);
  centres.forEach((c, k) => {
    const top = c.reduce((m, x) => Math.max(m, Math.abs(x)), 1e-9);
    c.forEach((x, i) => {
      out[k * VECTOR + i] = Math.round((127 * x) / top);
    });
  });
  return new Uint8Array(out.buffer);
}

/** The cells in `bytes`. Throws where the length is no multiple of a vector's. */
export function decodeCells(bytes: Uint8Array): Cells {
  if (bytes.length === 0 || bytes.length % VECTOR !== 0) throw new Error(`cells of ${bytes.length} bytes`);
  return { count: bytes.length / VECTOR, centres: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) };
}

/** The `most` cells nearest to `vector` by angle, nearest first; of equals the one with the lower number. */
export function nearestCells({ count, centres }: Cells, vector: Float32Array, most = 1): number[] {
  const likeness = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    let sum = 0;
    let square = 0;
    for (let i = 0; i < VECTOR; i++) {
      const c = centres[k * VECTOR + i]!;
      sum += c * vector[i]!;
      square += c * c;
    }
    likeness[k] = sum / Math.sqrt(Math.max(1, square));
  }
  return Array.from(likeness.keys())
    .sort((a, b) => likeness[b]! - likeness[a]! || a - b)
    .slice(0, most);
}
