import type { LedgerStatement, Linkable, TextFacts } from '../../records/ledger.ts';
import type { Linking, Sift } from '../linking.ts';
import { keyOf } from '../rows/ids.ts';
import { hashed, type StoredKeys, storedKeys } from '../rows/keys.ts';
import { Articles } from './articles.ts';
import type { Connection } from './connection.ts';
import { Reasons } from './edge-facts.ts';
import { FullBuckets } from './full-buckets.ts';
import { NearKeys } from './near-keys.ts';
import { Sql } from './sql.ts';

/** Bytes of articles that a writer keeps unpacked. */
const READY = 180_000_000;

/** What all parts of a transaction share. */
export class Writing {
  readonly sql: Sql;
  readonly articles: Articles;
  readonly reasons: Reasons;
  readonly #makers = new Map<string, number>();
  readonly #names = new Map<number, string>();
  readonly #keys = new WeakMap<LedgerStatement, StoredKeys>();
  readonly #nearOf = new WeakMap<TextFacts, readonly number[]>();
  readonly linking: Linking;
  readonly sift: Sift | null;
  readonly nearKeys: NearKeys;
  readonly full: FullBuckets;
  /** Keys of buckets that are not at their places yet; null: not counted yet. */
  young: number | null = null;

  constructor(db: Connection, linking: Linking) {
    this.sql = new Sql(db);
    this.articles = new Articles(this.sql, READY);
    this.reasons = new Reasons(this.sql);
    this.linking = linking;
    this.nearKeys = new NearKeys(this.sql);
    this.full = new FullBuckets(this.sql);
    this.sift = linking.sift?.() ?? null;
  }

  /** Forgets what it has read: `always`, or only if another connection has written meanwhile. */
  freshen(always = false): void {
    if (always) this.articles.clear();
    if (!this.articles.freshen() && !always) return;
    this.sift?.clear();
    this.young = null;
    this.nearKeys.clear();
    this.full.clear();
    this.reasons.clear();
    this.#makers.clear();
    this.#names.clear();
  }

  /** Hashed names of the buckets of a statement and its text: it is put into them and others are looked for there, one right after the other. */
  keys(linkable: Linkable): StoredKeys {
    const known = this.#keys.get(linkable.statement);
    if (known) return known;
    const near = this.#nearOf.get(linkable.text) ?? hashed(this.linking.nearKeys(linkable.text));
    this.#nearOf.set(linkable.text, near);
    const made = storedKeys(linkable, this.linking, near);
    this.#keys.set(linkable.statement, made);
    return made;
  }

  /** Row of a statement; null where there is none. */
  statement(id: string): number | null {
    return (
      this.articles.knownRow(id) ??
      this.sql.value<number>('SELECT row FROM statement WHERE id = ?', keyOf('st:', id)) ??
      null
    );
  }

  /** Rows of the statements that are there. */
  statements(ids: Iterable<string>): number[] {
    return [...ids].map((id) => this.statement(id)).filter((row) => row !== null);
  }

  makerRow(name: string): number {
    const known = this.#makers.get(name) ?? this.sql.value<number>('SELECT row FROM maker WHERE name = ?', name);
    const row = known ?? this.sql.run('INSERT INTO maker (name) VALUES (?)', name).row;
    this.#makers.set(name, row);
    return row;
  }

  makerName(row: number): string {
    const name = this.#names.get(row) ?? this.sql.value<string>('SELECT name FROM maker WHERE row = ?', row)!;
    this.#names.set(row, name);
    return name;
  }

  unsettle(row: number): void {
    this.sql.run('UPDATE statement SET settled = 0 WHERE row = ? AND settled = 1', row);
  }

  /** Statements at the other ends of this one's edges. */
  unsettleNeighbours(row: number): void {
    this.sql.run('UPDATE statement SET settled = 0 WHERE settled = 1 AND row IN (SELECT b FROM edge WHERE a = ?)', row);
    this.sql.run('UPDATE statement SET settled = 0 WHERE settled = 1 AND row IN (SELECT a FROM edge WHERE b = ?)', row);
  }

  unsettleClaim(claim: number): void {
    this.sql.run('UPDATE statement SET settled = 0 WHERE settled = 1 AND claim = ?', claim);
  }

  /** The old id leads to the new one from now on; an id that is in use again leads nowhere. */
  redirect(old: string, to: string): void {
    if (old !== to) this.sql.run('INSERT OR REPLACE INTO redirect (old, new) VALUES (?, ?)', old, to);
  }

  inUse(id: string): void {
    this.sql.run('DELETE FROM redirect WHERE old = ?', id);
  }

  dropClaim(claim: number): void {
    this.sql.run('DELETE FROM position WHERE claim = ?', claim);
    this.sql.run('DELETE FROM claim WHERE row = ?', claim);
  }
}
