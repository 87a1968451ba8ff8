/** The plain baseline of linking: cosine of TF-IDF vectors over lower-case words, weights from the texts that are compared. */
export class TfIdf {
  readonly #weights = new Map<string, number>();

  constructor(texts: readonly string[]) {
    const counts = new Map<string, number>();
    for (const t of texts) for (const w of new Set(wordsOf(t))) counts.set(w, (counts.get(w) ?? 0) + 1);
    for (const [w, n] of counts) this.#weights.set(w, Math.log((1 + texts.length) / (1 + n)) + 1);
  }

  /** Unit vector of a text. */
  vector(text: string): ReadonlyMap<string, number> {
    const v = new Map<string, number>();
    for (const w of wordsOf(text)) v.set(w, (v.get(w) ?? 0) + (this.#weights.get(w) ?? 0));
    const norm = Math.sqrt([...v.values()].reduce((n, x) => n + x * x, 0)) || 1;
    return new Map([...v].map(([w, x]) => [w, x / norm]));
  }
}

export function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let s = 0;
  for (const [w, x] of a.size < b.size ? a : b) s += x * ((a.size < b.size ? b : a).get(w) ?? 0);
  return s;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
