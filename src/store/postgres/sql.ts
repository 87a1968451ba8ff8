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
  /** Ends when the query before has ended: a connection takes one at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: ClientBase) {
    this.#client = client;
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

  /** Several statements without parameters. */
  async exec(text: string): Promise<void> {
    await this.#next(() => this.#client.query(text));
  }

  #query(text: string, values: readonly Value[]): Promise<QueryResult> {
    const { name, text: numbered } = prepared(text);
    return this.#next(() =>
      this.#client.query({ ...(name && { name }), text: numbered, values: values.map(shown) }),
    );
  }

  #next(run: () => Promise<QueryResult>): Promise<QueryResult> {
    const result = this.#last.then(run);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

const shown = (value: Value): Value =>
  typeof value === 'string'
    ? value.replaceAll('\0', '\ufffd')
    : Array.isArray(value)
      ? value.map((v) => (typeof v === 'string' ? v.replaceAll('\0', '\ufffd') : v))
      : value;
