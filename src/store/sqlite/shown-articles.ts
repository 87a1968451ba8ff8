import type { Publication, ShownStatement } from '../../records/ledger.ts';
import { statementGrade } from '../../records/statement-grade.ts';
import { packedStatement, statementLines } from '../rows/article-pack.ts';
import { idOf, type Key } from '../rows/ids.ts';
import { unpack } from '../rows/pack.ts';
import type { Articles } from './articles.ts';
import type { Sql } from './sql.ts';

/** Bytes that are kept, more or less. */
const MOST_KEPT = 24_000_000;

interface Shown {
  readonly article: string;
  readonly lines: readonly string[];
  /** Those that were asked for, by place. */
  readonly statements: Map<number, ShownStatement>;
  /** Null before they were asked for. */
  publications: readonly Publication[] | null;
}

/**
 * Statements as lists show them. Unlike `Articles` it unpacks no vectors and no sources, and reads
 * only the statements that are asked for: of a page of hits most are from different articles.
 */
export class ShownArticles {
  readonly #sql: Sql;
  readonly #articles: Articles;
  readonly #kept = new Map<number, Shown>();
  #held = 0;

  constructor(sql: Sql, articles: Articles) {
    this.#sql = sql;
    this.#articles = articles;
  }

  /** Forgets these articles, or everything. */
  renew(articles: readonly number[] | null): void {
    if (articles) for (const article of articles) this.#drop(article);
    else {
      this.#kept.clear();
      this.#held = 0;
    }
  }

  statement(article: number, n: number): ShownStatement | null {
    const shown = this.#of(article);
    if (!shown) return null;
    const known = shown.statements.get(n);
    const line = shown.lines[n];
    if (known || line === undefined) return known ?? null;
    const { facts: _facts, ...rest } = packedStatement(line);
    const statement = { ...rest, grade: statementGrade(rest), article: shown.article };
    shown.statements.set(n, statement);
    return statement;
  }

  publications(article: number): readonly Publication[] {
    const shown = this.#of(article);
    if (!shown) return [];
    shown.publications ??= this.#articles.publications(article);
    return shown.publications;
  }

  #of(article: number): Shown | null {
    const known = this.#kept.get(article);
    if (known) return known;
    const row = this.#sql.get<{ id: Key; pack: Buffer }>('SELECT id, pack FROM article WHERE row = ?', article);
    if (!row) return null;
    const shown = shownFrom(idOf('sha256:', row.id), row.pack);
    this.#kept.set(article, shown);
    this.#held += sizeOf(shown);
    for (const oldest of this.#kept.keys()) {
      if (this.#held <= MOST_KEPT || this.#kept.size === 1) break;
      this.#drop(oldest);
    }
    return shown;
  }

  #drop(article: number): void {
    const known = this.#kept.get(article);
    if (!known) return;
    this.#kept.delete(article);
    this.#held -= sizeOf(known);
  }
}

const shownFrom = (article: string, pack: Buffer): Shown => ({
  article,
  lines: statementLines(unpack(pack)),
  statements: new Map(),
  publications: null,
});

/** Its lines, and as much again for what is read of them. */
const sizeOf = ({ lines }: Shown): number => lines.reduce((sum, line) => sum + 2 * line.length, 1000);
