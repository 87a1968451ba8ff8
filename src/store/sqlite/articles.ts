import type { LedgerSource, Linkable, Publication } from '../../records/ledger.ts';
import { byDate } from '../../records/publication-order.ts';
import type { PublicationPack } from '../rows/entry-columns.ts';
import { idOf, type Key, keyOf } from '../rows/ids.ts';
import { unpack, unpacked } from '../rows/pack.ts';
import { type Local, localsOf, type Packed, ReadyArticle } from './ready-article.ts';
import type { Sql } from './sql.ts';

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

/** Articles whose sources and publications are kept, some kilobytes each. */
const LATELY = 4096;

/** Wordings of which it is kept what they tell, and articles of which the id is kept: some hundred bytes each. */
const WORDINGS = 65_536;
const IDS = 65_536;

/** What is kept of an article, else what is read. */
function lately<T>(kept: Map<number, T>, article: number, read: () => T, most = LATELY): T {
  const known = kept.get(article);
  if (known !== undefined) return known;
  const found = read();
  keep(kept, article, found, most);
  return found;
}

/** Where there are too many those that came first go. */
function keep<T>(kept: Map<number, T>, key: number, value: T, most: number): void {
  if (kept.size >= most) kept.delete(kept.keys().next().value!);
  kept.set(key, value);
}

/**
 * Articles by row, unpacked; those used last are kept, since statements of one story are compared over and over. Whoever writes
 * forgets what it changes; whoever reads forgets all when another connection has written.
 */
export class Articles {
  readonly #sql: Sql;
  readonly #most: number;
  readonly #ready = new Map<number, ReadyArticle>();
  /** Where a statement is that was asked for by its row. */
  readonly #places = new Map<number, { readonly ready: ReadyArticle; readonly n: number }>();
  /** Rows of these statements by id, and the other way round. */
  readonly #rows = new Map<string, number>();
  readonly #ids = new Map<number, string>();
  #version: number | null = null;
  /** Bytes of all that are kept. */
  #held = 0;
  /** Sources and publications of articles that were asked for lately: joining sources looks at these alone, of very many articles. */
  readonly #locals = new Map<number, readonly Local[]>();
  readonly #appeared = new Map<number, readonly Publication[]>();
  readonly #told = new Map<number, LedgerSource>();
  readonly #articleIds = new Map<number, string>();

