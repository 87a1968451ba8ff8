import type { Edge, Linkable } from '../../records/ledger.ts';
import { compare } from './articles.ts';
import { edgeCodes, isSymmetric } from './codes.ts';
import { hash32, idOf, type Key, keyOf, rank31 } from './ids.ts';
import { keyBytes, keysIn } from './keys.ts';
import { dropKeys } from './write-articles.ts';
import type { Writing } from './writing.ts';

/** Candidates out of one bucket. */
const PER_BUCKET = 200;
/** Candidates of one statement. */
const MOST = 200;
const PERSON = 'person';

export function putKeys(w: Writing, keys: ReadonlyMap<string, readonly string[]>): void {
  for (const [id, names] of keys) {
    const found = w.sql.get<{ row: number; keys: Buffer | null }>(
      'SELECT row, keys FROM statement WHERE id = ?',
      keyOf('st:', id),
    );
    if (!found) continue;
    const numbers = [...new Set(names.map(hash32))].sort((a, b) => a - b);
    const bytes = keyBytes(numbers);
    if (found.keys?.equals(bytes)) continue;
    dropKeys(w, found.row, found.keys);
    const rank = rank31(keyOf('st:', id));
    for (const n of numbers)
      w.sql.run('INSERT OR IGNORE INTO bucket (key, rank, statement) VALUES (?, ?, ?)', n, rank, found.row);
    w.sql.run('UPDATE statement SET keys = ? WHERE row = ?', bytes, found.row);
  }
}

export function candidates(w: Writing, statements: readonly string[]): Map<string, readonly Linkable[]> {
  const out = new Map<string, readonly Linkable[]>();
  for (const id of statements) {
    const found = w.sql.get<{ row: number; keys: Buffer | null }>(
      'SELECT row, keys FROM statement WHERE id = ?',
      keyOf('st:', id),
    );
    if (!found) continue;
    const linkables = nearest(w, found.row, keysIn(found.keys))
      .map((row) => w.articles.linkable(row))
      .filter((l) => l !== null);
    out.set(
      id,
      linkables.sort((a, b) => compare(a.statement.id, b.statement.id)),
    );
  }
  return out;
}

/** Rows of the statements that share most buckets with one, at most `MOST`; of equals those of the least ids. */
function nearest(w: Writing, own: number, keys: readonly number[]): number[] {
  const shared = new Map<number, number>();
  for (const key of keys) {
    let n = 0;
    // One more, as the statement itself may be among them.
    for (const row of w.sql.column<number>(
      'SELECT statement FROM bucket WHERE key = ? ORDER BY rank, statement LIMIT ?',
      key,
      PER_BUCKET + 1,
    ))
      if (row !== own && n++ < PER_BUCKET) shared.set(row, (shared.get(row) ?? 0) + 1);
  }
  if (shared.size <= MOST) return [...shared.keys()];
  const ranks = new Map<number, string>();
  const rank = (row: number): string => {
    const known = ranks.get(row) ?? idOf('st:', w.sql.value<Key>('SELECT id FROM statement WHERE row = ?', row)!);
    ranks.set(row, known);
    return known;
  };
  return [...shared]
    .sort(([a, n], [b, m]) => m - n || compare(rank(a), rank(b)))
    .slice(0, MOST)
    .map(([row]) => row);
}

/** Puts an edge where it is not there yet; null if one of its ends is not in the ledger. */
function putEdge(w: Writing, edge: Edge): { readonly a: number; readonly b: number; readonly isNew: boolean } | null {
  const turned = isSymmetric(edge.kind) && edge.b < edge.a;
  const a = w.statement(turned ? edge.b : edge.a);
  const b = w.statement(turned ? edge.a : edge.b);
  if (a === null || b === null) return null;
  const { changes } = w.sql.run(
    'INSERT OR IGNORE INTO edge (a, kind, b, maker, facts) VALUES (?, ?, ?, ?, ?)',
    a,
    edgeCodes.of(edge.kind),
    b,
    w.makerRow(edge.by),
    w.reasons.store(edge),
  );
  return { a, b, isNew: changes > 0 };
}

export function putEdges(w: Writing, of: readonly string[], edges: readonly Edge[], replace: boolean): void {
  const rows = w.statements(of);
  if (replace) {
    for (const row of rows) {
      if (!w.sql.get('SELECT 1 FROM edge WHERE a = ? UNION ALL SELECT 1 FROM edge WHERE b = ?', row, row)) continue;
      w.unsettleNeighbours(row);
      w.sql.run('DELETE FROM edge WHERE a = ? AND maker <> 1', row);
      w.sql.run('DELETE FROM edge WHERE b = ? AND maker <> 1', row);
    }
  }
  const touched = new Set<number>();
  for (const edge of edges) {
    const put = putEdge(w, edge);
    if (put?.isNew) touched.add(put.a).add(put.b);
  }
  for (const row of rows) touched.delete(row);
  for (const row of touched) w.unsettle(row);
  for (const row of rows) w.sql.run('UPDATE statement SET linked = 1, settled = 0 WHERE row = ?', row);
}

export function putDecided(w: Writing, edges: readonly Edge[]): void {
  const before = w.sql.all<{ a: number; kind: number; b: number }>('SELECT a, kind, b FROM edge WHERE maker = 1');
  const gone = new Map(before.map((e) => [`${e.a} ${e.kind} ${e.b}`, e]));
  const touched = new Set<number>();
  for (const edge of edges) {
    const put = putEdge(w, { ...edge, by: PERSON });
    if (!put) continue;
    gone.delete(`${put.a} ${edgeCodes.of(edge.kind)} ${put.b}`);
    if (put.isNew) touched.add(put.a).add(put.b);
  }
  for (const { a, kind, b } of gone.values()) {
    w.sql.run('DELETE FROM edge WHERE a = ? AND kind = ? AND b = ? AND maker = 1', a, kind, b);
    touched.add(a).add(b);
  }
  for (const row of touched) w.unsettle(row);
}

export const unlinked = (w: Writing, limit: number, after: string | null): string[] =>
  w.sql
    .all<{ id: Key }>(
      'SELECT id FROM statement WHERE linked = 0 AND id > ? ORDER BY id LIMIT ?',
      after === null ? '' : keyOf('st:', after),
      limit,
    )
    .map((r) => idOf('st:', r.id));

export function forgetLinks(w: Writing): void {
  w.sql.run('DELETE FROM bucket');
  w.sql.run('DELETE FROM edge WHERE maker <> 1');
  w.reasons.keepOnly(w.sql.column<Buffer>('SELECT DISTINCT facts FROM edge'));
  w.sql.run('UPDATE statement SET linked = 0, settled = 0, level = 0, keys = NULL');
}
