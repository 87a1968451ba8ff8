import type { Edge, Linkable } from '../../records/ledger.ts';
import type { Buckets } from '../store.ts';
import { compare } from './articles.ts';
import { edgeCodes, isSymmetric } from './codes.ts';
import { hash32, idOf, type Key, keyOf } from './ids.ts';
import { bucketDay, bucketKey, dayOfKey, keyBytes, keysIn, type StoredKeys } from './keys.ts';
import { dropKeys } from './write-articles.ts';
import type { Writing } from './writing.ts';

/** Candidates out of one bucket. */
const PER_BUCKET = 200;
/** Candidates of one statement. */
const MOST = 200;
/** Statements of one day in a full bucket that are looked at in order of their ids. */
const MOST_A_DAY = 2000;
const PERSON = 'person';

export function putKeys(w: Writing, keys: ReadonlyMap<string, Buckets>): void {
  for (const [id, { names, day }] of keys) {
    const row = w.statement(id);
    if (row === null) continue;
    const before = w.sql.value<Buffer | null>('SELECT keys FROM statement WHERE row = ?', row) ?? null;
    const now: StoredKeys = { day: bucketDay(day), names: [...new Set(names.map(hash32))].sort((a, b) => a - b) };
    const bytes = keyBytes(now);
    if (before?.equals(bytes)) continue;
    dropKeys(w, row, before);
    for (const name of now.names)
      w.sql.run('INSERT OR IGNORE INTO bucket (key, statement) VALUES (?, ?)', bucketKey(name, now.day), row);
    w.sql.run('UPDATE statement SET keys = ? WHERE row = ?', bytes, row);
  }
}

export function candidates(
  w: Writing,
  statements: readonly string[],
  beside: ReadonlyMap<string, readonly string[]> = new Map(),
): Map<string, readonly Linkable[]> {
  const out = new Map<string, readonly Linkable[]>();
  for (const id of statements) {
    const row = w.statement(id);
    if (row === null) continue;
    const own = keysIn(w.sql.value<Buffer | null>('SELECT keys FROM statement WHERE row = ?', row) ?? null);
    const names = new Set([...own.names, ...(beside.get(id) ?? []).map(hash32)]);
    const linkables = nearest(w, row, { day: own.day, names })
      .map((other) => w.articles.linkable(other))
      .filter((l) => l !== null);
    out.set(
      id,
      linkables.sort((a, b) => compare(a.statement.id, b.statement.id)),
    );
  }
  return out;
}

/** Rows of the statements that share most buckets with one, at most `MOST`; of equals the nearest days, then the least ids. */
function nearest(w: Writing, own: number, { day, names }: { readonly day: number; readonly names: Iterable<number> }) {
  const shared = new Map<number, number>();
  for (const name of names) for (const row of inBucket(w, name, day)) shared.set(row, (shared.get(row) ?? 0) + 1);
  shared.delete(own);
  if (shared.size <= MOST) return [...shared.keys()];
  const id = idsOf(w);
  return [...shared]
    .map(([row, buckets]) => ({ row, buckets, days: Math.abs(dayAt(w, row) - day) }))
    .sort((a, b) => b.buckets - a.buckets || a.days - b.days || compare(id(a.row), id(b.row)))
    .slice(0, MOST)
    .map(({ row }) => row);
}

const dayAt = (w: Writing, row: number): number =>
  keysIn(w.sql.value<Buffer | null>('SELECT keys FROM statement WHERE row = ?', row) ?? null).day;

/** What lies in a bucket: of a full one the nearest days, and of the farthest of these the least ids. The statement itself may be among them. */
function inBucket(w: Writing, name: number, day: number): number[] {
  const [first, last] = [bucketKey(name, 0), bucketKey(name + 1, 0)];
  const few = w.sql.column<number>(
    'SELECT statement FROM bucket WHERE key >= ? AND key < ? LIMIT ?',
    first,
    last,
    PER_BUCKET + 2,
  );
  // One more, as the statement itself may be among them.
  if (few.length <= PER_BUCKET + 1) return few;
  const at = bucketKey(name, day);
  const sorted = [
    ...w.sql.all<BucketRow>(UPWARDS, at, last, PER_BUCKET + 1),
    ...w.sql.all<BucketRow>(DOWNWARDS, first, at, PER_BUCKET + 1),
  ]
    .map(({ key, statement }) => ({ statement, days: Math.abs(dayOfKey(key) - day) }))
    .sort((a, b) => a.days - b.days);
  const farthest = sorted[PER_BUCKET]!.days;
  // Of the day at which the bucket is cut all are seen, so that the first to come have no part in it.
  const days = [...new Set([day - farthest, day + farthest])].filter((d) => bucketKey(name, d) >= first);
  const id = idsOf(w);
  const cut = days
    .flatMap((d) => w.sql.column<number>(ON_A_DAY, bucketKey(name, d), MOST_A_DAY))
    .sort((a, b) => compare(id(a), id(b)));
  const nearer = sorted.filter((s) => s.days < farthest).map((s) => s.statement);
  return [...nearer, ...cut].slice(0, PER_BUCKET + 1);
}

interface BucketRow {
  readonly key: number;
  readonly statement: number;
}

const UPWARDS = 'SELECT key, statement FROM bucket WHERE key >= ? AND key < ? ORDER BY key, statement LIMIT ?';
const DOWNWARDS =
  'SELECT key, statement FROM bucket WHERE key >= ? AND key < ? ORDER BY key DESC, statement DESC LIMIT ?';
const ON_A_DAY = 'SELECT statement FROM bucket WHERE key = ? LIMIT ?';

/** Ids by row, each asked for once. */
function idsOf(w: Writing): (row: number) => string {
  const known = new Map<number, string>();
  return (row) => {
    const id = known.get(row) ?? w.articles.knownId(row);
    if (id !== undefined) return id;
    const found = idOf('st:', w.sql.value<Key>('SELECT id FROM statement WHERE row = ?', row)!);
    known.set(row, found);
    return found;
  };
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
