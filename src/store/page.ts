/** A page of a long list; `next` is null on the last. A cursor is opaque, and stays valid while rows are added. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  /** How many in all, where it is cheap to know. */
  readonly total: number | null;
}

export interface PageOptions {
  readonly cursor?: string | null;
  /** 1 to 1000; 50 unless said. */
  readonly limit?: number;
}