  /** `most`: bytes that are kept, more or less. */
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
    this.#held = 0;
    this.#places.clear();
    this.#rows.clear();
    this.#ids.clear();
    this.#locals.clear();
    this.#appeared.clear();
    this.#articleIds.clear();
  }

  /** Forgets all of an article. */
  forget(article: number): void {
    this.#locals.delete(article);
    this.#appeared.delete(article);
    this.#articleIds.delete(article);
    this.#release(article);
  }

  #release(article: number): void {
    const ready = this.#ready.get(article);
    if (!ready) return;
    for (const row of ready.rows.values()) {
      this.#places.delete(row);
      this.#rows.delete(this.#ids.get(row)!);
      this.#ids.delete(row);
    }
    this.#ready.delete(article);
    this.#held -= ready.counted;
  }

  /** Forgets which sources across articles those of an article are, and with `publications` where it appeared. */
  renew(article: number, what: { readonly publications?: boolean } = {}): void {
    if (what.publications) this.#appeared.delete(article);
    this.#ready.get(article)?.renew(what);
  }

  rowOf(id: string): number | null {
    return this.#sql.value<number>('SELECT row FROM article WHERE id = ?', keyOf('sha256:', id)) ?? null;
  }

  /** `sha256:...` of an article. */
  id(article: number): string {
    const read = (): string => idOf('sha256:', this.#sql.value<Key>('SELECT id FROM article WHERE row = ?', article)!);
    return lately(this.#articleIds, article, read, IDS);
  }

  /** Row of a statement, if it was asked for lately. */
  knownRow(statement: string): number | undefined {
    return this.#rows.get(statement);
  }

  /** Id of a statement, likewise. */
  knownId(row: number): string | undefined {
    return this.#ids.get(row);
  }

  /** Of a statement by its row; null where it is gone. */
  linkable(row: number): Linkable | null {
    const known = this.#places.get(row);
    if (known) {
      known.ready.isUsed = true;
      return known.ready.linkable(known.n);
    }
    const place = this.#sql.get<{ article: number; n: number }>('SELECT article, n FROM statement WHERE row = ?', row);
    return place ? this.#placed(this.#of(place.article), row, place.n) : null;
  }

  /** Statements of an article in text order. */
  of(article: number): readonly Linkable[] {
    const ready = this.#of(article);
    if (ready.rows.size === ready.length) return Array.from({ length: ready.length }, (_, n) => ready.linkable(n));
    return this.#sql
      .column<number>('SELECT row FROM statement WHERE article = ? ORDER BY n', article)
      .map((row, n) => this.#placed(ready, row, n));
  }

  /** Keeps what was just written, as reading would give it. */
  put(article: number, packed: Packed): void {
    this.forget(article);
    this.#keep(article, packed);
  }

  /** Sources of an article, each at its place. */
  locals(article: number): readonly Local[] {
    return lately(this.#locals, article, () => {
      const locals = localsOf(this.#sql, article);
      for (const { wording, source } of locals) this.learn(wording, source);
      return locals;
    });
  }

  /** Keeps what a wording tells. */
  learn(wording: number, source: LedgerSource): void {
    if (!this.#told.has(wording)) keep(this.#told, wording, source, WORDINGS);
  }

  /** What an article tells of a source; its local id may be that of another article that tells the same. */
  told({
    article,
    n,
    wording,
  }: {
    readonly article: number;
    readonly n: number;
    readonly wording: number;
  }): LedgerSource {
    return this.#told.get(wording) ?? this.locals(article)[n]!.source;
  }

  /** Where the text of a statement appeared, by its row. */
  publicationsOf(row: number): readonly Publication[] {
    const article = this.#sql.value<number>('SELECT article FROM statement WHERE row = ?', row);
    return article === undefined ? [] : this.publications(article);
  }

  publications(article: number): readonly Publication[] {
    return lately(this.#appeared, article, () => this.#publications(article));
  }

  #placed(ready: ReadyArticle, row: number, n: number): Linkable {
    const linkable = ready.linkable(n);
    const { id } = linkable.statement;
    this.#count(ready);
    ready.rows.set(n, row);
    this.#places.set(row, { ready, n });
    this.#rows.set(id, row);
    this.#ids.set(row, id);
    return linkable;
  }

  #of(article: number): ReadyArticle {
    const ready = this.#ready.get(article) ?? this.#keep(article, this.#load(article));
    ready.isUsed = true;
    return ready;
  }

  #keep(article: number, packed: Packed): ReadyArticle {
    const ready = new ReadyArticle(this.#sql, article, packed, {
      locals: () => this.locals(article),
      publications: () => this.publications(article),
    });
    this.#makeRoom();
    this.#ready.set(article, ready);
    this.#count(ready);
    return ready;
  }

  #count(ready: ReadyArticle): void {
    const { size } = ready;
    this.#held += size - ready.counted;
    ready.counted = size;
  }

  /** The oldest entry of a Map comes first: what was kept longest goes, unless it was asked for since it came up before. */
  #makeRoom(): void {
    while (this.#held >= this.#most && this.#ready.size > 0) {
      const [article, ready] = this.#ready.entries().next().value!;
      if (!ready.isUsed) {
        this.#release(article);
        continue;
      }
      ready.isUsed = false;
      this.#ready.delete(article);
      this.#ready.set(article, ready);
    }
  }

  #load(article: number): Packed {
    const { id, pack } = this.#sql.get<{ id: Key; pack: Buffer }>(
      'SELECT id, pack FROM article WHERE row = ?',
      article,
    )!;
    const vectors = (): Buffer | null =>
      this.#sql.value<Buffer | null>('SELECT vectors FROM article WHERE row = ?', article) ?? null;
    return { id: idOf('sha256:', id), lines: unpack(pack), vectors };
  }

  #publications(article: number): readonly Publication[] {
    return this.#sql
      .all<PublicationRow>(
        `SELECT p.id, a.id AS article, p.pack, o.name AS outlet, o.outletId, o.country FROM publication p
         JOIN article a ON a.row = p.article LEFT JOIN outlet o ON o.row = p.outlet WHERE p.article = ?`,
        article,
      )
      .map(publicationOf)
      .sort(byDate);
  }
}
