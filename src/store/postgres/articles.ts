import type { LedgerSource, LedgerStatement, Linkable, Publication, TextFacts } from '../../records/ledger.ts';
import { once } from '../../records/once.ts';
import { byDate } from '../../records/publication-order.ts';
import { packedStatement, packedText, statementLines } from '../rows/article-pack.ts';
import type { PublicationPack } from '../rows/entry-columns.ts';
import { idOf } from '../rows/ids.ts';
import { meanOf, unpack, unpacked, unpackVectors } from '../rows/pack.ts';
import { idBytes, idIn, keyIn, nameIn } from './bytes.ts';
import type { Sql } from './sql.ts';

interface PublicationRow {
  readonly id: Buffer;
  readonly article: Buffer;
  readonly pack: Buffer;
  readonly outlet: Buffer | null;
  readonly outlet_id: string | null;
  readonly country: string | null;
}

export const publicationOf = (row: PublicationRow): Publication => ({
  id: idIn('p:', row.id),
  article: idIn('sha256:', row.article),
  outlet: row.outlet && nameIn(row.outlet),
  outletId: row.outlet_id,
  country: row.country,
  ...unpacked<PublicationPack>(row.pack),
});

interface ArticleRow {
  readonly row: number;
  readonly id: Buffer;
  readonly pack: Buffer;
  readonly vectors: Buffer | null;
  readonly sources: Buffer;
}

/** Bytes that an article takes beside its lines. */
const BESIDE = 30_000;

/** An article of which everything is made when it is first asked for. Its statements stay the same objects. */
class Ready {
  readonly row: number;
  readonly id: string;
  readonly lines: readonly string[];
  readonly text: TextFacts;
  readonly size: number;
  readonly sources: () => readonly LedgerSource[];
  /** Null once they have changed: to be looked up again. */
  locals: readonly { readonly n: number; readonly wording: number; readonly id: string | null }[] | null = null;
  publications: readonly Publication[] | null = null;
  readonly #statements: (LedgerStatement | undefined)[] = [];
  readonly #vectors: () => readonly (Int8Array | null)[];
  #linkables: (Linkable | undefined)[] = [];
  #told: Linkable['sources'] | null = null;

  constructor({ row, id, pack, vectors, sources }: ArticleRow) {
    const lines = unpack(pack);
    this.row = row;
    this.id = idIn('sha256:', id);
    this.lines = statementLines(lines);
    this.size = BESIDE + 3 * lines.length;
    this.#vectors = once(() => unpackVectors(vectors, this.lines.length));
    this.sources = once(() => unpacked<LedgerSource[]>(sources));
    const facts = packedText(lines);
    const centre = once(() => facts.centre ?? meanOf(this.#vectors()));
    this.text = {
      ...facts,
      article: this.id,
      get centre() {
        return centre();
      },
    };
  }

  /** Forgets what other tables tell of it. */
  renew(publications: boolean): void {
    if (publications) this.publications = null;
    this.locals = null;
    this.#linkables = [];
    this.#told = null;
  }

  linkable(n: number): Linkable {
    this.#told ??= new Map(
      this.sources().map((source, i) => [source.local, { ...source, id: this.locals![i]?.id ?? null }]),
    );
    this.#linkables[n] ??= {
      statement: this.#statement(n),
      text: this.text,
      publications: this.publications!,
      sources: this.#told,
    };
    return this.#linkables[n];
  }

  #statement(n: number): LedgerStatement {
    const vectors = this.#vectors;
    this.#statements[n] ??= {
      ...packedStatement(this.lines[n]!),
      article: this.id,
      get vector() {
        return vectors()[n]!;
      },
    };
    return this.#statements[n];
  }
}

/** Articles by row, unpacked; those that came last are kept. Whoever writes forgets what it changes. */
export class Articles {
  readonly #sql: Sql;
  readonly #most: number;
  readonly #kept = new Map<number, Ready>();
  #held = 0;

  /** `most`: bytes that are kept, more or less. */
  constructor(sql: Sql, most: number) {
    this.#sql = sql;
    this.#most = most;
  }

  clear(): void {
    this.#kept.clear();
    this.#held = 0;
  }

  forget(article: number): void {
    this.#held -= this.#kept.get(article)?.size ?? 0;
    this.#kept.delete(article);
  }

  /** Which sources across articles those of an article are has changed, and with `publications` where it appeared. */
  renew(article: number, publications = false): void {
    this.#kept.get(article)?.renew(publications);
  }

