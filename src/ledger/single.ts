import { claimOf } from '../link/claim.ts';
import type { Claim } from '../records/claim.ts';
import type { Linkable } from '../records/ledger.ts';

const made = new WeakMap<Linkable, Claim>();

/** The claim of a statement that stands alone, made once for one object. */
export function single(statement: Linkable): Claim {
  const known = made.get(statement);
  if (known) return known;
  const claim = claimOf([statement], []);
  made.set(statement, claim);
  return claim;
}
