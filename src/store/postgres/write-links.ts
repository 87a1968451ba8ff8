import type { Edge } from '../../records/ledger.ts';
import { edgeCodes, isSymmetric } from '../rows/codes.ts';
import { idBytes, idIn } from './bytes.ts';
import { leaveSilent } from './write-sources.ts';
import { forgetStories } from './write-stories.ts';
import type { Writing } from './writing.ts';

const PERSON = 'person';

interface PutEdge {
  readonly a: number;
  readonly b: number;
  readonly kind: number;
}

/** Puts edges that are not there yet, and gives those; one that lacks an end is left out. `all`: those that are there too. */
async function insertEdges(
  w: Writing,
  edges: readonly Edge[],
): Promise<{ readonly all: readonly PutEdge[]; readonly fresh: readonly PutEdge[] }> {
  if (!edges.length) return { all: [], fresh: [] };
  const rows = await w.statements(edges.flatMap((e) => [e.a, e.b]));
  const placed = edges.flatMap((edge) => {
    const turned = isSymmetric(edge.kind) && edge.b < edge.a;
    const a = rows.get(turned ? edge.b : edge.a);
    const b = rows.get(turned ? edge.a : edge.b);
    return a === undefined || b === undefined ? [] : [{ a, b, kind: edgeCodes.of(edge.kind), edge }];
  });
  const makers = new Map<string, number>();
  for (const { edge } of placed) if (!makers.has(edge.by)) makers.set(edge.by, await w.makerRow(edge.by));
  const facts = await w.reasons.store(placed.map((p) => p.edge));
  const fresh = await w.sql.all<PutEdge>(
    `INSERT INTO edge (a, kind, b, maker, facts) SELECT * FROM unnest(?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::bytea[])
     ON CONFLICT DO NOTHING RETURNING a, b, kind`,
    placed.map((p) => p.a),
    placed.map((p) => p.kind),
    placed.map((p) => p.b),
    placed.map((p) => makers.get(p.edge.by)!),
    facts,
  );
  return { all: placed, fresh };
}

export async function putEdges(
  w: Writing,
  of: readonly string[],
  edges: readonly Edge[],
  replace: boolean,
): Promise<void> {
  const rows = [...(await w.statements(of)).values()];
  if (replace && rows.length) {
    await w.unsettleNeighbours(rows);
    w.sql.send('DELETE FROM edge WHERE a = ANY(?::bigint[]) AND maker <> 1', rows);
    w.sql.send('DELETE FROM edge WHERE b = ANY(?::bigint[]) AND maker <> 1', rows);
  }
  const { fresh } = await insertEdges(w, edges);
  const own = new Set(rows);
  await w.unsettle([...new Set(fresh.flatMap((e) => [e.a, e.b]))].filter((row) => !own.has(row)));
  if (rows.length) w.sql.send('UPDATE statement SET linked = true, settled = false WHERE row = ANY(?::bigint[])', rows);
}

export async function putDecided(w: Writing, edges: readonly Edge[]): Promise<void> {
  const before = await w.sql.all<PutEdge>('SELECT a, kind, b FROM edge WHERE maker = 1');
  const nameOf = ({ a, kind, b }: PutEdge): string => `${a} ${kind} ${b}`;
  const { all, fresh } = await insertEdges(
    w,
    edges.map((edge) => ({ ...edge, by: PERSON })),
  );
  const now = new Set(all.map(nameOf));
  const gone = before.filter((edge) => !now.has(nameOf(edge)));
  if (gone.length)
    w.sql.send(
      `DELETE FROM edge e USING unnest(?::bigint[], ?::int[], ?::bigint[]) v(a, kind, b)
       WHERE e.a = v.a AND e.kind = v.kind AND e.b = v.b AND e.maker = 1`,
      gone.map((e) => e.a),
      gone.map((e) => e.kind),
      gone.map((e) => e.b),
    );
  await w.unsettle([...fresh, ...gone].flatMap((e) => [e.a, e.b]));
}

export async function unlinked(w: Writing, limit: number, after: string | null): Promise<string[]> {
  const rows = await w.sql.column<Buffer>(
    'SELECT id FROM statement WHERE NOT linked AND id > ? ORDER BY id LIMIT ?',
    after === null ? Buffer.alloc(0) : idBytes('st:', after),
    limit,
  );
  return rows.map((id) => idIn('st:', id));
}

export async function forgetLinks(w: Writing): Promise<void> {
  w.sql.send('TRUNCATE bucket');
  w.sql.send('DELETE FROM edge WHERE maker <> 1');
  await w.reasons.keepOnly(await w.sql.column<Buffer>('SELECT DISTINCT facts FROM edge'));
  w.sql.send('UPDATE statement SET linked = false, settled = false, level = 0, day = NULL');
  await leaveSilent(w);
  await forgetStories(w);
}
