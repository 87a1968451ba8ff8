import type { Claim } from '../../records/claim.ts';
import type { Decision } from '../../records/ledger.ts';
import { columnsOf, heirOf, isOnBoard } from '../rows/claim-columns.ts';
import { withoutRelations } from '../rows/claim-json.ts';
import { stanceCodes } from '../rows/codes.ts';
import { dayOf, idOf, keyOf, rank48 } from '../rows/ids.ts';
import { pack, sealed } from '../rows/pack.ts';
import { idBytes, idIn, keyIn } from './bytes.ts';
import type { Writing } from './writing.ts';

export async function unsettled(w: Writing, limit: number, after: string | null): Promise<string[]> {
  const from = after === null ? 0 : ((await w.statements([after])).get(after) ?? 0);
  const rows = await w.sql.column<Buffer>(
    'SELECT id FROM statement WHERE NOT settled AND row > ? ORDER BY row LIMIT ?',
    from,
    limit,
  );
  return rows.map((id) => idIn('st:', id));
}

interface OldClaim {
  readonly id: string;
  readonly members: readonly number[];
}

/** A claim as it is put in, with its statements' rows. */
interface NewClaim {
  readonly id: string;
  readonly members: readonly number[];
  readonly columns: ReturnType<typeof columnsOf>;
  /** Null where its id is that of its only statement, and where what it holds follows from that. */
  readonly key: Buffer | null;
  readonly stored: { readonly json: string; readonly relationsAt: number } | null;
  readonly positions: Claim['positions'];
}

export async function putClaims(
  w: Writing,
  of: readonly string[],
  claims: readonly Claim[],
  alone: readonly string[] = [],
): Promise<void> {
  const rows = await w.statements([...of, ...alone, ...claims.flatMap((c) => c.statements.map((s) => s.id))]);
  const own = of.flatMap((id) => rows.get(id) ?? []);
  const old = await takeOut(w, own);
  const made = [...(await newClaims(w, claims, rows)), ...(await lonely(w, alone, rows))];
  await w.inUse(made.map((c) => c.id));
  await insert(w, made);
  const claimOf = new Map(made.flatMap((c) => c.members.map((member) => [member, c.id] as const)));
  const left = own.filter((row) => !claimOf.has(row));
  if (left.length) w.sql.send('UPDATE statement SET settled = true WHERE row = ANY(?::bigint[])', left);
  const ids = new Set(made.map((c) => c.id));
  await w.redirect(
    old.flatMap(({ id, members }) => {
      const heir = ids.has(id) ? null : heirOf(members, claimOf);
      return heir === null ? [] : [[id, heir] as const];
    }),
  );
}

/** Takes out the claims that these statements are in. Members that are not settled now are to be settled later. */
async function takeOut(w: Writing, rows: readonly number[]): Promise<readonly OldClaim[]> {
  const members = await w.sql.all<{ claim: number; row: number; id: Buffer; own: Buffer | null }>(
    `SELECT s.claim, s.row, s.id, c.id AS own FROM statement s JOIN claim c ON c.row = s.claim
     WHERE s.claim IN (SELECT claim FROM statement WHERE row = ANY(?::bigint[])) ORDER BY s.row`,
    rows,
  );
  if (!members.length) return [];
  const old = new Map<number, { readonly id: string; readonly members: number[] }>();
  for (const { claim, row, id, own } of members) {
    const known = old.get(claim);
    if (known) known.members.push(row);
    else old.set(claim, { id: idOf('c:', keyIn(own ?? id)), members: [row] });
  }
  w.sql.send(
    'UPDATE statement SET claim = NULL, settled = false WHERE row = ANY(?::bigint[])',
    members.map((m) => m.row),
  );
  await w.dropClaims([...old.keys()]);
  return [...old.values()];
}

