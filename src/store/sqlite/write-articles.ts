import { Failure } from '../../records/failure.ts';
import { fold } from '../../records/fold.ts';
import type { LedgerEntry, LedgerSource, LedgerStatement, Publication } from '../../records/ledger.ts';
import { addressOf } from '../../records/publication-order.ts';
import { gradeCodes, stanceCodes } from '../rows/codes.ts';
import type { PublicationPack } from '../rows/entry-columns.ts';
import { articleColumns, OWN_VOICE, statementHolding } from '../rows/entry-columns.ts';
import { dayOf, hash48, idOf, type Key, keyOf } from '../rows/ids.ts';
import { pack, packed } from '../rows/pack.ts';
import { publicationOf } from './articles.ts';
import { dropKeys } from './buckets.ts';
import { dropLocals, putLocals } from './write-sources.ts';
import { dropStory, renewStory } from './write-stories.ts';
import type { Writing } from './writing.ts';

export function known(
  w: Writing,
  article: string,
): { maker: string; publications: readonly Publication[] } | 'removed' | null {
  const id = keyOf('sha256:', article);
  if (w.sql.get('SELECT 1 FROM removed WHERE id = ?', id)) return 'removed';
  const row = w.sql.get<{ row: number; maker: string }>(
    'SELECT a.row, m.name AS maker FROM article a JOIN maker m ON m.row = a.maker WHERE a.id = ?',
    id,
  );
  return row ? { maker: row.maker, publications: w.articles.publications(row.row) } : null;
}

export function put(w: Writing, entry: LedgerEntry): boolean {
  const { read, publication, sources, statements } = entry;
  const id = keyOf('sha256:', read.article.id);
  if (w.sql.get('SELECT 1 FROM removed WHERE id = ?', id))
    throw new Failure(
      'removed',
      `${read.article.id} was removed from the ledger`,
      'a text that was taken out stays out',
    );
  const { maker, sourcesPack, read: json, textAt, lines, vectors: packedVectors } = articleColumns(entry);
  const columns = [w.makerRow(maker), sourcesPack, json, textAt, pack(lines), packedVectors] as const;
  const known = w.articles.rowOf(read.article.id);
  if (known !== null) {
    if (isStored(w, known, columns)) {
      publish(w, publication);
      return false;
    }
    renewStory(w, known);
    dropKeys(w, known);
    dropLocals(w, known);
    w.sql.run(
      'UPDATE article SET maker = ?, sources = ?, read = ?, textAt = ?, pack = ?, vectors = ? WHERE row = ?',
      ...columns,
      known,
    );
  }
  const row = known ?? insertArticle(w, id, columns, read.article.text);
  putLocals(w, row, read.article.id, sources);
  putStatements(w, row, statements, sources);
  putFigures(w, row, entry);
  w.articles.put(row, { id: read.article.id, lines, vectors: () => packedVectors });
  publish(w, publication);
  return true;
}

type Columns = readonly [
  maker: number,
  sources: Buffer,
  read: Buffer,
  textAt: number,
  pack: Buffer,
  vectors: Buffer | null,
];

function insertArticle(w: Writing, id: Key, columns: Columns, text: string): number {
  const { row } = w.sql.run(
    'INSERT INTO article (id, maker, sources, read, textAt, pack, vectors) VALUES (?, ?, ?, ?, ?, ?, ?)',
    id,
    ...columns,
  );
  w.sql.run('INSERT INTO body (article, text) VALUES (?, ?)', row, packed(text));
  return row;
}

function isStored(w: Writing, row: number, [maker, sources, read, , pack, vectors]: Columns): boolean {
  const old = w.sql.get<{ maker: number; sources: Buffer; read: Buffer; pack: Buffer; vectors: Buffer | null }>(
    'SELECT maker, sources, read, pack, vectors FROM article WHERE row = ?',
    row,
  )!;
  const same = (a: Buffer | null, b: Buffer | null): boolean => (a && b ? a.equals(b) : a === b);
  return (
    old.maker === maker &&
    same(old.sources, sources) &&
    same(old.read, read) &&
    same(old.pack, pack) &&
    same(old.vectors, vectors)
  );
}

/** Statements that are still there keep their rows, and with them edges and claims; the others are withdrawn. */
function putStatements(
  w: Writing,
  article: number,
  statements: readonly LedgerStatement[],
  sources: readonly LedgerSource[],
): void {
  const old = w.sql.all<{ row: number; id: Key }>('SELECT row, id FROM statement WHERE article = ?', article);
  const rows = new Map(old.map((s) => [idOf('st:', s.id), s.row]));
  const now = new Set(statements.map((s) => s.id));
  for (const [id, row] of rows) if (!now.has(id)) dropStatement(w, row);
  // Out of the way of the new places.
  if (rows.size) w.sql.run('UPDATE statement SET n = -1 - n WHERE article = ?', article);
  const localOf = new Map(sources.map((s, n) => [s.local, n]));
  for (const [n, s] of statements.entries()) {
    const local = s.attribution === null ? OWN_VOICE : (localOf.get(s.source ?? '') ?? null);
    const values = [n, local, stanceCodes.of(s.stance), gradeCodes.of(s.grade)];
    let row = rows.get(s.id);
    if (row === undefined) {
      row = w.sql.run(
        'INSERT INTO statement (n, local, stance, grade, article, id) VALUES (?, ?, ?, ?, ?, ?)',
        ...values,
        article,
        keyOf('st:', s.id),
      ).row;
    } else {
      w.sql.run(
        'UPDATE statement SET n = ?, local = ?, stance = ?, grade = ?, linked = 0, settled = 0 WHERE row = ?',
        ...values,
        row,
      );
      w.unsettleNeighbours(row);
      w.sql.run('DELETE FROM words WHERE rowid = ?', row);
    }
    w.sql.run('INSERT INTO words (rowid, text) VALUES (?, ?)', row, s.words);
  }
}

