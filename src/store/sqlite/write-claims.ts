import type { Claim } from '../../records/claim.ts';
import type { Decision } from '../../records/ledger.ts';
import { columnsOf, heirOf, isOnBoard } from '../rows/claim-columns.ts';
import { withoutRelations } from '../rows/claim-json.ts';
import { stanceCodes } from '../rows/codes.ts';
import { dayOf, idOf, type Key, keyOf, rank48 } from '../rows/ids.ts';
import { pack, sealed } from '../rows/pack.ts';
import type { Writing } from './writing.ts';

export const unsettled = (w: Writing, limit: number, after: string | null): string[] =>
  w.sql
    .all<{ id: Key }>(
      'SELECT id FROM statement WHERE settled = 0 AND row > ? ORDER BY row LIMIT ?',
      after === null ? 0 : (w.statement(after) ?? 0),
      limit,
    )
    .map((r) => idOf('st:', r.id));

interface OldClaim {
  readonly row: number;
  readonly id: string;
  readonly members: readonly number[];
}

export function putClaims(
  w: Writing,
  of: readonly string[],
  claims: readonly Claim[],
  alone: readonly string[] = [],
): void {
  const rows = w.statements(of);
  const old = new Map<number, OldClaim>();
  for (const row of rows) {
    const claim = w.sql.value<number | null>('SELECT claim FROM statement WHERE row = ?', row) ?? null;
    if (claim !== null && !old.has(claim)) old.set(claim, oldClaim(w, claim));
  }
  for (const { row, members } of old.values()) {
    // Members that are not settled now are to be settled later.
    for (const member of members) w.sql.run('UPDATE statement SET claim = NULL, settled = 0 WHERE row = ?', member);
    w.dropClaim(row);
  }
  const claimOf = new Map<number, string>();
  const left = new Set(rows);
  const ids = new Set<string>();
  const settle = (row: number, id: string, members: readonly number[]): void => {
    ids.add(id);
    for (const member of members) {
      claimOf.set(member, id);
      w.sql.run('UPDATE statement SET claim = ?, settled = 1 WHERE row = ?', row, member);
      left.delete(member);
    }
  };
  for (const claim of claims) {
    const members = w.statements(new Set(claim.statements.map((s) => s.id)));
    settle(insertClaim(w, claim, members), claim.id, members);
  }
  for (const id of alone) {
    const member = w.statement(id);
    if (member !== null) settle(insertAlone(w, id, member), idOf('c:', keyOf('st:', id)), [member]);
  }
  for (const row of left) w.sql.run('UPDATE statement SET settled = 1 WHERE row = ?', row);
  for (const { id, members } of old.values()) {
    if (ids.has(id)) continue;
    const heir = heirOf(members, claimOf);
    if (heir !== null) w.redirect(id, heir);
  }
}

function oldClaim(w: Writing, row: number): OldClaim {
  const members = w.sql.all<{ row: number; id: Key }>('SELECT row, id FROM statement WHERE claim = ?', row);
  const id = w.sql.value<Key | null>('SELECT id FROM claim WHERE row = ?', row) ?? members[0]!.id;
  return { row, id: idOf('c:', id), members: members.map((m) => m.row) };
}

/** The claim of a statement that stands alone: where its text appeared once, nothing of it needs to be made. */
function insertAlone(w: Writing, id: string, member: number): number {
  const [only, second] = w.articles.publicationsOf(member);
  if (!only || second) return insertClaim(w, w.linking.single!(w.articles.linkable(member)!), [member]);
  const key = keyOf('st:', id);
  w.inUse(idOf('c:', key));
  return w.sql.run(
    'INSERT INTO claim (rank, disputed, statements, articles, origins, newest, listable) VALUES (?, 0, 1, 1, 1, ?, ?)',
    rank48(key),
    dayOf(only.published) ?? 0,
    Number(w.linking.single!(w.articles.linkable(member)!).listable),
  ).row;
}

function insertClaim(w: Writing, claim: Claim, members: readonly number[]): number {
  const id = keyOf('c:', claim.id);
  const only = members.length === 1 ? members[0]! : null;
  const onlyId = only === null ? null : w.sql.value<Key>('SELECT id FROM statement WHERE row = ?', only)!;
  const isImplicit = onlyId !== null && idOf('c:', onlyId) === claim.id;
  const derived = only !== null && isDerived(w, only, claim);
  const stored = derived ? null : withoutRelations(claim);
  w.inUse(claim.id);
  const { row } = w.sql.run(
    `INSERT INTO claim (id, rank, disputed, statements, articles, origins, newest, board, listable, pack, relationsAt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    isImplicit ? null : id,
    ...columnsOf(claim, members.length),
    stored === null ? null : pack(stored.json),
    stored?.relationsAt ?? null,
  );
  if (isOnBoard(claim)) putPositions(w, row, claim);
  return row;
}

/** What follows from the statement alone is not stored. */
function isDerived(w: Writing, only: number, claim: Claim): boolean {
  const linkable = w.linking.single && w.articles.linkable(only);
  if (!linkable) return false;
  return withoutRelations(w.linking.single!(linkable)).json === withoutRelations(claim).json;
}

function putPositions(w: Writing, claim: number, { positions }: Claim): void {
  for (const { sourceId, stance } of positions) {
    const source = w.sql.value<number>('SELECT row FROM source WHERE id = ?', keyOf('s:', sourceId));
    if (source === undefined) continue;
    w.sql.run(
      'INSERT OR IGNORE INTO position (source, claim, stance) VALUES (?, ?, ?)',
      source,
      claim,
      stanceCodes.of(stance),
    );
  }
}

export function putDecision(w: Writing, decision: Decision): void {
  w.sql.run('INSERT OR REPLACE INTO decision (id, json) VALUES (?, ?)', decision.id, sealed(decision));
}