async function newClaims(w: Writing, claims: readonly Claim[], rows: ReadonlyMap<string, number>): Promise<NewClaim[]> {
  const membersOf = (claim: Claim): number[] =>
    [...new Set(claim.statements.map((s) => s.id))].flatMap((id) => rows.get(id) ?? []);
  const only = claims.map(membersOf).flatMap((members) => (members.length === 1 ? members : []));
  const linkables = await w.articles.linkables(only);
  return claims.map((claim) => {
    const members = membersOf(claim);
    const linkable = members.length === 1 ? linkables.get(members[0]!)! : null;
    const key = idBytes('c:', claim.id);
    const stored = withoutRelations(claim);
    const isDerived =
      linkable !== null &&
      w.linking.single !== null &&
      withoutRelations(w.linking.single(linkable)).json === stored.json;
    return {
      id: claim.id,
      members,
      columns: columnsOf(claim, members.length),
      key: linkable && idBytes('st:', linkable.statement.id).equals(key) ? null : key,
      stored: isDerived ? null : stored,
      positions: isOnBoard(claim) ? claim.positions : [],
    };
  });
}

/** Claims of statements that stand alone: where the text appeared once, nothing of it needs to be made but whether it is listed. */
async function lonely(w: Writing, alone: readonly string[], rows: ReadonlyMap<string, number>): Promise<NewClaim[]> {
  const linkables = await w.articles.linkables(alone.flatMap((id) => rows.get(id) ?? []));
  const out: NewClaim[] = [];
  const others: Claim[] = [];
  for (const id of alone) {
    const row = rows.get(id);
    if (row === undefined) continue;
    const linkable = linkables.get(row)!;
    const claim = w.linking.single!(linkable);
    const [only, second] = linkable.publications;
    if (!only || second) {
      others.push(claim);
      continue;
    }
    const key = keyOf('st:', id);
    out.push({
      id: idOf('c:', key),
      members: [row],
      columns: [rank48(key), 0, 1, 1, 1, dayOf(only.published) ?? 0, 0, Number(claim.listable)],
      key: null,
      stored: null,
      positions: [],
    });
  }
  return [...out, ...(await newClaims(w, others, rows))];
}

async function insert(w: Writing, made: readonly NewClaim[]): Promise<void> {
  if (!made.length) return;
  const claims = await w.sql.column<number>(
    "SELECT nextval(pg_get_serial_sequence('claim', 'row')) FROM generate_series(1, ?::int)",
    made.length,
  );
  const column = (n: number): number[] => made.map((c) => c.columns[n]!);
  w.sql.send(
    `INSERT INTO claim (row, id, rank, disputed, statements, articles, origins, newest, board, listable, pack, relations_at)
     SELECT * FROM unnest(?::bigint[], ?::bytea[], ?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[],
       ?::bytea[], ?::int[])`,
    claims,
    made.map((c) => c.key),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map(column),
    made.map((c) => c.stored && pack(c.stored.json)),
    made.map((c) => c.stored?.relationsAt ?? null),
  );
  const members = made.flatMap((c, i) => c.members.map((row) => ({ row, claim: claims[i]! })));
  w.sql.send(
    `UPDATE statement s SET claim = v.claim, settled = true FROM unnest(?::bigint[], ?::bigint[]) v(row, claim)
     WHERE s.row = v.row`,
    members.map((m) => m.row),
    members.map((m) => m.claim),
  );
  w.sql.send(
    `INSERT INTO watch_due (claim) SELECT unnest(?::bigint[]) WHERE EXISTS (SELECT 1 FROM watch) ON CONFLICT DO NOTHING`,
    claims,
  );
  await putPositions(
    w,
    made.flatMap((c, i) => c.positions.map((p) => ({ ...p, claim: claims[i]! }))),
  );
}

async function putPositions(
  w: Writing,
  positions: readonly (Claim['positions'][number] & { readonly claim: number })[],
): Promise<void> {
  if (positions.length)
    w.sql.send(
      `INSERT INTO position (source, claim, stance) SELECT s.row, v.claim, v.stance
       FROM unnest(?::bytea[], ?::bigint[], ?::int[]) v(id, claim, stance) JOIN source s ON s.id = v.id ON CONFLICT DO NOTHING`,
      positions.map((p) => idBytes('s:', p.sourceId)),
      positions.map((p) => p.claim),
      positions.map((p) => stanceCodes.of(p.stance)),
    );
}

export async function putDecision(w: Writing, decision: Decision): Promise<void> {
  w.sql.send(
    'INSERT INTO decision (id, json) VALUES (?, ?) ON CONFLICT ON CONSTRAINT decision_one DO UPDATE SET json = excluded.json',
    decision.id,
    sealed(decision),
  );
}
