import { createHash, type Hash } from 'node:crypto';
import { idOf, storyId } from '../rows/ids.ts';
import { unpack, vectorBytes } from '../rows/pack.ts';
import { idIn, keyIn, nameIn } from './bytes.ts';
import { recordsOf } from './read-sources.ts';
import { Reasons } from './reasons.ts';
import type { Sql } from './sql.ts';

/** Rows that are read at once. */
const STEP = 500;

/**
 * sha256 over what the ledger holds, in order of public ids, by the very lines that the other store hashes: equal ledgers have one digest
 * wherever they are.
 */
export async function digest(sql: Sql): Promise<string> {
  const hash = createHash('sha256');
  await articles(sql, hash);
  await publications(sql, hash);
  await edges(sql, hash);
  await claims(sql, hash);
  await stories(sql, hash);
  await sources(sql, hash);
  for (const json of await sql.column<string>('SELECT json FROM decision ORDER BY id')) line(hash, 'decision', json);
  for (const id of await sql.column<Buffer>('SELECT id FROM removed ORDER BY id'))
    line(hash, 'removed', idIn('sha256:', id));
  return hash.digest('hex');
}

const line = (hash: Hash, ...parts: string[]): void => {
  for (const part of parts) hash.update(part).update('\n');
};

/** Rows of a table in order of id, page by page. */
async function* paged<T extends { readonly id: Buffer }>(sql: Sql, text: string): AsyncGenerator<readonly T[]> {
  for (let after: Buffer | null = Buffer.alloc(0); after !== null; ) {
    const rows: T[] = await sql.all<T>(text, after, STEP);
    if (rows.length) yield rows;
    after = rows.length < STEP ? null : rows.at(-1)!.id;
  }
}

interface ArticleRow {
  readonly id: Buffer;
  readonly maker: string;
  readonly sources: Buffer;
  readonly read: Buffer;
  readonly pack: Buffer;
  readonly vectors: Buffer | null;
  readonly text: Buffer;
}

async function articles(sql: Sql, hash: Hash): Promise<void> {
  for await (const rows of paged<ArticleRow>(
    sql,
    `SELECT a.id, m.name AS maker, a.sources, a.read, a.pack, a.vectors, b.text FROM article a
     JOIN maker m ON m.row = a.maker JOIN body b ON b.article = a.row WHERE a.id > ? ORDER BY a.id LIMIT ?`,
  ))
    for (const a of rows) {
      line(hash, idIn('sha256:', a.id), a.maker, ...[a.sources, a.read, a.text, a.pack].map(unpack));
      if (a.vectors) hash.update(vectorBytes(a.vectors));
    }
}

async function publications(sql: Sql, hash: Hash): Promise<void> {
  for await (const rows of paged<{ id: Buffer; outlet: Buffer | null; pack: Buffer }>(
    sql,
    `SELECT p.id, o.name AS outlet, p.pack FROM publication p LEFT JOIN outlet o ON o.row = p.outlet
     WHERE p.id > ? ORDER BY p.id LIMIT ?`,
  ))
    for (const p of rows) line(hash, idIn('p:', p.id), p.outlet ? nameIn(p.outlet) : '', unpack(p.pack));
}

/** The bytes of a key as SQLite writes them. */
const hex = (id: Buffer): string => {
  const key = keyIn(id);
  return (typeof key === 'string' ? Buffer.from(key) : key).toString('hex').toUpperCase();
};

interface EdgeRow {
  readonly row: number;
  readonly kind: number;
  readonly other: Buffer;
  readonly maker: string;
  readonly facts: Buffer;
}

