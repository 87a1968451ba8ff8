import type { Connection, Statement, Value } from './connection.ts';

/** A connection with its statements prepared once. The text of a statement is always a literal: values come as parameters alone. */
export class Sql {
  readonly #prepared = new Map<string, Statement>();

  readonly #columns = new Map<string, Statement>();

  constructor(readonly db: Connection) {}

  get<T>(text: string, ...values: Value[]): T | undefined {
    return this.#of(text).get(...values) as T | undefined;
  }

  all<T>(text: string, ...values: Value[]): T[] {
    return this.#of(text).all(...values) as T[];
  }

  /** The first column of all rows. */
  column<T>(text: string, ...values: Value[]): T[] {
    let found = this.#columns.get(text);
    if (!found) {
      found = this.db.prepare(text).pluck();
      this.#columns.set(text, found);
    }
    return found.all(...values) as T[];
  }

  iterate<T>(text: string, ...values: Value[]): IterableIterator<T> {
    return this.#of(text).iterate(...values) as IterableIterator<T>;
  }

  /** Number of rows changed, and the row that was inserted last. */
  run(text: string, ...values: Value[]): { readonly changes: number; readonly row: number } {
    const { changes, lastInsertRowid } = this.#of(text).run(...values);
    return { changes, row: Number(lastInsertRowid) };
  }

  /** One value of one row. */
  value<T>(text: string, ...values: Value[]): T | undefined {
    const row = this.get<Record<string, T>>(text, ...values);
    return row && Object.values(row)[0];
  }

  #of(text: string): Statement {
    let found = this.#prepared.get(text);
    if (!found) {
      found = this.db.prepare(text);
      this.#prepared.set(text, found);
    }
    return found;
  }
}
