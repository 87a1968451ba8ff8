/** Values kept by key that are to be looked up again after something was written: at once, or spread over the time that they may lag. */
export class Lasting<K extends number | string, V> {
  readonly #lag: number;
  readonly #most: number;
  readonly #kept = new Map<K, { readonly value: V; readonly state: number; readonly until: number }>();
  #state = 0;
  #loaded = 0;

  /** Milliseconds that a value may lag behind, and how many are kept: where there are more it begins anew. */
  constructor({ lag, most }: { readonly lag: number; readonly most: number }) {
    this.#lag = lag;
    this.#most = most;
  }

  /** Something was written. */
  doubt(): void {
    this.#state++;
  }

  get(key: K, now: number): V | undefined {
    const found = this.#kept.get(key);
    return found && (found.state === this.#state || now < found.until) ? found.value : undefined;
  }

  set(key: K, value: V, now: number): void {
    if (this.#kept.size >= this.#most && !this.#kept.has(key)) this.#kept.clear();
    // What was loaded together does not fall due together: no one search pays for all.
    const share = 0.5 + (this.#loaded++ % SHARES) / SHARES;
    this.#kept.set(key, { value, state: this.#state, until: now + this.#lag * share });
  }
}

const SHARES = 61;
