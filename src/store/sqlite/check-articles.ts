import { createHash } from 'node:crypto';
import type { LedgerSource } from '../../records/ledger.ts';
import type { ReadArticle } from '../../records/read-article.ts';
import type { Linking } from '../linking.ts';
import { type ArticlePack, packOf } from '../rows/article-pack.ts';
import { gradeCodes, stanceCodes } from '../rows/codes.ts';
import type { PublicationPack } from '../rows/entry-columns.ts';
import { wordingOf } from '../rows/entry-columns.ts';
import { dayOf, hash48, idOf, type Key, rank31 } from '../rows/ids.ts';
import { storedKeys, tableKeys, YOUNG } from '../rows/keys.ts';
import { opened, unpack, unpacked, unpackVectors } from '../rows/pack.ts';
import type { Sql } from './sql.ts';

export interface ArticleRow {
  readonly row: number;
  readonly id: Key;
  readonly sources: Buffer;
  readonly read: Buffer;
  readonly textAt: number;
  readonly pack: Buffer;
  readonly vectors: Buffer | null;
  readonly text: Buffer;
}

/** What the records seen so far say that there is. */
export interface Told {
  /** Rows of buckets. */
  buckets: number;
  /** Keys of stories. */
  storyKeys: number;
}

/** What is wrong with an article and the rows that follow from it; null for nothing. Throws where something does not read back. */
export function articleFault(sql: Sql, article: ArticleRow, linking: Linking, told: Told): string | null {
  const text = unpacked<string>(article.text);
  const json = unpack(article.read);
  const read = JSON.parse(
    json.slice(0, article.textAt) + JSON.stringify(text) + json.slice(article.textAt),
  ) as ReadArticle;
  const hash = createHash('sha256').update(text).digest('hex');
  if (Buffer.isBuffer(article.id) && hash !== article.id.toString('hex'))
    return 'its text is not the one that its hash names';
  if (read.article.text !== text || read.article.id !== idOf('sha256:', article.id))
    return 'its analysis is that of another text';
  const known = packOf(unpack(article.pack));
  const sources = unpacked<readonly LedgerSource[]>(article.sources);
  return (
    statementFault(sql, article, known, { sources, linking, told }) ??
    storyFault(sql, article, known, { linking, told }) ??
    publicationFault(sql, article.row) ??
    localFault(sql, article, sources, linking.sourceNames) ??
    figureFault(sql, article.row, read)
  );
}

/** Its keys among stories are those that its record tells. */
function storyFault(
  sql: Sql,
  { row, id }: ArticleRow,
  { text, statements }: ArticlePack,
  { linking, told }: { readonly linking: Linking; readonly told: Told },
): string | null {
  const day = sql.value<number | null>('SELECT day FROM storyArticle WHERE article = ?', row) ?? null;
  if (day === null) return null;
  const keys = statements.length ? [...new Set(linking.storyKeys(text).map(hash48))] : [];
  told.storyKeys += keys.length;
  const held = sql.value<number>(
    'SELECT count(*) FROM storyKey WHERE day = ? AND rank = ? AND article = ? AND key IN (SELECT value FROM json_each(?))',
    day,
    rank31(id),
    row,
    JSON.stringify(keys),
  );
  return held === keys.length ? null : 'it is not in the keys of its story';
}

interface StatementRow {
  readonly row: number;
  readonly id: Key;
  readonly n: number;
  readonly local: number | null;
  readonly stance: number;
  readonly grade: number;
  readonly day: number | null;
}

function statementFault(
  sql: Sql,
  { row: article, id: text, vectors: bytes }: ArticleRow,
  { text: facts, statements }: ArticlePack,
  {
    sources,
    linking,
    told,
  }: { readonly sources: readonly LedgerSource[]; readonly linking: Linking; readonly told: Told },
): string | null {
  const vectors = unpackVectors(bytes, statements.length);
  const rows = sql.all<StatementRow>('SELECT * FROM statement WHERE article = ? ORDER BY n', article);
  if (rows.length !== statements.length) return `${rows.length} of ${statements.length} statements are there`;
  for (const [n, s] of statements.entries()) {
    const { row, id, day, ...columns } = rows[n]!;
    const source = sources[columns.local ?? -1]?.local ?? null;
    if (
      idOf('st:', id) !== s.id ||
      columns.n !== n ||
      columns.stance !== stanceCodes.of(s.stance) ||
      columns.grade !== gradeCodes.of(s.grade) ||
      (s.attribution !== null && source !== s.source)
    )
      return `the row of statement ${s.id} is not as its record`;
    if (day === null) continue;
    const statement = { ...s, article: idOf('sha256:', text), vector: vectors[n]! };
    const { near, any } = tableKeys(
      storedKeys({ statement, text: { ...facts, article: statement.article, centre: [] } }, linking),
      { day, n },
    );
    told.buckets += near.length + any.length;
    const isThere = (key: number): boolean =>
      sql.get('SELECT 1 FROM bucket WHERE key = ? AND statement = ?', key, row) !== undefined;
    if (!near.every(isThere) || !any.every((key) => isThere(key) || isThere(key + YOUNG)))
      return `statement ${s.id} is not in its buckets: relink`;
  }
  return null;
}

function publicationFault(sql: Sql, article: number): string | null {
  const rows = sql.all<{ id: Key; day: number; address: number | null; pack: Buffer }>(
    'SELECT id, day, address, pack FROM publication WHERE article = ?',
    article,
  );
  if (!rows.length) return 'it has no publication';
  for (const { id, day, address, pack } of rows) {
    const p = unpacked<PublicationPack>(pack);
    const place = p.canonical ?? p.url ?? p.file;
    if (day !== (dayOf(p.published) ?? 0) || address !== (place === null ? null : hash48(place)))
      return `the row of publication ${idOf('p:', id)} is not as its record`;
  }
  return null;
}

function localFault(
  sql: Sql,
  { row, id }: ArticleRow,
  sources: readonly LedgerSource[],
  names: Linking['sourceNames'],
): string | null {
  const rows = sql.all<{ row: number; n: number; id: string; wording: number; why: string | null }>(
    'SELECT row, n, id, wording, why FROM local WHERE article = ? ORDER BY n',
    row,
  );
  if (rows.length !== sources.length || !rows.every((l, i) => l.n === i))
    return `${rows.length} of ${sources.length} sources are there`;
  for (const l of rows) {
    if (l.why !== null) opened(l.why);
    const source = sources[l.n]!;
    if (l.id !== source.local || l.wording !== wordingOf(source)) return 'the row of a source is not as its record';
    for (const key of names(source))
      if (!sql.get('SELECT 1 FROM nameKey WHERE key = ? AND rank = ? AND local = ?', hash48(key), rank31(id), l.row))
        return 'a source is not among its names';
  }
  return null;
}

function figureFault(sql: Sql, article: number, read: ReadArticle): string | null {
  const rows = sql.all<{ n: number }>('SELECT n FROM figure WHERE article = ? ORDER BY n', article);
  return rows.length === read.figures.length && rows.every((f, i) => f.n === i)
    ? null
    : `${rows.length} of ${read.figures.length} figures are there`;
}
