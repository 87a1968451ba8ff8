import { createHash } from 'node:crypto';
import { linking } from '../src/ledger/linking.ts';
import { fold } from '../src/records/fold.ts';
import type { LedgerEntry, Linkable } from '../src/records/ledger.ts';
import { idBytes, nameBytes } from '../src/store/postgres/bytes.ts';
import { lengthOf, nameVectorOf, vectorOf } from '../src/store/postgres/words.ts';
import { gradeCodes, stanceCodes } from '../src/store/rows/codes.ts';
import { articleColumns, OWN_VOICE, type SourcePack, wordingOf } from '../src/store/rows/entry-columns.ts';
import { dayOf, hash48, keyOf, rank31, rank48 } from '../src/store/rows/ids.ts';
import { bucketDay, hashed, storedKeys, tableKeys } from '../src/store/rows/keys.ts';
import { pack, packed } from '../src/store/rows/pack.ts';

type Value = string | number | boolean | Buffer | null;

/** Tables in the order in which they are filled, each with its columns. */
export const COLUMNS = {
  maker: 'row, name',
  outlet: 'row, name, folded, outlet_id, country',
  article: 'row, id, maker, sources, read, text_at, pack, vectors',
  body: 'article, text',
  publication: 'row, id, article, outlet, day, address, pack',
  source: 'row, id, name, folded, is_outlet, pack, statements, asserts, denies',
  source_words: 'source, names',
  local: 'row, article, n, id, wording, source, why',
  name_key: 'key, rank, local',
  claim: 'row, id, rank, disputed, statements, articles, origins, newest, board, listable, pack, relations_at',
  statement: 'row, id, article, n, local, stance, grade, claim, linked, settled, level, day',
  words: 'statement, length, text',
  bucket: 'key, statement',
  story_article: 'article, day, linked, settled, level, story',
  story_key: 'key, day, rank, article',
} as const;
export type Table = keyof typeof COLUMNS;

/** One field as COPY reads it. */
function field(value: Value): string {
  if (value === null) return '\\N';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value).replace(/[\\\n\r\t]/g, (c) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[c]!);
}

/** The last rows of tables (of claims, where these are more than statements), and the row of the maker. */
export type Last = Readonly<Record<'article' | 'local' | 'statement' | 'source' | 'outlet' | 'maker', number>>;

/**
 * Rows of a ledger as adding would leave them, with the real keys of linking, but for links: every statement stands alone, and so does every
 * article. Made without asking the database anything.
 */
export class Rows {
  readonly #lines = new Map<Table, string[]>();
  readonly #outlets = new Map<string, number>();
  readonly #sources = new Map<string, number>();
  /** The last rows. */
  #articles = 0;
  #locals = 0;
  #statements = 0;
  #records = 0;
  #outletRow = 0;
  #maker: number | null = null;
  /** Times that it has gone on behind what others have added. */
  #stage = 0;
  /** Statements that were put, and rows of all tables. */
  statements = 0;
  lines = 0;

  /** Text of COPY for each table since the last time. */
  *taken(): Generator<readonly [Table, string]> {
    for (const table of Object.keys(COLUMNS) as Table[]) {
      const lines = this.#lines.get(table);
      if (lines?.length) yield [table, `${lines.join('\n')}\n`];
    }
    this.#lines.clear();
  }

  /** Goes on behind rows that others have put, with their maker. */
  resume(last: Last): void {
    this.#articles = last.article;
    this.#locals = last.local;
    this.#statements = last.statement;
    this.#records = last.source;
    this.#outletRow = last.outlet;
    this.#maker = last.maker;
    this.#sources.clear();
    this.#outlets.clear();
    this.#stage++;
  }

