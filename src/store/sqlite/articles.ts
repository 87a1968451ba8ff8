import type { LedgerSource, LedgerStatement, Linkable, Publication, TextFacts } from '../../records/ledger.ts';
import { idOf, type Key, keyOf } from './ids.ts';
import { meanOf, unpacked, unpackVectors } from './pack.ts';
import type { Sql } from './sql.ts';

/** What the `pack` of an article holds. */
export interface ArticlePack {
  /** `centre` is null where it is the mean of the vectors, as it is wherever there are any. */
  readonly text: Omit<TextFacts, 'article' | 'centre'> & { readonly centre: readonly number[] | null };
  readonly statements: readonly Omit<LedgerStatement, 'article' | 'vector'>[];
}

/** The fields of a publication that have no column. */
export type PublicationPack = Omit<Publication, 'id' | 'article' | 'outlet' | 'outletId' | 'country'>;

/** Sources of an article, in order. */
export const unpackedSources = (sql: Sql, article: number): readonly LedgerSource[] =>
  unpacked(sql.value<Buffer>('SELECT sources FROM article WHERE row = ?', article)!);

/** What an article's records hold, whatever its sources and publications are: it stays one object as these change. */
interface Parts {
  readonly text: TextFacts;
  readonly statements: readonly LedgerStatement[];
  readonly rows: readonly number[];
  readonly locals: readonly Local[];
}

/** A source of one article, at its place. */
export interface Local {
  readonly row: number;
  readonly article: number;
  readonly n: number;
  readonly source: LedgerSource;
}

/** An article made ready: its statements with all that linking needs. */
interface Ready {
  readonly parts: Parts;
  /** Null where they are to be read again. */
  publications: readonly Publication[] | null;
  linkables: readonly Linkable[] | null;
  /** Asked for since it last came up for being let go. */
  isUsed: boolean;
}

/** What an article counts for among those that are kept: its statements, and one for its text. */
const sizeOf = ({ parts }: Ready): number => parts.rows.length + 1;

/** Gives what is made when it is first asked for: most statements that are looked at have little in common with the one in hand. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A statement with all that linking needs of its article. */
class Stored implements Linkable {
  readonly statement: LedgerStatement;
  readonly text: TextFacts;
  readonly #publications: () => Linkable['publications'];
  readonly #sources: () => Linkable['sources'];

  constructor(
    statement: LedgerStatement,
    text: TextFacts,
    publications: () => Linkable['publications'],
    sources: () => Linkable['sources'],
  ) {
    this.statement = statement;
    this.text = text;
    this.#publications = publications;
    this.#sources = sources;
  }

  get publications(): Linkable['publications'] {
    return this.#publications();
  }

  get sources(): Linkable['sources'] {
    return this.#sources();
  }
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
  readonly #linkables = new Map<number, { readonly ready: Ready; readonly linkable: Linkable }>();
  /** Rows of their statements by id, and the other way round. */
  readonly #rows = new Map<string, number>();
  readonly #ids = new Map<number, string>();
  #version: number | null = null;
  /** Size of all that are kept. */
  #held = 0;

