import type { LedgerSource, LedgerStatement, Linkable, Publication, TextFacts } from '../../records/ledger.ts';
import { idOf, type Key, keyOf } from './ids.ts';
import { meanOf, opened, unpacked, unpackVectors } from './pack.ts';
import type { Sql } from './sql.ts';

/** What the `pack` of an article holds. */
export interface ArticlePack {
  /** `centre` is null where it is the mean of the vectors, as it is wherever there are any. */
  readonly text: Omit<TextFacts, 'article' | 'centre'> & { readonly centre: readonly number[] | null };
  readonly statements: readonly Omit<LedgerStatement, 'article' | 'vector'>[];
}

/** The fields of a publication that have no column. */
export type PublicationPack = Omit<Publication, 'id' | 'article' | 'outlet' | 'outletId' | 'country'>;

/** An article made ready: its statements with all that linking needs. */
interface Ready {
  readonly linkables: readonly Linkable[];
  readonly rows: readonly number[];
}

interface PublicationRow {
  readonly id: Key;
  readonly article: Key;
  readonly pack: Buffer;
  readonly outlet: string | null;
  readonly outletId: string | null;
  readonly country: string | null;
}

export const publicationOf = (row: PublicationRow): Publication => ({
  id: idOf('p:', row.id),
  article: idOf('sha256:', row.article),
  outlet: row.outlet,
  outletId: row.outletId,
  country: row.country,
  ...unpacked<PublicationPack>(row.pack),
});

const byDate = (a: Publication, b: Publication): number =>
  Number(a.published === null) - Number(b.published === null) ||
  compare(a.published ?? '', b.published ?? '') ||
  compare(a.id, b.id);

export const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/**
 * Articles by row, unpacked; those used last are kept, since statements of one story are compared over and over. Whoever writes
 * forgets what it changes; whoever reads forgets all when another connection has written.
 */
export class Articles {
  readonly #sql: Sql;
  readonly #most: number;
  readonly #ready = new Map<number, Ready>();
  readonly #linkables = new Map<number, Linkable>();
  /** Rows of their statements by id. */
  readonly #rows = new Map<string, number>();
  #version: number | null = null;

  constructor(sql: Sql, most: number) {
    this.#sql = sql;
    this.#most = most;
  }

  /** Forgets everything if another connection has written meanwhile, and tells so. */
  freshen(): boolean {
    const version = this.#sql.value<number>('PRAGMA data_version')!;
    const isOther = this.#version !== version;
    if (isOther) this.clear();
    this.#version = version;
    return isOther;
  }

  clear(): void {
    this.#ready.clear();
    this.#linkables.clear();
    this.#rows.clear();
  }

  forget(article: number): void {
    const ready = this.#ready.get(article);
    for (const row of ready?.rows ?? []) this.#linkables.delete(row);
    for (const { statement } of ready?.linkables ?? []) this.#rows.delete(statement.id);
    this.#ready.delete(article);
  }

  rowOf(id: string): number | null {
    return this.#sql.value<number>('SELECT row FROM article WHERE id = ?', keyOf('sha256:', id)) ?? null;
  }

  /** Row of a statement, if its article is among those that are kept. */
  knownRow(statement: string): number | undefined {
    return this.#rows.get(statement);
  }

  /** Id of a statement, likewise. */
  knownId(row: number): string | undefined {
    return this.#linkables.get(row)?.statement.id;
  }

  /** Of a statement by its row; null where it is gone. */
  linkable(row: number): Linkable | null {
    const known = this.#linkables.get(row);
    if (known) return known;
    const article = this.#sql.value<number>('SELECT article FROM statement WHERE row = ?', row);
    if (article === undefined) return null;
    this.of(article);
    return this.#linkables.get(row) ?? null;
  }

  /** Statements of an article in text order. */
  of(article: number): readonly Linkable[] {
    const known = this.#ready.get(article);
    if (known) return known.linkables;
    const ready = this.#load(article);
    // The oldest entry of a Map comes first: what was loaded longest ago goes.
    if (this.#ready.size >= this.#most) this.forget(this.#ready.keys().next().value!);
    this.#ready.set(article, ready);
    for (const [i, row] of ready.rows.entries()) {
      const linkable = ready.linkables[i]!;
      this.#linkables.set(row, linkable);
      this.#rows.set(linkable.statement.id, row);
    }
    return ready.linkables;
  }

  publications(article: number): Publication[] {
    return this.#sql
      .all<PublicationRow>(
        `SELECT p.id, a.id AS article, p.pack, o.name AS outlet, o.outletId, o.country FROM publication p
         JOIN article a ON a.row = p.article LEFT JOIN outlet o ON o.row = p.outlet WHERE p.article = ?`,
        article,
      )
      .map(publicationOf)
      .sort(byDate);
  }

  #load(article: number): Ready {
    const sql = this.#sql;
    const row = sql.get<{ id: Key; pack: Buffer; vectors: Buffer | null }>(
      'SELECT id, pack, vectors FROM article WHERE row = ?',
      article,
    )!;
    const id = idOf('sha256:', row.id);
    const { text, statements } = unpacked<ArticlePack>(row.pack);
    const vectors = unpackVectors(row.vectors, statements.length);
    const sources = new Map<string, LedgerSource & { readonly id: string | null }>();
    for (const l of sql.all<{ json: string; source: Key | null }>(
      `SELECT l.json, s.id AS source FROM local l LEFT JOIN source s ON s.row = l.source WHERE l.article = ? ORDER BY l.n`,
      article,
    )) {
      const source = opened<LedgerSource>(l.json);
      sources.set(source.local, { ...source, id: l.source === null ? null : idOf('s:', l.source) });
    }
    const centre = text.centre ?? meanOf(vectors);
    const shared = { text: { article: id, ...text, centre }, publications: this.publications(article), sources };
    return {
      linkables: statements.map((s, i) => ({ statement: { ...s, article: id, vector: vectors[i]! }, ...shared })),
      rows: sql
        .all<{ row: number }>('SELECT row FROM statement WHERE article = ? ORDER BY n', article)
        .map((r) => r.row),
    };
  }
}