function dropStatement(w: Writing, row: number): void {
  const claim = w.sql.value<number | null>('SELECT claim FROM statement WHERE row = ?', row) ?? null;
  w.unsettleNeighbours(row);
  w.sql.run('DELETE FROM edge WHERE a = ?', row);
  w.sql.run('DELETE FROM edge WHERE b = ?', row);
  w.sql.run('DELETE FROM words WHERE rowid = ?', row);
  w.sql.run('UPDATE figure SET statement = NULL WHERE statement = ?', row);
  w.sql.run('DELETE FROM statement WHERE row = ?', row);
  if (claim === null) return;
  w.unsettleClaim(claim);
  if (!w.sql.get('SELECT 1 FROM statement WHERE claim = ?', claim)) w.dropClaim(claim);
}

function putFigures(w: Writing, article: number, { read, statements }: LedgerEntry): void {
  w.sql.run('DELETE FROM figure WHERE article = ?', article);
  for (const [n, { span }] of read.figures.entries()) {
    const held = statementHolding(statements, span);
    const row = held ? w.statement(held.id) : null;
    w.sql.run('INSERT INTO figure (article, n, statement) VALUES (?, ?, ?)', article, n, row);
  }
}

export function publish(w: Writing, publication: Publication): void {
  const { id, article, outlet, outletId, country, ...rest } = publication;
  const row = w.articles.rowOf(article);
  if (row === null) throw new Failure('no-article', `no text ${article} in the ledger`, 'add the article first');
  const address = addressOf(publication);
  const fields: PublicationPack = rest;
  const values = [
    row,
    outlet === null ? null : outletRow(w, outlet, outletId, country),
    dayOf(publication.published) ?? 0,
    address === null ? null : hash48(address),
    packed(fields),
  ] as const;
  const old = w.sql.get<{ row: number; outlet: number | null; pack: Buffer }>(
    'SELECT row, outlet, pack FROM publication WHERE id = ?',
    keyOf('p:', id),
  );
  if (old) {
    if (old.outlet === values[1] && old.pack.equals(values[4])) return;
    w.sql.run(
      'UPDATE publication SET article = ?, outlet = ?, day = ?, address = ?, pack = ? WHERE row = ?',
      ...values,
      old.row,
    );
  } else {
    w.sql.run(
      'INSERT INTO publication (article, outlet, day, address, pack, id) VALUES (?, ?, ?, ?, ?, ?)',
      ...values,
      keyOf('p:', id),
    );
  }
  w.articles.renew(row, { publications: true });
  renewStory(w, row);
  w.sql.run('UPDATE statement SET settled = 0 WHERE article = ? AND settled = 1', row);
}

function outletRow(w: Writing, name: string, outletId: string | null, country: string | null): number {
  const found = w.sql.value<number>(
    `SELECT row FROM outlet WHERE name = ? AND ifnull(outletId, '') = ? AND ifnull(country, '') = ?`,
    name,
    outletId ?? '',
    country ?? '',
  );
  if (found !== undefined) return found;
  const values = [name, fold(name), outletId, country];
  return w.sql.run('INSERT INTO outlet (name, folded, outletId, country) VALUES (?, ?, ?, ?)', ...values).row;
}

export function publicationsAt({ sql }: Pick<Writing, 'sql'>, address: string): Publication[] {
  return sql
    .all<Parameters<typeof publicationOf>[0]>(
      `SELECT p.id, a.id AS article, p.pack, o.name AS outlet, o.outletId, o.country FROM publication p
       JOIN article a ON a.row = p.article LEFT JOIN outlet o ON o.row = p.outlet WHERE p.address = ? ORDER BY p.id`,
      hash48(address),
    )
    .map(publicationOf)
    .filter((p) => addressOf(p) === address);
}

export function statementsIn(w: Writing, article: string): LedgerStatement[] {
  const row = w.articles.rowOf(article);
  return row === null ? [] : w.articles.of(row).map((l) => l.statement);
}

export function remove(w: Writing, article: string, reason: string, at: string): void {
  const row = w.articles.rowOf(article);
  w.sql.run('INSERT OR IGNORE INTO removed (id, reason, at) VALUES (?, ?, ?)', keyOf('sha256:', article), reason, at);
  if (row === null) return;
  dropStory(w, row);
  dropKeys(w, row);
  dropLocals(w, row);
  for (const s of w.sql.all<{ row: number }>('SELECT row FROM statement WHERE article = ?', row))
    dropStatement(w, s.row);
  w.sql.run('DELETE FROM figure WHERE article = ?', row);
  w.sql.run('DELETE FROM publication WHERE article = ?', row);
  w.sql.run('DELETE FROM body WHERE article = ?', row);
  w.sql.run('DELETE FROM article WHERE row = ?', row);
  w.articles.forget(row);
}
