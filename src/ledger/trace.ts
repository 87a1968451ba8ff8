import type { Claim, Drift, Origin, Statement } from '../records/claim.ts';
import { Failure } from '../records/failure.ts';
import type { Store } from '../store/store.ts';

/** The way of a statement's words: from the earliest appearance of its origin to every hand after it. */
export interface Trace {
  readonly statement: Statement;
  readonly claim: Claim;
  /** The origin that the statement belongs to; null where it makes none (the article's own voice). */
  readonly origin: Origin | null;
  /** All statements of that origin, earliest publication first; the statement itself is among them. */
  readonly hands: readonly Statement[];
  /** What changed between any two of them. */
  readonly drift: readonly Drift[];
}

/** Throws a `Failure` where no such statement is in the ledger. */
export async function traceOf(store: Store, id: string): Promise<Trace> {
  const found = await store.statement(id);
  const claimId = found && (await store.claimsOf(found.statement.article)).get(found.statement.id);
  const claim = claimId === undefined || claimId === null ? null : await store.claim(claimId);
  const statement = claim?.statements.find((s) => s.id === found?.statement.id);
  if (!claim || !statement) throw new Failure('no-statement', `no statement ${id}`, 'look it up with `hearsay search`');
  const origin = claim.origins[statement.stance].find((o) => o.statements.includes(statement.id)) ?? null;
  const ids = new Set(origin?.statements ?? [statement.id]);
  const hands = claim.statements.filter((s) => ids.has(s.id)).sort(byTime);
  return { statement, claim, origin, hands, drift: claim.drift.filter((d) => ids.has(d.from) && ids.has(d.to)) };
}

const byTime = (a: Statement, b: Statement): number =>
  Number(a.published === null) - Number(b.published === null) ||
  (a.published ?? '').localeCompare(b.published ?? '') ||
  a.hands - b.hands ||
  a.id.localeCompare(b.id);
