import type { DuckDBAppender, DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { Failure } from '../records/failure.ts';

/** How much DuckDB may use. */
export interface DuckLimits {
  /** Megabytes that it holds before it goes on in files. */
  readonly memory: number;
  readonly threads: number;
}

/** Values by the names of parameters; numbers come as ones with a point, and are to be cast. */
export type Given = Record<string, number | string>;

/** DuckDB with a database in a folder of its own, where it also puts what does not fit into memory. */
export class Duck {
  readonly #instance: DuckDBInstance;
  readonly #main: DuckDBConnection;

  private constructor(instance: DuckDBInstance, main: DuckDBConnection) {
    this.#instance = instance;
    this.#main = main;
  }

  /** Throws a `Failure` where DuckDB is not installed. */
  static async open(folder: string, { memory, threads }: DuckLimits): Promise<Duck> {
    const { DuckDBInstance } = await import('@duckdb/node-api').catch((error: NodeJS.ErrnoException) => {
      if (!error.code?.endsWith('MODULE_NOT_FOUND')) throw error;
      throw new Failure(
        'no-duckdb',
        'linking an archive needs DuckDB, which is not installed',
        'install it beside hearsay: npm install @duckdb/node-api (with -g where hearsay was)',
      );
    });
    const instance = await DuckDBInstance.create(`${folder}/link.duckdb`, {
      memory_limit: `${memory}MB`,
      threads: String(threads),
      temp_directory: `${folder}/spill`,
      preserve_insertion_order: 'false',
    });
    return new Duck(instance, await instance.connect());
  }

  async run(sql: string, given: Given = {}): Promise<void> {
    await failing(this.#main.run(sql, given));
  }

  /** The only value of the only row. */
  async value<T extends DuckDBValue>(sql: string, given: Given = {}): Promise<T> {
    const reader = await failing(this.#main.runAndReadAll(sql, given));
    return reader.getRows()[0]![0] as T;
  }

  /** Rows as they come, a few thousand held at a time; other statements may run meanwhile. */
  async *rows<T extends readonly DuckDBValue[]>(sql: string, given: Given = {}): AsyncGenerator<T, void, undefined> {
    const connection = await this.#instance.connect();
    try {
      const result = await failing(connection.stream(sql, given));
      for (;;) {
        const chunk = await failing(result.fetchChunk());
        if (!chunk || chunk.rowCount === 0) return;
        for (const row of chunk.getRows()) yield row as unknown as T;
      }
    } finally {
      connection.closeSync();
    }
  }

  /** Adds many rows to a table, which are there once the table is closed. */
  async into(table: string): Promise<Appending> {
    const connection = await this.#instance.connect();
    return new Appending(connection, await connection.createAppender(table));
  }

  close(): void {
    this.#main.closeSync();
    this.#instance.closeSync();
  }
}

/** Rows on their way into a table. */
export class Appending {
  readonly #connection: DuckDBConnection;
  readonly #appender: DuckDBAppender;
  #held = 0;

  constructor(connection: DuckDBConnection, appender: DuckDBAppender) {
    this.#connection = connection;
    this.#appender = appender;
  }

  /** A row, its cells as the table's columns are: `i` whole numbers of 32 bits, `b` of 64, `d` of any size with a point, `s` texts. */
  add(types: string, ...cells: readonly (number | string | null)[]): void {
    for (const [i, cell] of cells.entries()) {
      if (cell === null) this.#appender.appendNull();
      else if (typeof cell === 'string') this.#appender.appendVarchar(cell);
      else if (types[i] === 'b') this.#appender.appendBigInt(BigInt(cell));
      else if (types[i] === 'd') this.#appender.appendDouble(cell);
      else this.#appender.appendInteger(cell);
    }
    this.#appender.endRow();
    if (++this.#held % FLUSH === 0) this.#appender.flushSync();
  }

  close(): void {
    this.#appender.closeSync();
    this.#connection.closeSync();
  }
}

/** Rows that wait before they go to the table. */
const FLUSH = 50_000;

/** What DuckDB says in several lines as one; where the disk or its memory is too small, what to do. */
async function failing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const said = String(error instanceof Error ? error.message : error).split('\n')[0]!;
    const hint = /out of memory/i.test(said)
      ? 'give it more with --memory, or shorter windows with --window'
      : /no space|disk/i.test(said)
        ? 'name a folder with more room with --temp'
        : 'report it with the command that was run';
    throw new Failure('duckdb', `DuckDB: ${said}`, hint);
  }
}
