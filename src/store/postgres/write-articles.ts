import { Failure } from '../../records/failure.ts';
import { fold } from '../../records/fold.ts';
import type { LedgerEntry, LedgerSource, LedgerStatement, Publication } from '../../records/ledger.ts';
import { addressOf } from '../../records/publication-order.ts';
import { gradeCodes, stanceCodes } from '../rows/codes.ts';
import {
  type ArticleColumns,
  articleColumns,
  OWN_VOICE,
  type PublicationPack,
  statementHolding,
} from '../rows/entry-columns.ts';
import { dayOf, hash48 } from '../rows/ids.ts';
import { pack, packed } from '../rows/pack.ts';
import { publicationOf } from './articles.ts';
import { idBytes, idIn, nameBytes } from './bytes.ts';
import { dropKeys } from './keys.ts';
import { lengthOf, vectorOf } from './words.ts';
import { dropLocals, putLocals } from './write-sources.ts';
import { dropStory, renewStory } from './write-stories.ts';
import type { Writing } from './writing.ts';

const isRemoved = async (w: Writing, id: Buffer): Promise<boolean> =>
  (await w.sql.get('SELECT 1 FROM removed WHERE id = ?', id)) !== undefined;

export async function known(
  w: Writing,
  article: string,
): Promise<{ maker: string; publications: readonly Publication[] } | 'removed' | null> {
  const id = idBytes('sha256:', article);
  if (await isRemoved(w, id)) return 'removed';
  const found = await w.sql.get<{ row: number; maker: string }>(
    'SELECT a.row, m.name AS maker FROM article a JOIN maker m ON m.row = a.maker WHERE a.id = ?',
    id,
  );
  if (!found) return null;
  return { maker: found.maker, publications: (await w.articles.publications([found.row])).get(found.row)! };
}

export async function put(w: Writing, entry: LedgerEntry): Promise<boolean> {
  const { read, publication, sources, statements } = entry;
  const id = idBytes('sha256:', read.article.id);
  const columns = articleColumns(entry);
  const [removed, known, maker] = await Promise.all([
    isRemoved(w, id),
    w.articles.rowOf(read.article.id),
    w.makerRow(columns.maker),
  ]);
  if (removed)
    throw new Failure(
      'removed',
      `${read.article.id} was removed from the ledger`,
      'a text that was taken out stays out',
    );
  if (known !== null) {
    if (await isStored(w, known, maker, columns)) {
      await publish(w, publication, { row: known });
      return false;
    }
    await renewStory(w, known);
    await dropKeys(w, known);
    await dropLocals(w, known);
  }
  const row = known ?? (await insertArticle(w, id, maker, columns, read.article.text));
  if (known !== null) await replaceArticle(w, row, maker, columns);
  w.articles.forget(row);
  await putLocals(w, row, read.article.id, sources);
  const rows = await putStatements(w, row, statements, sources, known === null);
  putFigures(w, row, entry, rows);
  await publish(w, publication, { row, isNew: known === null });
  return true;
}

async function insertArticle(
  w: Writing,
  id: Buffer,
  maker: number,
  { sourcesPack, read, textAt, lines, vectors }: ArticleColumns,
  text: string,
): Promise<number> {
  const row = (await w.sql.value<number>(
    'INSERT INTO article (id, maker, sources, read, text_at, pack, vectors) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING row',
    id,
    maker,
    sourcesPack,
    read,
    textAt,
    pack(lines),
    vectors,
  ))!;
  w.sql.send('INSERT INTO body (article, text) VALUES (?, ?)', row, packed(text));
  return row;
}

async function replaceArticle(
  w: Writing,
  row: number,
  maker: number,
  { sourcesPack, read, textAt, lines, vectors }: ArticleColumns,
): Promise<void> {
  w.sql.send(
    'UPDATE article SET maker = ?, sources = ?, read = ?, text_at = ?, pack = ?, vectors = ? WHERE row = ?',
    maker,
    sourcesPack,
    read,
    textAt,
    pack(lines),
    vectors,
    row,
  );
}

async function isStored(w: Writing, row: number, maker: number, columns: ArticleColumns): Promise<boolean> {
  const { sourcesPack, read, lines, vectors } = columns;
  const same = await w.sql.get(
    'SELECT 1 FROM article WHERE row = ? AND maker = ? AND sources = ? AND read = ? AND pack = ? AND vectors IS NOT DISTINCT FROM ?::bytea',
    row,
    maker,
    sourcesPack,
    read,
    pack(lines),
    vectors,
  );
  return same !== undefined;
}

