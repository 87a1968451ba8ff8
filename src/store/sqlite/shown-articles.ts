import type { Publication, ShownStatement } from '../../records/ledger.ts';
import { packOf } from './article-pack.ts';
import type { Articles } from './articles.ts';
import { idOf, type Key } from './ids.ts';
import { unpack } from './pack.ts';
import type { Sql } from './sql.ts';

/** Articles kept, at about 10 KB each. */
const MOST_KEPT = 2000;

interface Shown {
  readonly pack: Buffer;
  readonly statements: readonly ShownStatement[];
  /** Null where they are to be read again. */
  publications: readonly Publication[] | null;
}

/** Statements as lists show them. Unlike `Articles` it unpacks no vectors and no sources, which a page of hits from many articles does without. */
export class ShownArticles {
  readonly #sql: Sql;
  readonly #articles: Articles;
  readonly #kept = new Map<number, Shown>();
  /** Those among them that nobody has written since they were looked at. */
  readonly #fresh = new Set<number>();

  constructor(sql: Sql, articles: Articles) {
    this.#sql = sql;
    this.#articles = articles;
  }

  /** Something was written: what is kept holds only where the stored bytes are still the same. */
  doubt(): void {
    this.#fresh.clear();
  }

  statement(article: number, n: number): ShownStatement | null {
    return this.#of(article)?.statements[n] ?? null;
  }

  publications(article: number): readonly Publication[] {
    const shown = this.#of(article);
    if (!shown) return [];
    shown.publications ??= this.#articles.publications(article);
    return shown.publications;
  }

  #of(article: number): Shown | null {
    const known = this.#kept.get(article);
    if (known && this.#fresh.has(article)) return known;
    const row = this.#sql.get<{ id: Key; pack: Buffer }>('SELECT id, pack FROM article WHERE row = ?', article);
    if (!row) return null;
    const shown = known?.pack.equals(row.pack)
      ? { ...known, publications: null }
      : shownFrom(idOf('sha256:', row.id), row.pack);
    this.#kept.delete(article);
    this.#kept.set(article, shown);
    this.#fresh.add(article);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
      this.#fresh.delete(oldest);
    }
    return shown;
  }
}

const shownFrom = (article: string, pack: Buffer): Shown => ({
  pack,
  statements: packOf(unpack(pack)).statements.map(({ facts: _facts, cells: _cells, ...rest }) => ({
    ...rest,
    article,
  })),
  publications: null,
});