async function edges(sql: Sql, hash: Hash): Promise<void> {
  const reasons = new Reasons(sql);
  for await (const rows of paged<{ id: Buffer; row: number }>(
    sql,
    'SELECT id, row FROM statement WHERE id > ? ORDER BY id LIMIT ?',
  )) {
    const found = await sql.all<EdgeRow>(
      `SELECT e.a AS row, e.kind, b.id AS other, m.name AS maker, e.facts FROM edge e
       JOIN statement b ON b.row = e.b JOIN maker m ON m.row = e.maker WHERE e.a = ANY(?::bigint[])
       ORDER BY e.kind, b.id, m.name`,
      rows.map((s) => s.row),
    );
    const facts = await reasons.facts(found.map((e) => e.facts));
    const by = new Map<number, string[]>();
    for (const [i, { row, kind, other, maker }] of found.entries()) {
      const { score, why } = facts[i]!;
      const told = JSON.stringify([kind, hex(other), maker, score, why]);
      const known = by.get(row);
      if (known) known.push(told);
      else by.set(row, [told]);
    }
    for (const { id, row } of rows) for (const told of by.get(row) ?? []) line(hash, idIn('st:', id), told);
  }
}

async function claims(sql: Sql, hash: Hash): Promise<void> {
  // What claims hold that are not stored follows from their only statement, which is in already.
  for await (const rows of paged<{ id: Buffer; pack: Buffer | null; members: readonly Buffer[] }>(
    sql,
    `SELECT k.id, k.pack, (SELECT array_agg(s.id ORDER BY s.id) FROM statement s WHERE s.claim = k.row) AS members FROM (
       (SELECT row, id, pack FROM claim WHERE id > $1 ORDER BY id LIMIT $2)
       UNION ALL (SELECT c.row, s.id, c.pack FROM statement s JOIN claim c ON c.row = s.claim
         WHERE c.id IS NULL AND s.id > $1 ORDER BY s.id LIMIT $2) ORDER BY id LIMIT $2) k ORDER BY k.id`,
  ))
    for (const c of rows)
      line(hash, idOf('c:', keyIn(c.id)), c.members.map(hex).join(' '), c.pack === null ? '' : unpack(c.pack));
}

async function stories(sql: Sql, hash: Hash): Promise<void> {
  for await (const rows of paged<{ id: Buffer; row: number }>(
    sql,
    'SELECT id, row FROM article WHERE id > ? ORDER BY id LIMIT ?',
  )) {
    const order = new Map(rows.map(({ row }, i) => [row, i]));
    const found = await sql.all<{ a: number; b: Buffer; score: number }>(
      'SELECT e.a, b.id AS b, e.score FROM story_edge e JOIN article b ON b.row = e.b WHERE e.a = ANY(?::bigint[]) ORDER BY b.id',
      rows.map((a) => a.row),
    );
    found.sort((x, y) => order.get(x.a)! - order.get(y.a)!);
    for (const e of found)
      line(hash, idIn('sha256:', rows[order.get(e.a)!]!.id), idIn('sha256:', e.b), String(e.score));
  }
  for await (const rows of paged<{ id: Buffer; central: Buffer; members: readonly Buffer[] }>(
    sql,
    `SELECT s.id, c.id AS central, (SELECT array_agg(a.id ORDER BY a.id) FROM story_article t JOIN article a ON a.row = t.article
       WHERE t.story = s.row) AS members
     FROM story s JOIN article c ON c.row = s.central WHERE s.id > ? ORDER BY s.id LIMIT ?`,
  ))
    for (const s of rows) line(hash, storyId(keyIn(s.id)), idIn('sha256:', s.central), s.members.map(hex).join(' '));
}

/** Sources that no article holds (publishers) follow from publications and are left out. */
async function sources(sql: Sql, hash: Hash): Promise<void> {
  for await (const rows of paged<{ id: Buffer; row: number }>(
    sql,
    `SELECT id, row FROM source s WHERE id > ? AND EXISTS (SELECT 1 FROM local WHERE source = s.row) ORDER BY id LIMIT ?`,
  ))
    for (const record of await recordsOf(
      sql,
      rows.map((s) => s.row),
    ))
      line(hash, 'source', JSON.stringify(record));
}