/** Statements that are still there keep their rows, and with them edges and claims; the others are withdrawn. */
async function putStatements(
  w: Writing,
  article: number,
  statements: readonly LedgerStatement[],
  sources: readonly LedgerSource[],
  isNew: boolean,
): Promise<ReadonlyMap<string, number>> {
  const old = isNew
    ? []
    : await w.sql.all<{ row: number; id: Buffer }>('SELECT row, id FROM statement WHERE article = ?', article);
  const rows = new Map(old.map((s) => [idIn('st:', s.id), s.row]));
  const now = new Set(statements.map((s) => s.id));
  await dropStatements(
    w,
    [...rows].flatMap(([id, row]) => (now.has(id) ? [] : [row])),
  );
  const localOf = new Map(sources.map((s, n) => [s.local, n]));
  const placed = statements.map((s, n) => ({
    s,
    n,
    local: s.attribution === null ? OWN_VOICE : (localOf.get(s.source ?? '') ?? null),
  }));
  await replaceStatements(
    w,
    placed.filter(({ s }) => rows.has(s.id)).map((p) => ({ ...p, row: rows.get(p.s.id)! })),
  );
  const fresh = placed.filter(({ s }) => !rows.has(s.id));
  const made = await w.sql.all<{ row: number; id: Buffer }>(
    `INSERT INTO statement (article, id, n, local, stance, grade)
     SELECT ?::bigint, * FROM unnest(?::bytea[], ?::int[], ?::int[], ?::int[], ?::int[]) RETURNING row, id`,
    article,
    fresh.map(({ s }) => idBytes('st:', s.id)),
    fresh.map(({ n }) => n),
    fresh.map(({ local }) => local),
    fresh.map(({ s }) => stanceCodes.of(s.stance)),
    fresh.map(({ s }) => gradeCodes.of(s.grade)),
  );
  for (const { row, id } of made) rows.set(idIn('st:', id), row);
  putWords(w, statements, rows);
  return rows;
}

async function replaceStatements(
  w: Writing,
  kept: readonly {
    readonly s: LedgerStatement;
    readonly n: number;
    readonly local: number | null;
    readonly row: number;
  }[],
): Promise<void> {
  if (!kept.length) return;
  const rows = kept.map(({ row }) => row);
  w.sql.send(
    `UPDATE statement s SET n = v.n, local = v.local, stance = v.stance, grade = v.grade, linked = false, settled = false
     FROM unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[]) v(row, n, local, stance, grade) WHERE s.row = v.row`,
    rows,
    kept.map(({ n }) => n),
    kept.map(({ local }) => local),
    kept.map(({ s }) => stanceCodes.of(s.stance)),
    kept.map(({ s }) => gradeCodes.of(s.grade)),
  );
  await w.unsettleNeighbours(rows);
  await dropWords(w, rows);
}

function putWords(w: Writing, statements: readonly LedgerStatement[], rows: ReadonlyMap<string, number>): void {
  if (!statements.length) return;
  const lengths = statements.map((s) => lengthOf(s.words));
  w.sql.send(
    'INSERT INTO words (statement, length, text) SELECT * FROM unnest(?::bigint[], ?::int[], ?::tsvector[])',
    statements.map((s) => rows.get(s.id)!),
    lengths,
    statements.map((s) => vectorOf(s.words)),
  );
  count(w, statements.length, lengths);
}

async function dropWords(w: Writing, rows: readonly number[]): Promise<void> {
  const lengths = await w.sql.column<number>(
    'DELETE FROM words WHERE statement = ANY(?::bigint[]) RETURNING length',
    rows,
  );
  count(w, -lengths.length, lengths);
}

/** Searches weigh words by how many texts there are, and how long they are. */
function count(w: Writing, texts: number, lengths: readonly number[]): void {
  const tokens = Math.sign(texts) * lengths.reduce((sum, n) => sum + n, 0);
  w.sql.send('UPDATE ledger SET texts = texts + ?, tokens = tokens + ?', texts, tokens);
}

async function dropStatements(w: Writing, rows: readonly number[]): Promise<void> {
  if (!rows.length) return;
  await w.unsettleNeighbours(rows);
  w.sql.send('DELETE FROM edge WHERE a = ANY(?::bigint[])', rows);
  w.sql.send('DELETE FROM edge WHERE b = ANY(?::bigint[])', rows);
  await dropWords(w, rows);
  w.sql.send('UPDATE figure SET statement = NULL WHERE statement = ANY(?::bigint[])', rows);
  const claims = await w.sql.column<number>(
    'DELETE FROM statement WHERE row = ANY(?::bigint[]) RETURNING coalesce(claim, 0)',
    rows,
  );
  w.sql.send('UPDATE statement SET settled = false WHERE settled AND claim = ANY(?::bigint[])', claims);
  await w.dropClaims(
    await w.sql.column<number>(
      `SELECT row FROM claim c WHERE row = ANY(?::bigint[]) AND NOT EXISTS (SELECT 1 FROM statement WHERE claim = c.row)`,
      claims,
    ),
  );
}

