import { createHash, type Hash } from 'node:crypto';
import { idOf, type Key, storyId } from '../rows/ids.ts';
import { unpack, vectorBytes } from '../rows/pack.ts';
import { Reasons } from './edge-facts.ts';
import { recordOf } from './read-sources.ts';
import type { Sql } from './sql.ts';

/**
 * sha256 over what the ledger holds, in order of public ids: nothing in it depends on rows, on the order of adding, or on how the
 * bytes were compressed. Sources that no article holds (publishers) follow from publications and are left out.
 */
export function digest(sql: Sql): string {
  const hash = createHash('sha256');
  articles(sql, hash);
  publications(sql, hash);
  edges(sql, hash);
  claims(sql, hash);
  stories(sql, hash);
  for (const { row } of sql.all<{ row: number }>(
    'SELECT row FROM source s WHERE EXISTS (SELECT 1 FROM local WHERE source = s.row) ORDER BY id',
  ))
    line(hash, 'source', JSON.stringify(recordOf(sql, row)));
  for (const { json } of sql.all<{ json: string }>('SELECT json FROM decision ORDER BY id'))
    line(hash, 'decision', json);
  for (const { id } of sql.all<{ id: Key }>('SELECT id FROM removed ORDER BY id'))
    line(hash, 'removed', idOf('sha256:', id));
  return hash.digest('hex');
}

const line = (hash: Hash, ...parts: string[]): void => {
  for (const part of parts) hash.update(part).update('\n');
};

function articles(sql: Sql, hash: Hash): void {
  for (const { row } of sql.all<{ row: number }>('SELECT row FROM article ORDER BY id')) {
    const a = sql.get<{
      id: Key;
      maker: string;
      sources: Buffer;
      read: Buffer;
      pack: Buffer;
      vectors: Buffer | null;
      text: Buffer;
    }>(
      `SELECT a.id, m.name AS maker, a.sources, a.read, a.pack, a.vectors, b.text FROM article a
       JOIN maker m ON m.row = a.maker JOIN body b ON b.article = a.row WHERE a.row = ?`,
      row,
    )!;
    line(hash, idOf('sha256:', a.id), a.maker, ...[a.sources, a.read, a.text, a.pack].map(unpack));
    if (a.vectors) hash.update(vectorBytes(a.vectors));
  }
}

function publications(sql: Sql, hash: Hash): void {
  for (const p of sql.iterate<{ id: Key; outlet: string | null; pack: Buffer }>(
    'SELECT p.id, o.name AS outlet, p.pack FROM publication p LEFT JOIN outlet o ON o.row = p.outlet ORDER BY p.id',
  ))
    line(hash, idOf('p:', p.id), p.outlet ?? '', unpack(p.pack));
}

function edges(sql: Sql, hash: Hash): void {
  const reasons = new Reasons(sql);
  for (const s of sql.iterate<{ id: Key; edges: string }>(
    `SELECT a.id, (SELECT json_group_array(json_array(e.kind, hex(b.id), m.name, hex(e.facts)) ORDER BY e.kind, b.id, m.name)
       FROM edge e JOIN statement b ON b.row = e.b JOIN maker m ON m.row = e.maker WHERE e.a = a.row) AS edges
     FROM statement a ORDER BY a.id`,
  ))
    for (const [kind, other, maker, facts] of JSON.parse(s.edges) as [number, string, string, string][]) {
      const { score, why } = reasons.facts(Buffer.from(facts, 'hex'));
      line(hash, idOf('st:', s.id), JSON.stringify([kind, other, maker, score, why]));
    }
}

function claims(sql: Sql, hash: Hash): void {
  // What claims hold that are not stored follows from their only statement, which is in already.
  for (const c of sql.iterate<{ id: Key; pack: Buffer | null; members: string }>(
    `SELECT ifnull(c.id, s.id) AS id, c.pack, group_concat(hex(s.id), ' ' ORDER BY s.id) AS members
     FROM claim c JOIN statement s ON s.claim = c.row GROUP BY c.row ORDER BY 1`,
  ))
    line(hash, idOf('c:', c.id), c.members, c.pack === null ? '' : unpack(c.pack));
}

function stories(sql: Sql, hash: Hash): void {
  for (const e of sql.iterate<{ a: Key; b: Key; score: number }>(
    'SELECT a.id AS a, b.id AS b, e.score FROM storyEdge e JOIN article a ON a.row = e.a JOIN article b ON b.row = e.b ORDER BY 1, 2',
  ))
    line(hash, idOf('sha256:', e.a), idOf('sha256:', e.b), String(e.score));
  for (const s of sql.iterate<{ id: Key; central: Key; members: string }>(
    `SELECT s.id, c.id AS central, group_concat(hex(a.id), ' ' ORDER BY a.id) AS members
     FROM story s JOIN article c ON c.row = s.central JOIN storyArticle t ON t.story = s.row JOIN article a ON a.row = t.article
     GROUP BY s.row ORDER BY 1`,
  ))
    line(hash, storyId(s.id), idOf('sha256:', s.central), s.members);
}