  #put(table: Table, ...values: readonly Value[]): void {
    const lines = this.#lines.get(table) ?? [];
    if (!lines.length) this.#lines.set(table, lines);
    lines.push(values.map(field).join('\t'));
    this.lines++;
  }

  add(entry: LedgerEntry): void {
    const { read, publication, sources, text } = entry;
    const row = ++this.#articles;
    const columns = articleColumns(entry);
    if (this.#maker === null) this.#put('maker', 2, columns.maker);
    this.#maker ??= 2;
    const { maker: _, sourcesPack, read: packedRead, textAt, lines, vectors } = columns;
    const { id: articleId } = read.article;
    this.#put(
      'article',
      row,
      idBytes('sha256:', articleId),
      this.#maker,
      sourcesPack,
      packedRead,
      textAt,
      pack(lines),
      vectors,
    );
    this.#put('body', row, packed(read.article.text));
    const { id, article: __, outlet, outletId, country, ...rest } = publication;
    const address = publication.canonical ?? publication.url ?? publication.file;
    this.#put(
      'publication',
      ...[row, idBytes('p:', id), row, this.#outlet(outlet!, outletId, country)],
      ...[dayOf(publication.published) ?? 0, address === null ? null : hash48(address), packed(rest)],
    );
    const rank = rank31(keyOf('sha256:', articleId));
    for (const [n, source] of sources.entries()) {
      const local = ++this.#locals;
      this.#put('local', local, row, n, source.local, wordingOf(source), this.#source(source), null);
      for (const name of new Set(linking.sourceNames(source))) this.#put('name_key', hash48(name), rank, local);
    }
    const day = bucketDay(publication.published);
    for (const key of new Set(linking.storyKeys(text).map(hash48))) this.#put('story_key', key, day, rank, row);
    this.#put('story_article', row, day, true, true, 0, null);
    this.#addStatements(row, entry, day);
  }

  #addStatements(article: number, { statements, sources, text, publication }: LedgerEntry, day: number): void {
    const near = hashed(linking.nearKeys(text));
    const at = new Map(sources.map((s, n) => [s.local, n]));
    for (const [n, s] of statements.entries()) {
      const row = ++this.#statements;
      this.statements++;
      const key = keyOf('st:', s.id);
      const newest = dayOf(publication.published) ?? 0;
      this.#put('claim', row, null, rank48(key), 0, 1, 1, 1, newest, 0, 1, null, null);
      const local = s.attribution === null ? OWN_VOICE : (at.get(s.source ?? '') ?? null);
      const codes = [stanceCodes.of(s.stance), gradeCodes.of(s.grade)];
      this.#put('statement', row, idBytes('st:', s.id), article, n, local, ...codes, row, true, true, 0, day);
      const length = lengthOf(s.words);
      this.#put('words', row, length, vectorOf(s.words));
      const keys = tableKeys(
        storedKeys({ statement: s, text } as Pick<Linkable, 'statement' | 'text'>, linking, near),
        {
          day,
          n,
        },
      );
      for (const one of new Set([...keys.near, ...keys.any])) this.#put('bucket', one, row);
    }
  }

  #outlet(name: string, outletId: string | null, country: string | null): number {
    const known = this.#outlets.get(name);
    if (known !== undefined) return known;
    const row = ++this.#outletRow;
    this.#outlets.set(name, row);
    this.#put('outlet', row, nameBytes(name), nameBytes(fold(name)), outletId, country);
    return row;
  }

  /** One record for a name: joining would tell some of them apart. */
  #source({ name, local: _, reason: __, ...fields }: LedgerEntry['sources'][number]): number {
    const known = this.#sources.get(name);
    if (known !== undefined) return known;
    const row = ++this.#records;
    this.#sources.set(name, row);
    const id = idBytes('s:', `s:${createHash('sha256').update(`${name} ${this.#stage}`).digest('hex').slice(0, 32)}`);
    const record = { name, ...fields } as unknown as SourcePack;
    this.#put('source', row, id, nameBytes(name), nameBytes(fold(name)), 0, packed(record), 1, 1, 0);
    this.#put('source_words', row, nameVectorOf(name));
    return row;
  }
}
