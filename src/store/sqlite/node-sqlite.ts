import { resolve } from 'node:path';
import type { Connection, ConnectOptions, Statement, Value } from './connection.ts';

type Row = Record<string, unknown>;

/** The part of `node:sqlite` that we use: the types of Node 20 have none of it. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string, options: { readonly readOnly: boolean; readonly timeout: number }) => Db;
  backup(from: Db, path: string): Promise<number>;
}
interface Db {
  readonly isTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): Prepared;
  close(): void;
}
interface Prepared {
  get(...values: Value[]): Row | undefined;
  all(...values: Value[]): Row[];
  iterate(...values: Value[]): Iterable<Row>;
  run(...values: Value[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint };
}

/** Node's own SQLite, which has all that we need from 22.16 on; null in an older Node. */
export function nodeSqlite(): NodeSqlite | null {
  const found = withoutNotice(() => process.getBuiltinModule('node:sqlite'));
  return found && 'backup' in found ? (found as NodeSqlite) : null;
}

/** Node tells every user of `node:sqlite` on standard error that it may still change. Ours could do nothing about it. */
function withoutNotice<T>(load: () => T): T {
  const usual = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...more: never[]): void => {
    if (!/SQLite is an experimental feature/.test(String(warning))) usual.call(process, warning, ...more);
  };
  try {
    return load();
  } finally {
    process.emitWarning = usual;
  }
}

/** What SQLite takes for a database that is in no file. */
const MEMORY = ':memory:';

/** A connection through `node:sqlite` that is used like one of better-sqlite3. */
export class NodeConnection implements Connection {
  readonly #sqlite: NodeSqlite;
  readonly #db: Db;

  constructor(sqlite: NodeSqlite, path: string, { readonly = false, timeout = 5000 }: ConnectOptions = {}) {
    this.#sqlite = sqlite;
    // An absolute path: SQLite would read "file:..." as an address with options.
    this.#db = new sqlite.DatabaseSync(path === MEMORY ? path : resolve(path), { readOnly: readonly, timeout });
  }

  get inTransaction(): boolean {
    return this.#db.isTransaction;
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  prepare(sql: string): Statement {
    return new NodeStatement(this.#db.prepare(sql));
  }

  pragma(text: string, { simple = false }: { readonly simple?: boolean } = {}): unknown {
    const statement = this.prepare(['PRAGMA', text].join(' '));
    return simple ? statement.pluck().get() : statement.all();
  }

  backup(path: string): Promise<unknown> {
    return this.#sqlite.backup(this.#db, path);
  }

  close(): void {
    this.#db.close();
  }
}

class NodeStatement implements Statement {
  readonly #statement: Prepared;
  #isPlucked = false;

  constructor(statement: Prepared) {
    this.#statement = statement;
  }

  get(...values: Value[]): unknown {
    const row = this.#statement.get(...values);
    return row && this.#given(row);
  }

  all(...values: Value[]): unknown[] {
    return this.#statement.all(...values).map((row) => this.#given(row));
  }

  *iterate(...values: Value[]): IterableIterator<unknown> {
    for (const row of this.#statement.iterate(...values)) yield this.#given(row);
  }

  run(...values: Value[]): { readonly changes: number; readonly lastInsertRowid: number | bigint } {
    const { changes, lastInsertRowid } = this.#statement.run(...values);
    return { changes: Number(changes), lastInsertRowid };
  }

  pluck(): this {
    this.#isPlucked = true;
    return this;
  }

  /** Bytes as a Buffer; of a plucked row its first column. */
  #given(row: Row): unknown {
    for (const key in row) {
      const value = row[key];
      if (value instanceof Uint8Array) row[key] = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      if (this.#isPlucked) return row[key];
    }
    return row;
  }
}
