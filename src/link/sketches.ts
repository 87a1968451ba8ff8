/** Bits of an entry that name its weight; the others name its word. */
const WEIGHT_BITS = 10;
const WEIGHTS = 1 << WEIGHT_BITS;
/** Words that are told apart, at most: the strings that name them are kept. */
const WORDS = 1 << 21;
/** Numbers that are kept, at most: 256 MB, for some 100,000 articles. */
const MOST = 1 << 26;
const FIRST = 1 << 16;

/**
 * Lists of weighted words side by side in one array of whole numbers, four bytes an entry, where a Map takes some fifty: so many more fit into
 * memory, and none is looked at by the garbage collector. Words and weights are numbered as they come, so that nothing is lost. A list
 * is named by the place where its length lies.
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

  /** The place behind a list. */
  endOf(list: number): number {
    return list + 1 + this.#numbers[list]!;
  }

  wordAt(place: number): number {
    return this.#numbers[place]! >>> WEIGHT_BITS;
  }

  weightAt(place: number): number {
    return this.#weights[this.#numbers[place]! & (WEIGHTS - 1)]!;
  }

  /** Summed weight of the words of a list, or of their squares. */
  sum(list: number, isSquared: boolean): number {
    let sum = 0;
    for (let i = list + 1, end = this.endOf(list); i < end; i++) {
      const weight = this.weightAt(i);
      sum += isSquared ? weight * weight : weight;
    }
    return sum;
  }

  /** The same of the words that two lists share, each with the larger of its two weights. Goes no further where the sum reaches `enough`. */
  sumShared(a: number, b: number, { isSquared = false, enough = Number.POSITIVE_INFINITY } = {}): number {
    const numbers = this.#numbers;
    let sum = 0;
    let j = b + 1;
    for (let i = a + 1, endA = this.endOf(a), endB = this.endOf(b); i < endA; i++) {
      const word = numbers[i]! >>> WEIGHT_BITS;
      while (j < endB && numbers[j]! >>> WEIGHT_BITS < word) j++;
      if (j === endB) break;
      if (numbers[j]! >>> WEIGHT_BITS !== word) continue;
      const weight = Math.max(this.weightAt(i), this.weightAt(j));
      sum += isSquared ? weight * weight : weight;
      if (sum >= enough) break;
    }
    return sum;
  }

  /** Of two runs of signed bytes, four in a number, the sum of their products. */
  dot(a: number, b: number, count: number): number {
    const numbers = this.#numbers;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const x = numbers[a + i]!;
      const y = numbers[b + i]!;
      sum +=
        ((x << 24) >> 24) * ((y << 24) >> 24) +
        ((x << 16) >> 24) * ((y << 16) >> 24) +
        ((x << 8) >> 24) * ((y << 8) >> 24) +
        (x >> 24) * (y >> 24);
    }
    return sum;
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
