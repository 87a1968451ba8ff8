/** Disjoint sets over 0..n-1; the root of a set is its least member, so that the order of joining does not show. */
export class Union {
  readonly #parent: number[];

  constructor(n: number) {
    this.#parent = Array.from({ length: n }, (_, i) => i);
  }

  root(i: number): number {
    let r = i;
    while (this.#parent[r] !== r) r = this.#parent[r]!;
    for (let at = i; at !== r; ) {
      const next = this.#parent[at]!;
      this.#parent[at] = r;
      at = next;
    }
    return r;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  /** Sets in order of their least members, members in order. */
  sets(): number[][] {
    const by = new Map<number, number[]>();
    for (let i = 0; i < this.#parent.length; i++) {
      const r = this.root(i);
      const set = by.get(r);
      if (set) set.push(i);
      else by.set(r, [i]);
    }
    return [...by.values()];
  }
}
