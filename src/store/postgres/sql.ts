import type { ClientBase, QueryResult } from 'pg';

export type Value = string | number | boolean | Buffer | null | readonly (string | number | boolean | Buffer | null)[];

interface Prepared {
  readonly name: string;
  readonly text: string;
}

/** By what is written: the same with numbered parameters, and the name under which connections prepare it. */
const PREPARED = new Map<string, Prepared>();
/** Texts that filters are put together from are many: beyond so many they are not prepared. */
const MOST = 1000;

function prepared(written: string): Prepared {
  const known = PREPARED.get(written);
  if (known) return known;
  let n = 0;
  const made = { name: `q${PREPARED.size}`, text: written.replace(/\?/g, () => `$${++n}`) };
  if (PREPARED.size < MOST) PREPARED.set(written, made);
  return PREPARED.size < MOST ? made : { ...made, name: '' };
}

/**
 * A connection with its statements prepared once. The text of a statement is always a literal: values come as parameters alone, each where
 * a question mark stands. A zero, which no text of PostgreSQL may hold, becomes the sign for what cannot be shown.
 */
export class Sql {
  readonly #client: ClientBase;
  /** What was sent and failed: told at the next answer, and for the whole transaction. */
  #failed: { readonly error: unknown } | null = null;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  /** Begins a transaction, in the words of who begins it. */
  async begin(text = 'BEGIN'): Promise<void> {
    this.#failed = null;
    await this.exec(text);
  }

  /** Rejects where anything in the transaction has failed, which the server has taken back then. */
  commit(): Promise<void> {
    return this.exec('COMMIT');
  }

  async rollBack(): Promise<void> {
    await this.#client.query('ROLLBACK');
    this.#failed = null;
  }

  async all<T>(text: string, ...values: Value[]): Promise<T[]> {
    return (await this.#query(text, values)).rows as T[];
  }

  async get<T>(text: string, ...values: Value[]): Promise<T | undefined> {
    return (await this.all<T>(text, ...values))[0];
  }

  /** The first column of all rows. */
  async column<T>(text: string, ...values: Value[]): Promise<T[]> {
    return (await this.all<Record<string, T>>(text, ...values)).map((row) => Object.values(row)[0]!);
  }

  /** One value of one row. */
  async value<T>(text: string, ...values: Value[]): Promise<T | undefined> {
    return (await this.column<T>(text, ...values))[0];
  }

  /** Number of rows changed. */
  async run(text: string, ...values: Value[]): Promise<number> {
    return (await this.#query(text, values)).rowCount ?? 0;
  }

  /** Writes without waiting: what is asked next waits for it, and tells where it has failed. */
  send(text: string, ...values: Value[]): void {
    this.#asked(text, values).catch((error: unknown) => {
      this.#failed ??= { error };
    });
  }

  /** Several statements without parameters. */
  async exec(text: string): Promise<void> {
    await this.#answer(this.#client.query(text));
  }

  #query(text: string, values: readonly Value[]): Promise<QueryResult> {
    return this.#answer(this.#asked(text, values));
  }

  #asked(text: string, values: readonly Value[]): Promise<QueryResult> {
    const { name, text: numbered } = prepared(text);
    return this.#client.query({ ...(name && { name }), text: numbered, values: values.map(shown) });
  }

  /** An answer, where all that was sent before has gone well. */
  async #answer(asked: Promise<QueryResult>): Promise<QueryResult> {
    const answer = await asked.catch((error: unknown) => {
      throw this.#failed ? this.#failed.error : error;
    });
    if (this.#failed) throw this.#failed.error;
    return answer;
  }
}

const shown = (value: Value): Value =>
  typeof value === 'string'
    ? value.replaceAll('\0', '\ufffd')
    : Array.isArray(value)
      ? value.map((v) => (typeof v === 'string' ? v.replaceAll('\0', '\ufffd') : v))
      : value;