  async rowOf(id: string): Promise<number | null> {
    return (await this.#sql.value<number>('SELECT row FROM article WHERE id = ?', idBytes('sha256:', id))) ?? null;
  }

  /** `sha256:...` of these articles, by row. */
  async ids(articles: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await this.#sql.all<{ row: number; id: Buffer }>(
      'SELECT row, id FROM article WHERE row = ANY(?::bigint[])',
      [...new Set(articles)],
    );
    return new Map(rows.map(({ row, id }) => [row, idOf('sha256:', keyIn(id))]));
  }

  /** Statements by their rows; those that are gone are left out. */
  async linkables(rows: Iterable<number>): Promise<ReadonlyMap<number, Linkable>> {
    const places = await this.#sql.all<{ row: number; article: number; n: number }>(
      'SELECT row, article, n FROM statement WHERE row = ANY(?::bigint[])',
      [...new Set(rows)],
    );
    const ready = await this.#ready(places.map((p) => p.article));
    return new Map(places.map(({ row, article, n }) => [row, ready.get(article)!.linkable(n)]));
  }

  /** Statements of an article in text order. */
  async of(article: number): Promise<readonly Linkable[]> {
    const ready = (await this.#ready([article])).get(article);
    return ready ? ready.lines.map((_, n) => ready.linkable(n)) : [];
  }

  /** What is told of the sources of these articles, each at its place. */
  async sources(articles: readonly number[]): Promise<ReadonlyMap<number, readonly LedgerSource[]>> {
    const rows = await this.#sql.all<{ row: number; sources: Buffer }>(
      'SELECT row, sources FROM article WHERE row = ANY(?::bigint[])',
      [...new Set(articles)],
    );
    return new Map(rows.map(({ row, sources }) => [row, unpacked<LedgerSource[]>(sources)]));
  }

  /** Oldest first, by article. */
  async publications(articles: readonly number[]): Promise<ReadonlyMap<number, readonly Publication[]>> {
    const rows = await this.#sql.all<PublicationRow & { readonly row: number }>(
      `SELECT p.article AS row, p.id, a.id AS article, p.pack, o.name AS outlet, o.outlet_id, o.country
       FROM publication p JOIN article a ON a.row = p.article LEFT JOIN outlet o ON o.row = p.outlet
       WHERE p.article = ANY(?::bigint[])`,
      [...new Set(articles)],
    );
    const found = new Map(articles.map((article): [number, Publication[]] => [article, []]));
    for (const row of rows) found.get(row.row)!.push(publicationOf(row));
    for (const list of found.values()) list.sort(byDate);
    return found;
  }

  async #ready(articles: readonly number[]): Promise<ReadonlyMap<number, Ready>> {
    const out = new Map<number, Ready>();
    for (const article of articles) {
      const known = this.#kept.get(article);
      if (known) out.set(article, known);
    }
    const missing = [...new Set(articles)].filter((article) => !out.has(article));
    if (missing.length)
      for (const row of await this.#sql.all<ArticleRow>(
        'SELECT row, id, pack, vectors, sources FROM article WHERE row = ANY(?::bigint[])',
        missing,
      ))
        out.set(row.row, this.#keep(new Ready(row)));
    await this.#complete([...out.values()]);
    return out;
  }

  async #complete(all: readonly Ready[]): Promise<void> {
    await Promise.all([
      this.#place(all.filter((r) => r.publications === null)),
      this.#join(all.filter((r) => r.locals === null)),
    ]);
  }

  async #place(unplaced: readonly Ready[]): Promise<void> {
    if (!unplaced.length) return;
    const found = await this.publications(unplaced.map((r) => r.row));
    for (const ready of unplaced) ready.publications = found.get(ready.row)!;
  }

  async #join(unjoined: readonly Ready[]): Promise<void> {
    if (!unjoined.length) return;
    const rows = await this.#sql.all<{ article: number; n: number; wording: number; id: Buffer | null }>(
      `SELECT l.article, l.n, l.wording, s.id FROM local l LEFT JOIN source s ON s.row = l.source
       WHERE l.article = ANY(?::bigint[]) ORDER BY l.article, l.n`,
      unjoined.map((r) => r.row),
    );
    const found = new Map(unjoined.map((r): [number, NonNullable<Ready['locals']>[number][]] => [r.row, []]));
    for (const { article, n, wording, id } of rows) found.get(article)!.push({ n, wording, id: id && idIn('s:', id) });
    for (const ready of unjoined) ready.locals = found.get(ready.row)!;
  }

  #keep(ready: Ready): Ready {
    for (const [article, { size }] of this.#kept) {
      if (this.#held + ready.size <= this.#most) break;
      this.#held -= size;
      this.#kept.delete(article);
    }
    this.#kept.set(ready.row, ready);
    this.#held += ready.size;
    return ready;
  }
}
