export type Value = string | number | Buffer | null;

/** A prepared statement. */
export interface Statement {
  get(...values: Value[]): unknown;
  all(...values: Value[]): unknown[];
  iterate(...values: Value[]): IterableIterator<unknown>;
  run(...values: Value[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  /** The same statement, which gives the first column from now on instead of rows. */
  pluck(): Statement;
}

/** A connection to a database file, as far as we use one. better-sqlite3 has all of it under these names. */
export interface Connection {
  readonly inTransaction: boolean;
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  /** Rows of a pragma; with `simple` the one value of the first. */
  pragma(text: string, options?: { readonly simple?: boolean }): unknown;
  /** Copies the database into a new file while others go on. */
  backup(path: string): Promise<unknown>;
  close(): unknown;
}

export interface ConnectOptions {
  readonly readonly?: boolean;
  /** Milliseconds to wait for another process that writes. */
  readonly timeout?: number;
}

/** One of the two libraries that bring SQLite. */
export interface Sqlite {
  /** The library and its version, and SQLite's: "better-sqlite3 12.11.1, SQLite 3.53.2". */
  readonly name: string;
  connect(path: string, options?: ConnectOptions): Connection;
}
