import type { Component, Edge, Linkable } from '../../records/ledger.ts';
import { compare } from './articles.ts';
import { edgeCodes, isSymmetric } from './codes.ts';
import { hash48, idOf, type Key, keyOf, rank31 } from './ids.ts';
import { dropKeys } from './write-articles.ts';
import type { Writing } from './writing.ts';

/** Candidates out of one bucket. */
const PER_BUCKET = 200;
/** Of one key in a statement's list. */
export const KEY_BYTES = 6;
const PERSON = 'person';

const SAME = edgeCodes.of('same');

export function putKeys(w: Writing, keys: ReadonlyMap<string, readonly string[]>): void {
  for (const [id, names] of keys) {
    const found = w.sql.get<{ row: number; keys: Buffer | null }>(
      'SELECT row, keys FROM statement WHERE id = ?',
      keyOf('st:', id),
    );
    if (!found) continue;
    const numbers = [...new Set(names.map(hash48))].sort((a, b) => a - b);
    const bytes = Buffer.alloc(numbers.length * KEY_BYTES);
    for (const [i, n] of numbers.entries()) bytes.writeUIntBE(n, i * KEY_BYTES, KEY_BYTES);
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
    const rows = new Set<number>();
    for (let i = 0; found.keys && i < found.keys.length; i += KEY_BYTES) {
      let n = 0;
      // One more, as the statement itself may be among them.
      for (const { statement } of w.sql.all<{ statement: number }>(
        'SELECT statement FROM bucket WHERE key = ? ORDER BY rank, statement LIMIT ?',
        found.keys.readUIntBE(i, KEY_BYTES),
        PER_BUCKET + 1,
      )) {
        if (statement !== found.row && n++ < PER_BUCKET) rows.add(statement);
      }
    }
    const linkables = [...rows].map((row) => w.articles.linkable(row)).filter((l) => l !== null);
    out.set(
      id,
      linkables.sort((a, b) => compare(a.statement.id, b.statement.id)),
    );
  }
  return out;
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
      w.unsettleNeighbours(row);
      w.sql.run('DELETE FROM edge WHERE a = ? AND maker <> 1', row);
      w.sql.run('DELETE FROM edge WHERE b = ? AND maker <> 1', row);
    }
  }
  for (const edge of edges) {
    const put = putEdge(w, edge);
    if (!put?.isNew) continue;
    w.unsettle(put.a);
    w.unsettle(put.b);
  }
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
  w.reasons.keepOnly(w.sql.all<{ facts: string }>('SELECT facts FROM edge').map((e) => e.facts));
  w.sql.run('UPDATE statement SET linked = 0, settled = 0, keys = NULL');
}

interface EdgeRow {
  readonly a: number;
  readonly b: number;
  readonly kind: number;
  readonly facts: string;
  readonly maker: string;
}

export function components(w: Writing, statements: readonly string[]): Component[] {
  const out: Component[] = [];
  const done = new Set<number>();
  for (const start of w.statements(statements)) {
    if (done.has(start)) continue;
    const members = new Set([start]);
    const rows: EdgeRow[] = [];
    for (const row of members) {
      for (const e of w.sql.iterate<EdgeRow>(
        'SELECT e.a, e.b, e.kind, e.facts, m.name AS maker FROM edge e JOIN maker m ON m.row = e.maker WHERE e.a = ?',
        row,
      )) {
        rows.push(e);
        if (e.kind === SAME) members.add(e.b);
      }
      for (const e of w.sql.iterate<EdgeRow>(
        'SELECT e.a, e.b, e.kind, e.facts, m.name AS maker FROM edge e JOIN maker m ON m.row = e.maker WHERE e.b = ?',
        row,
      )) {
        // The others came, or will come, from their other end.
        if (e.kind === SAME) members.add(e.a);
        else if (!members.has(e.a)) rows.push(e);
      }
    }
    for (const row of members) done.add(row);
    out.push(componentOf(w, members, rows));
  }
  return out;
}

function componentOf(w: Writing, members: ReadonlySet<number>, rows: readonly EdgeRow[]): Component {
  const ids = new Map<number, string>();
  const id = (row: number): string => {
    const known = ids.get(row);
    if (known !== undefined) return known;
    const found = idOf('st:', w.sql.value<Key>('SELECT id FROM statement WHERE row = ?', row)!);
    ids.set(row, found);
    return found;
  };
  const edges = rows.map((e): Edge => {
    return { a: id(e.a), b: id(e.b), kind: edgeCodes.name(e.kind), by: e.maker, ...w.reasons.facts(e.facts) };
  });
  // An edge from outside whose other end turned out to be a member came from both ends.
  const each = new Map(edges.map((e) => [`${e.a} ${e.b} ${e.kind} ${e.by}`, e]));
  return {
    members: [...members].map(id).sort(compare),
    edges: [...each].sort(([x], [y]) => compare(x, y)).map(([, e]) => e),
  };
}
