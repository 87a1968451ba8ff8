import type { Linking } from '../linking.ts';
import { keyOf, type Prefix } from '../rows/ids.ts';
import { Articles } from './articles.ts';
import type { Connection } from './connection.ts';
import { Reasons } from './edge-facts.ts';
import { Facts } from './hit-facts.ts';
import { Lasting } from './lasting.ts';
import { Renewals } from './renewals.ts';
import { ShownArticles } from './shown-articles.ts';
import { Sql } from './sql.ts';

/** Bytes of articles that a reader keeps unpacked. */
const READY = 50_000_000;
/** Terms of which it is remembered whether they are common. */
const MOST_TERMS = 10_000;

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
