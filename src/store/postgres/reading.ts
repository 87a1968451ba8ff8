import type { Linking } from '../linking.ts';
import type { Prefix } from '../rows/ids.ts';
import { Articles } from './articles.ts';
import { idBytes } from './bytes.ts';
import { Reasons } from './reasons.ts';
import type { Sql } from './sql.ts';

/** Bytes of articles that one look keeps unpacked. */
const READY = 50_000_000;

/** One look: what it reads is one state of the ledger, and nothing is kept from it. */
export class Reading {
  readonly sql: Sql;
  readonly articles: Articles;
  readonly reasons: Reasons;
  readonly linking: Linking;

  constructor(sql: Sql, linking: Linking) {
    this.sql = sql;
    this.articles = new Articles(sql, READY);
    this.reasons = new Reasons(sql);
    this.linking = linking;
  }

  /** The id that this one leads to now. */
  async redirected(id: string): Promise<string> {
    const seen = new Set<string>();
    let at = id;
    for (;;) {
      const to = await this.sql.value<string>('SELECT new FROM redirect WHERE old = ?', at);
      if (to === undefined || seen.has(to)) return at;
      seen.add(to);
      at = to;
    }
  }

  async row(table: 'source' | 'claim' | 'statement', prefix: Prefix, id: string): Promise<number | null> {
    const key = idBytes(prefix, id);
    const found =
      table === 'source'
        ? await this.sql.value<number>('SELECT row FROM source WHERE id = ?', key)
        : table === 'claim'
          ? await this.sql.value<number>('SELECT row FROM claim WHERE id = ?', key)
          : await this.sql.value<number>('SELECT row FROM statement WHERE id = ?', key);
    return found ?? null;
  }
}
