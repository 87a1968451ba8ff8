import { Failure } from '../../records/failure.ts';
import type { Linking } from '../linking.ts';
import { Articles } from './articles.ts';
import type { Connection } from './connection.ts';
import { Reasons } from './edge-facts.ts';
import { Facts } from './hit-facts.ts';
import { type Key, keyOf, type Prefix } from './ids.ts';
import { Lasting } from './lasting.ts';
import { Renewals } from './renewals.ts';
import { ShownArticles } from './shown-articles.ts';
import { Sql } from './sql.ts';

/** Bytes of articles that a reader keeps unpacked. */
const READY = 50_000_000;
/** Terms of which it is remembered whether they are common. */
const MOST_TERMS = 10_000;
const MOST = 1000;
const USUAL = 50;

/** What all reads share: a connection of their own, so that they go on while another one writes. */
export class Reading {
  readonly sql: Sql;
  readonly articles: Articles;
  readonly reasons: Reasons;
  readonly facts: Facts;
  readonly shown: ShownArticles;
  /** Whether a term is in so many statements that they are not weighed. */
  readonly common: Lasting<string, boolean>;
  readonly linking: Linking;
  readonly #renewals: Renewals;

  constructor(db: Connection, linking: Linking, lag = 0) {
    this.sql = new Sql(db);
    this.articles = new Articles(this.sql, READY);
    this.reasons = new Reasons(this.sql);
    this.facts = new Facts(this.sql, lag);
    this.common = new Lasting({ lag, most: MOST_TERMS });
    this.shown = new ShownArticles(this.sql, this.articles);
    this.linking = linking;
    this.#renewals = new Renewals(this.sql);
  }

  /** Runs `look` on one state of the database, whatever is written meanwhile. */
  snapshot<T>(look: () => T): T {
    const { db } = this.sql;
    this.sql.run('BEGIN');
    try {
      // The first read takes the state, so that the check belongs to it.
      if (this.articles.freshen()) this.#forget();
      return look();
    } finally {
      if (db.inTransaction) this.sql.run('COMMIT');
    }
  }

  #forget(): void {
    const articles = this.#renewals.since();
    this.reasons.clear();
    this.facts.renew(articles);
    this.shown.renew(articles);
    this.common.doubt();
  }

  /** The id that this one leads to now. */
  redirected(id: string): string {
    const seen = new Set<string>();
    let at = id;
    for (;;) {
      const to = this.sql.value<string>('SELECT new FROM redirect WHERE old = ?', at);
      if (to === undefined || seen.has(to)) return at;
      seen.add(to);
      at = to;
    }
  }

  row(table: 'source' | 'claim' | 'statement', prefix: Prefix, id: string): number | null {
    const key = keyOf(prefix, id);
    const found =
      table === 'source'
        ? this.sql.value<number>('SELECT row FROM source WHERE id = ?', key)
        : table === 'claim'
          ? this.sql.value<number>('SELECT row FROM claim WHERE id = ?', key)
          : this.sql.value<number>('SELECT row FROM statement WHERE id = ?', key);
    return found ?? null;
  }
}

/** Rows of a page: 1 to 1000, 50 unless said. */
export const pageSize = (limit: number | undefined): number =>
  Math.min(MOST, Math.max(1, Math.floor(Number.isFinite(limit ?? USUAL) ? (limit ?? USUAL) : USUAL)));

type Part = string | number | null;

/** A place in a list, as an opaque word. */
export const cursorOf = (parts: readonly (Part | Key)[]): string =>
  Buffer.from(JSON.stringify(parts.map((p) => (Buffer.isBuffer(p) ? { hex: p.toString('hex') } : p)))).toString(
    'base64url',
  );

/** What `cursorOf` was given. Throws a `Failure` for anything else. */
export function placeOf(cursor: string | null | undefined, length: number): (Part | Key)[] | null {
  if (cursor === null || cursor === undefined) return null;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parts = null;
  }
  const isPart = (p: unknown): boolean =>
    p === null || typeof p === 'string' || (typeof p === 'number' && Number.isFinite(p)) || isHex(p);
  if (!Array.isArray(parts) || parts.length !== length || !parts.every(isPart))
    throw new Failure('cursor', `no place in this list: ${cursor.slice(0, 80)}`, 'ask for the first page');
  return parts.map((p: Part | { hex: string }) => (isHex(p) ? Buffer.from(p.hex, 'hex') : p));
}

const isHex = (p: unknown): p is { hex: string } =>
  typeof p === 'object' && p !== null && 'hex' in p && typeof p.hex === 'string';
