/** Rows in order, of which those up to a place are taken at a time. */
export class Peeked<T> {
  readonly #rows: AsyncIterator<T>;
  #next: IteratorResult<T> | null = null;

  constructor(rows: AsyncIterable<T>) {
    this.#rows = rows[Symbol.asyncIterator]();
  }

  /** The next rows for which this holds. */
  async while(holds: (row: T) => boolean): Promise<T[]> {
    const taken: T[] = [];
    for (;;) {
      this.#next ??= await this.#rows.next();
      if (this.#next.done || !holds(this.#next.value)) return taken;
      taken.push(this.#next.value);
      this.#next = null;
    }
  }
}

/** Rows that come one behind the other with one key, together. */
export async function* grouped<T>(
  rows: AsyncIterable<T>,
  keyOf: (row: T) => number,
): AsyncGenerator<readonly [key: number, rows: readonly T[]], void, undefined> {
  let held: T[] = [];
  let key = Number.NaN;
  for await (const row of rows) {
    const next = keyOf(row);
    if (next !== key && held.length) yield [key, held];
    if (next !== key) held = [];
    key = next;
    held.push(row);
  }
  if (held.length) yield [key, held];
}
