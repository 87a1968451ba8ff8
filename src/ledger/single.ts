import { claimOfOne } from '../link/claim.ts';
import type { Claim } from '../records/claim.ts';
import type { Linkable } from '../records/ledger.ts';

/** Claims that are remembered: those of a step of settling, which are asked for again at once. */
const MOST = 4096;
const made = new Map<Linkable, Claim>();

/** The claim of a statement that stands alone, made once for one object. */
export function single(statement: Linkable): Claim {
  const known = made.get(statement);
  if (known) return known;
  const claim = claimOfOne(statement);
  if (made.size >= MOST) made.clear();
  made.set(statement, claim);
  return claim;
}
