/** Bits of an entry that name its weight; the others name its word. */
const WEIGHT_BITS = 10;
const WEIGHTS = 1 << WEIGHT_BITS;
/** Words that are told apart, at most: the strings that name them are kept. */
const WORDS = 1 << 21;
/** Numbers that are kept, at most: 256 MB, for some 100,000 articles. */
const MOST = 1 << 26;
const FIRST = 1 << 16;

/** Where a list of entries begins, and behind its last one. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Lists of weighted words side by side in one array of whole numbers, four bytes an entry, where a Map takes some fifty: so many more fit into
 * memory, and none is looked at by the garbage collector. Words and weights are numbered as they come, so that nothing is lost.
 */
export class Sketches {
  #numbers = new Uint32Array(FIRST);
  #end = 0;
  readonly #words = new Map<string, number>();
  readonly #weightAt = new Map<number, number>();
  readonly #weights: number[] = [];

  /** No more may be put in: whoever uses it clears it, and begins anew. */
  get isFull(): boolean {
    return this.#end >= MOST || this.#words.size >= WORDS || this.#weights.length >= WEIGHTS / 2;
  }

  /** Where the next number will lie. */
  get end(): number {
    return this.#end;
  }

  clear(): void {
    this.#numbers = new Uint32Array(FIRST);
    this.#end = 0;
    this.#words.clear();
    this.#weightAt.clear();
    this.#weights.length = 0;
  }

  /** The number of a word, one for one word. */
  word(word: string): number {
    let n = this.#words.get(word);
    if (n === undefined) {
      n = this.#words.size;
      this.#words.set(word, n);
    }
    return n;
  }

  put(n: number): void {
    if (this.#end === this.#numbers.length) {
      const larger = new Uint32Array(2 * this.#end);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#end++] = n;
  }

  /** A list behind its length, in the order of the numbers of its words. */
  putList(list: Iterable<readonly [word: string, weight: number]>): void {
    const entries = Uint32Array.from(
      [...list].map(([word, weight]) => this.word(word) * WEIGHTS + this.#weight(weight)),
    ).sort();
    this.put(entries.length);
    for (const entry of entries) this.put(entry);
  }

  at(place: number): number {
    return this.#numbers[place]!;
  }

  /** The list whose length lies at `place`. */
  listAt(place: number): Stretch {
    return { from: place + 1, to: place + 1 + this.#numbers[place]! };
  }

  wordAt(place: number): number {
    return this.#numbers[place]! >>> WEIGHT_BITS;
  }

  weightAt(place: number): number {
    return this.#weights[this.#numbers[place]! & (WEIGHTS - 1)]!;
  }

  /** Calls `found` with the places of each word that two lists share, in the order of the words' numbers. */
  shared(a: Stretch, b: Stretch, found: (inA: number, inB: number) => void): void {
    let j = b.from;
    for (let i = a.from; i < a.to && j < b.to; i++) {
      const word = this.wordAt(i);
      while (j < b.to && this.wordAt(j) < word) j++;
      if (j < b.to && this.wordAt(j) === word) found(i, j);
    }
  }

  #weight(weight: number): number {
    let n = this.#weightAt.get(weight);
    if (n === undefined) {
      n = this.#weights.length;
      this.#weights.push(weight);
      this.#weightAt.set(weight, n);
    }
    return n;
  }
}
