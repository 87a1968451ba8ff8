import { claimsIn } from '../ledger/settle.ts';
import type { Component, Edge } from '../records/ledger.ts';
import { compare } from '../store/rows/compare.ts';
import { COMPONENT_CUTS, MOST_MEMBERS } from '../store/rows/components.ts';
import type { Duck } from './duck.ts';
import { EDGE_COLUMNS, type EdgeRow, edgeOf } from './links.ts';
import { grouped } from './peeked.ts';
import { parts } from './sets.ts';
import type { Texts } from './texts.ts';

/** Statements whose claims are made in one go, at least. */
const STEP = 1024;

/** Makes the claims of all statements that hang together with others, one JSON a row of the table `claim`. The others stand alone. */
export async function makeClaims(duck: Duck, texts: Texts, onProgress?: (done: number) => void): Promise<void> {
  await duck.run('CREATE TABLE claim (json VARCHAR)');
  const out = await duck.into('claim');
  const rowOf = new Map<string, number>();
  let components: Component[] = [];
  let done = 0;
  const flush = async (): Promise<void> => {
    const linkables = async (ids: readonly string[]) => ids.map((id) => texts.linkable(rowOf.get(id)!));
    const { claims } = await claimsIn({ linkables }, components);
    for (const claim of claims) out.add('s', JSON.stringify(claim));
    done += rowOf.size;
    components = [];
    rowOf.clear();
    onProgress?.(done);
  };
  for await (const [, rows] of grouped(
    duck.rows<readonly [root: number, ...EdgeRow]>(
      `SELECT h.root, ${EDGE_COLUMNS} FROM edge e JOIN hanging h ON h.row = e.a JOIN hanging i ON i.row = e.b
       WHERE h.root = i.root ORDER BY h.root, e.a, e.b`,
    ),
    ([root]) => root,
  )) {
    components.push(
      ...componentsOf(
        rows.map(([, ...edge]) => edge as unknown as EdgeRow),
        rowOf,
      ),
    );
    if (rowOf.size >= STEP) await flush();
  }
  await flush();
  out.close();
}

/** The components of edges that hang together, as a store gives them. Takes up the rows of their members. */
function componentsOf(rows: readonly EdgeRow[], rowOf: Map<string, number>): Component[] {
  const ids = new Map<number, string>();
  for (const [a, b, , , , , aId, bId] of rows) ids.set(a, aId).set(b, bId);
  for (const [row, id] of ids) rowOf.set(id, row);
  const same = rows.flatMap(([a, b, kind, score]) => (kind === 'same' ? [[a, b, score] as const] : []));
  const place = new Map<number, number>();
  const found = parts(same, { most: MOST_MEMBERS, cuts: COMPONENT_CUTS });
  for (const [i, members] of found.entries()) for (const row of members) place.set(row, i);
  const edges = found.map((): Edge[] => []);
  for (const row of rows) {
    const i = place.get(row[0]);
    // What lies between two components says nothing of either one's claims.
    if (i !== undefined && i === place.get(row[1])) edges[i]!.push(edgeOf(row));
  }
  return found.map((members, i) => ({
    members: members.map((row) => ids.get(row)!).sort(compare),
    edges: edges[i]!.sort(inOrder),
  }));
}

/** By ends, kind and maker: what is summed over edges then does not depend on the order in which they came. */
const inOrder = (x: Edge, y: Edge): number =>
  compare(x.a, y.a) || compare(x.b, y.b) || compare(x.kind, y.kind) || compare(x.by, y.by);
