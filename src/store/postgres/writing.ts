import type { LedgerStatement, Linkable, TextFacts } from '../../records/ledger.ts';
import type { Linking, Sift } from '../linking.ts';
import { hashed, type StoredKeys, storedKeys } from '../rows/keys.ts';
import { Articles } from './articles.ts';
import { idBytes, idIn } from './bytes.ts';
import { Reasons } from './reasons.ts';
import type { Sql } from './sql.ts';

/** Bytes of articles that a writer keeps unpacked. */
const READY = 180_000_000;

/** What all parts of a transaction share; kept from one to the next as long as nobody else writes. */
export class Writing {
  readonly sql: Sql;
  readonly articles: Articles;
  readonly reasons: Reasons;
  readonly linking: Linking;
  readonly sift: Sift | null;
  readonly #makers = new Map<string, number>();
  readonly #makerNames = new Map<number, string>();
  readonly #keys = new WeakMap<LedgerStatement, StoredKeys>();
  readonly #nearOf = new WeakMap<TextFacts, readonly number[]>();

  constructor(sql: Sql, linking: Linking) {
    this.sql = sql;
    this.articles = new Articles(sql, READY);
    this.reasons = new Reasons(sql);
    this.linking = linking;
    this.sift = linking.sift?.() ?? null;
  }

  /** Forgets what it has read. */
  clear(): void {
    this.articles.clear();
    this.reasons.clear();
    this.sift?.clear();
    this.#makers.clear();
    this.#makerNames.clear();
  }

  /** Hashed names of the buckets of a statement and its text. */
  keys(linkable: Linkable): StoredKeys {
    const known = this.#keys.get(linkable.statement);
    if (known) return known;
    const near = this.#nearOf.get(linkable.text) ?? hashed(this.linking.nearKeys(linkable.text));
    this.#nearOf.set(linkable.text, near);
    const made = storedKeys(linkable, this.linking, near);
    this.#keys.set(linkable.statement, made);
    return made;
  }

  /** Rows of the statements that are there, by id, in the order asked. */
  async statements(ids: Iterable<string>): Promise<Map<string, number>> {
    const asked = [...new Set(ids)];
    if (!asked.length) return new Map();
    const rows = await this.sql.all<{ row: number; id: Buffer }>(
      'SELECT row, id FROM statement WHERE id = ANY(?::bytea[])',
      asked.map((id) => idBytes('st:', id)),
    );
    const found = new Map(rows.map(({ row, id }) => [idIn('st:', id), row]));
    return new Map(asked.flatMap((id) => (found.has(id) ? [[id, found.get(id)!] as const] : [])));
  }

  /** `st:...` of these statements, by row. */
  async statementIds(rows: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const found = await this.sql.all<{ row: number; id: Buffer }>(
      'SELECT row, id FROM statement WHERE row = ANY(?::bigint[])',
      rows,
    );
    return new Map(found.map(({ row, id }) => [row, idIn('st:', id)]));
  }

  async makerRow(name: string): Promise<number> {
    const known =
      this.#makers.get(name) ??
      (await this.sql.value<number>('SELECT row FROM maker WHERE name = ?', name)) ??
      (await this.sql.value<number>('INSERT INTO maker (name) VALUES (?) RETURNING row', name))!;
    this.#makers.set(name, known);
    return known;
  }

  async makerNames(rows: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const missing = [...new Set(rows)].filter((row) => !this.#makerNames.has(row));
    if (missing.length)
      for (const { row, name } of await this.sql.all<{ row: number; name: string }>(
        'SELECT row, name FROM maker WHERE row = ANY(?::bigint[])',
        missing,
      ))
        this.#makerNames.set(row, name);
    return this.#makerNames;
  }

  async unsettle(rows: readonly number[]): Promise<void> {
    if (rows.length)
      await this.sql.run('UPDATE statement SET settled = false WHERE row = ANY(?::bigint[]) AND settled', rows);
  }

  /** Statements at the other ends of the edges of these. */
  async unsettleNeighbours(rows: readonly number[]): Promise<void> {
    if (rows.length)
      await this.sql.run(
        `UPDATE statement SET settled = false WHERE settled AND row IN (
           SELECT b FROM edge WHERE a = ANY(?::bigint[]) UNION ALL SELECT a FROM edge WHERE b = ANY(?::bigint[]))`,
        rows,
        rows,
      );
  }

  /** Old ids lead to new ones from now on. */
  async redirect(pairs: readonly (readonly [old: string, to: string])[]): Promise<void> {
    const moved = new Map(pairs.filter(([old, to]) => old !== to));
    if (moved.size)
      await this.sql.run(
        `INSERT INTO redirect (old, new) SELECT * FROM unnest(?::text[], ?::text[])
         ON CONFLICT ON CONSTRAINT redirect_one DO UPDATE SET new = excluded.new`,
        [...moved.keys()],
        [...moved.values()],
      );
  }

  /** Ids that are in use again lead nowhere. */
  async inUse(ids: readonly string[]): Promise<void> {
    if (ids.length) await this.sql.run('DELETE FROM redirect WHERE old = ANY(?::text[])', ids);
  }

  async dropClaims(rows: readonly number[]): Promise<void> {
    if (!rows.length) return;
    await this.sql.run('DELETE FROM position WHERE claim = ANY(?::bigint[])', rows);
    await this.sql.run('DELETE FROM watch_due WHERE claim = ANY(?::bigint[])', rows);
    await this.sql.run('DELETE FROM claim WHERE row = ANY(?::bigint[])', rows);
  }
}
