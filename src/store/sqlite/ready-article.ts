import type { LedgerSource, LedgerStatement, Linkable, Publication, TextFacts } from '../../records/ledger.ts';
import { once } from '../../records/once.ts';
import { packedStatement, packedText, statementLines } from '../rows/article-pack.ts';
import { idOf, type Key } from '../rows/ids.ts';
import { meanOf, unpacked, unpackVectors } from '../rows/pack.ts';
import type { Sql } from './sql.ts';

/** A source of one article, at its place. */
export interface Local {
  readonly n: number;
  /** Equal where articles tell the same of it, in the same words. */
  readonly wording: number;
  readonly source: LedgerSource;
}

/** Bytes that an article takes beside its lines, and a statement of it with all that comparing makes of it. */
const ARTICLE = 10_000;
const MADE = 8000;

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

/** What the tables hold of an article. */
export interface Packed {
  /** `sha256:...`. */
  readonly id: string;
  /** Its `pack`, unpacked. */
  readonly lines: string;
  /** Of most articles that are looked at they are not asked for. */
  readonly vectors: () => Buffer | null;
}

/** Read what is not packed with an article. */
interface Readers {
  readonly locals: () => readonly Local[];
  readonly publications: () => readonly Publication[];
}

/**
 * An article of which everything is made when it is first asked for: of most, one or two statements are looked at, and of most of
 * these only the words. Its statements stay the same objects; what holds publications and sources is made anew once these change.
 */
export class ReadyArticle {
  /** Asked for since it last came up for being let go. */
  isUsed = false;
  /** Its size when that was counted last. */
  counted = 0;
  /** Rows of the statements that were asked for by their row, by place. */
  readonly rows = new Map<number, number>();
  readonly text: TextFacts;
  readonly #sql: Sql;
  readonly #row: number;
  readonly #id: string;
  readonly #lines: readonly string[];
  readonly #length: number;
  readonly #statements: (LedgerStatement | undefined)[] = [];
  readonly #vectors: () => readonly (Int8Array | null)[];
  readonly #locals: () => readonly Local[];
  readonly #read: Readers;
  #linkables: (Linkable | undefined)[] = [];
  #publications!: () => readonly Publication[];
  #sources!: () => Linkable['sources'];
  #made = 0;

  constructor(sql: Sql, row: number, { id, lines, vectors }: Packed, read: Readers) {
    this.#sql = sql;
    this.#row = row;
    this.#id = id;
    this.#length = lines.length;
    this.#lines = statementLines(lines);
    this.#vectors = once(() => unpackVectors(vectors(), this.#lines.length));
    this.#locals = once(read.locals);
    this.#read = read;
    const facts = packedText(lines);
    const centre = once(() => facts.centre ?? meanOf(this.#vectors()));
    this.text = {
      ...facts,
      article: id,
      get centre() {
        return centre();
      },
    };
    this.renew({ publications: true });
  }

  /** How many statements it has. */
  get length(): number {
    return this.#lines.length;
  }

  /** Bytes that it takes, more or less. */
  get size(): number {
    return ARTICLE + 2 * this.#length + MADE * this.#made;
  }

  linkable(n: number): Linkable {
    this.#linkables[n] ??= new Stored(this.#statement(n), this.text, this.#publications, this.#sources);
    return this.#linkables[n];
  }

  /** Forgets which sources across articles those of the article are, and with `publications` where it appeared. */
  renew({ publications = false } = {}): void {
    if (publications) this.#publications = once(this.#read.publications);
    this.#sources = once(() => sourcesOf(this.#sql, this.#row, this.#locals()));
    this.#linkables = [];
  }

  #statement(n: number): LedgerStatement {
    const known = this.#statements[n];
    if (known) return known;
    const vectors = this.#vectors;
    const made: LedgerStatement = {
      ...packedStatement(this.#lines[n]!),
      article: this.#id,
      get vector() {
        return vectors()[n]!;
      },
    };
    this.#statements[n] = made;
    this.#made++;
    return made;
  }
}

/** Sources of an article, each at its place. */
export function localsOf(sql: Sql, article: number): Local[] {
  const sources = unpacked<LedgerSource[]>(sql.value<Buffer>('SELECT sources FROM article WHERE row = ?', article)!);
  return sql
    .all<Omit<Local, 'source'>>('SELECT n, wording FROM local WHERE article = ? ORDER BY n', article)
    .map((local) => ({ ...local, source: sources[local.n]! }));
}

function sourcesOf(sql: Sql, article: number, locals: readonly Local[]): Linkable['sources'] {
  const ids = new Map(
    sql
      .all<{ n: number; id: Key }>(
        'SELECT l.n, s.id FROM local l JOIN source s ON s.row = l.source WHERE l.article = ?',
        article,
      )
      .map(({ n, id }) => [n, idOf('s:', id)]),
  );
  return new Map(locals.map(({ n, source }) => [source.local, { ...source, id: ids.get(n) ?? null }]));
}