function putFigures(
  w: Writing,
  article: number,
  { read, statements }: LedgerEntry,
  rows: ReadonlyMap<string, number>,
): void {
  w.sql.send('DELETE FROM figure WHERE article = ?', article);
  if (!read.figures.length) return;
  const held = read.figures.map(({ span }) => statementHolding(statements, span)?.id ?? null);
  w.sql.send(
    'INSERT INTO figure (article, n, statement) SELECT ?::bigint, * FROM unnest(?::int[], ?::bigint[])',
    article,
    read.figures.map((_, n) => n),
    held.map((id) => (id === null ? null : rows.get(id)!)),
  );
}

/** `known`: its article, where that was looked up already, and whether it has just come. */
export async function publish(
  w: Writing,
  publication: Publication,
  known: { readonly row?: number; readonly isNew?: boolean } = {},
): Promise<void> {
  const { id, article, outlet, outletId, country, ...rest } = publication;
  const row = known.row ?? (await w.articles.rowOf(article));
  if (row === null) throw new Failure('no-article', `no text ${article} in the ledger`, 'add the article first');
  const address = addressOf(publication);
  const fields: PublicationPack = rest;
  const changed = await w.sql.run(
    `INSERT INTO publication AS p (article, outlet, day, address, pack, id) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT ON CONSTRAINT publication_one DO UPDATE SET article = excluded.article, outlet = excluded.outlet, day = excluded.day,
       address = excluded.address, pack = excluded.pack
     WHERE p.outlet IS DISTINCT FROM excluded.outlet OR p.pack <> excluded.pack`,
    row,
    outlet === null ? null : await outletRow(w, outlet, outletId, country),
    dayOf(publication.published) ?? 0,
    address === null ? null : hash48(address),
    packed(fields),
    idBytes('p:', id),
  );
  if (changed === 0) return;
  w.articles.renew(row, true);
  await renewStory(w, row, known.isNew);
  w.sql.send('UPDATE statement SET settled = false WHERE article = ? AND settled', row);
}

async function outletRow(w: Writing, name: string, outletId: string | null, country: string | null): Promise<number> {
  const bytes = nameBytes(name);
  const found = await w.sql.value<number>(
    `SELECT row FROM outlet WHERE name = ? AND coalesce(outlet_id, '') = ? AND coalesce(country, '') = ?`,
    bytes,
    outletId ?? '',
    country ?? '',
  );
  return (
    found ??
    (await w.sql.value<number>(
      'INSERT INTO outlet (name, folded, outlet_id, country) VALUES (?, ?, ?, ?) RETURNING row',
      bytes,
      nameBytes(fold(name)),
      outletId,
      country,
    ))!
  );
}

export async function publicationsAt({ sql }: Pick<Writing, 'sql'>, address: string): Promise<Publication[]> {
  const rows = await sql.all<Parameters<typeof publicationOf>[0]>(
    `SELECT p.id, a.id AS article, p.pack, o.name AS outlet, o.outlet_id, o.country FROM publication p
     JOIN article a ON a.row = p.article LEFT JOIN outlet o ON o.row = p.outlet WHERE p.address = ? ORDER BY p.id`,
    hash48(address),
  );
  return rows.map(publicationOf).filter((p) => addressOf(p) === address);
}

export async function statementsIn(w: Writing, article: string): Promise<LedgerStatement[]> {
  const row = await w.articles.rowOf(article);
  return row === null ? [] : (await w.articles.of(row)).map((l) => l.statement);
}

export async function remove(w: Writing, article: string, reason: string, at: string): Promise<void> {
  const row = await w.articles.rowOf(article);
  w.sql.send(
    'INSERT INTO removed (id, reason, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    idBytes('sha256:', article),
    reason,
    at,
  );
  if (row === null) return;
  await dropStory(w, row);
  await dropKeys(w, row);
  await dropLocals(w, row);
  await dropStatements(w, await w.sql.column<number>('SELECT row FROM statement WHERE article = ?', row));
  w.sql.send('DELETE FROM figure WHERE article = ?', row);
  w.sql.send('DELETE FROM publication WHERE article = ?', row);
  w.sql.send('DELETE FROM body WHERE article = ?', row);
  w.sql.send('DELETE FROM article WHERE row = ?', row);
  w.articles.forget(row);
}
