import type { Sql } from './sql.ts';

/** Tells whoever keeps what lists of statements show which articles have changed: the log in the table `renewed`. */
export class Renewals {
  readonly #sql: Sql;
  #last: number | null = null;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Rows of the articles that have changed since it was asked before; null where that is not known, so that all may have. */
  since(): readonly number[] | null {
    const { first, last } = this.#sql.get<{ readonly first: number | null; readonly last: number | null }>(
      'SELECT (SELECT min(seq) FROM renewed) AS first, (SELECT max(seq) FROM renewed) AS last',
    )!;
    const before = this.#last;
    this.#last = last ?? 0;
    if (before === null || (first !== null && before < first - 1)) return null;
    return this.#sql.column<number>('SELECT DISTINCT article FROM renewed WHERE seq > ?', before);
  }
}