  /** `most`: statements that are kept, more or less. */
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
    this.#linkables.clear();
    this.#rows.clear();
    this.#ids.clear();
  }

  /** Forgets all of an article. */
  forget(article: number): void {
    const ready = this.#ready.get(article);
    if (ready) this.#held -= sizeOf(ready);
    for (const row of ready?.parts.rows ?? []) {
      this.#linkables.delete(row);
      this.#ids.delete(row);
    }
    for (const { id } of ready?.parts.statements ?? []) this.#rows.delete(id);
    this.#ready.delete(article);
  }

  /** Forgets which sources across articles those of an article are, and with `publications` where it appeared. */
  renew(article: number, { publications = false } = {}): void {
    const ready = this.#ready.get(article);
    if (!ready) return;
    if (publications) ready.publications = null;
    ready.linkables = null;
    for (const row of ready.parts.rows) this.#linkables.delete(row);
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
    return this.#ids.get(row);
  }

  /** Of a statement by its row; null where it is gone. */
  linkable(row: number): Linkable | null {
    const known = this.#linkables.get(row);
    if (known) {
      known.ready.isUsed = true;
      return known.linkable;
    }
    const article = this.#sql.value<number>('SELECT article FROM statement WHERE row = ?', row);
    if (article === undefined) return null;
    this.of(article);
    return this.#linkables.get(row)?.linkable ?? null;
  }

  /** Statements of an article in text order. */
  of(article: number): readonly Linkable[] {
    const ready = this.#ready.get(article) ?? this.#keep(article, this.#load(article));
    ready.isUsed = true;
    ready.linkables ??= this.#linked(article, ready);
    return ready.linkables;
  }

  /** Keeps what was just written, as reading would give it. */
  put(article: number, id: string, { text, statements }: ArticlePack, vectors: Buffer | null): void {
    this.forget(article);
    this.#keep(article, this.#partsOf(article, id, { text, statements }, vectors));
  }

  /** Sources of an article, each at its place. */
  locals(article: number): readonly Local[] {
    return this.#ready.get(article)?.parts.locals ?? this.#locals(article);
  }

  #keep(article: number, parts: Parts): Ready {
    this.#makeRoom();
    const ready = { parts, publications: null, linkables: null, isUsed: false };
    this.#ready.set(article, ready);
    this.#held += sizeOf(ready);
    for (const [i, row] of parts.rows.entries()) {
      this.#rows.set(parts.statements[i]!.id, row);
      this.#ids.set(row, parts.statements[i]!.id);
    }
    return ready;
  }

  /** The oldest entry of a Map comes first: what was kept longest goes, unless it was asked for since it came up before. */
  #makeRoom(): void {
    while (this.#held >= this.#most && this.#ready.size > 0) {
      const [article, ready] = this.#ready.entries().next().value!;
      if (!ready.isUsed) {
        this.forget(article);
        continue;
      }
      ready.isUsed = false;
      this.#ready.delete(article);
      this.#ready.set(article, ready);
    }
  }

  #linked(article: number, ready: Ready): readonly Linkable[] {
    const { text, statements, rows } = ready.parts;
    const publications = once(() => this.publications(article));
    const sources = once(() => this.#sources(article, ready.parts.locals));
    const linkables = statements.map((statement) => new Stored(statement, text, publications, sources));
    for (const [i, row] of rows.entries()) this.#linkables.set(row, { ready, linkable: linkables[i]! });
    return linkables;
  }

  #sources(article: number, locals: readonly Local[]): Linkable['sources'] {
    const ids = new Map(
      this.#sql
        .all<{ n: number; id: Key }>(
          'SELECT l.n, s.id FROM local l JOIN source s ON s.row = l.source WHERE l.article = ?',
          article,
        )
        .map(({ n, id }) => [n, idOf('s:', id)]),
    );
    return new Map(locals.map(({ n, source }) => [source.local, { ...source, id: ids.get(n) ?? null }]));
  }

  publications(article: number): readonly Publication[] {
    const ready = this.#ready.get(article);
    if (!ready) return this.#publications(article);
    ready.publications ??= this.#publications(article);
    return ready.publications;
  }

  #publications(article: number): Publication[] {
    return this.#sql
      .all<PublicationRow>(
        `SELECT p.id, a.id AS article, p.pack, o.name AS outlet, o.outletId, o.country FROM publication p
         JOIN article a ON a.row = p.article LEFT JOIN outlet o ON o.row = p.outlet WHERE p.article = ?`,
        article,
      )
      .map(publicationOf)
      .sort(byDate);
  }

  #load(article: number): Parts {
    const row = this.#sql.get<{ id: Key; pack: Buffer; vectors: Buffer | null }>(
      'SELECT id, pack, vectors FROM article WHERE row = ?',
      article,
    )!;
    return this.#partsOf(article, idOf('sha256:', row.id), unpacked<ArticlePack>(row.pack), row.vectors);
  }

  #partsOf(article: number, id: string, { text, statements }: ArticlePack, bytes: Buffer | null): Parts {
    const vectors = once(() => unpackVectors(bytes, statements.length));
    const centre = once(() => text.centre ?? meanOf(vectors()));
    const locals = once(() => this.#locals(article));
    return {
      text: {
        ...text,
        article: id,
        get centre() {
          return centre();
        },
      },
      statements: statements.map((s, i) => ({
        ...s,
        article: id,
        get vector() {
          return vectors()[i]!;
        },
      })),
      rows: this.#sql.column<number>('SELECT row FROM statement WHERE article = ? ORDER BY n', article),
      get locals() {
        return locals();
      },
    };
  }

  #locals(article: number): Local[] {
    const sources = unpackedSources(this.#sql, article);
    return this.#sql
      .all<{ row: number; n: number }>('SELECT row, n FROM local WHERE article = ? ORDER BY n', article)
      .map(({ row, n }) => ({ row, article, n, source: sources[n]! }));
  }
}
