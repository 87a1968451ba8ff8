import type { Edge } from '../../records/ledger.ts';
import { edgeCodes, isSymmetric } from '../rows/codes.ts';
import { idOf, type Key, keyOf } from '../rows/ids.ts';
import { leaveSilent } from './write-sources.ts';
import { forgetStories } from './write-stories.ts';
import type { Writing } from './writing.ts';

const PERSON = 'person';

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
  w.young = 0;
  w.nearKeys.clear();
  w.full.clear();
  w.sql.run('DELETE FROM edge WHERE maker <> 1');
  w.reasons.keepOnly(w.sql.column<Buffer>('SELECT DISTINCT facts FROM edge'));
  w.sql.run('UPDATE statement SET linked = 0, settled = 0, level = 0, day = NULL');
  leaveSilent(w);
  forgetStories(w);
}
