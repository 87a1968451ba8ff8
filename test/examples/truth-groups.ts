import type { Ledger } from '../../src/ledger/ledger.ts';
import { claimOf } from '../../src/link/claim.ts';
import { verify } from '../../src/link/verify.ts';
import type { Claim } from '../../src/records/claim.ts';
import type { Linkable } from '../../src/records/ledger.ts';
import { TRUTH } from './bundle-truth.ts';
import { type Made, rowAt } from './ledger-differences.ts';

/** The claims that the ledger's statements make when they are grouped as the truth has it: what does not depend on the grouping. */
export async function truthGroups(ledger: Ledger, made: Made): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const { statements } of TRUTH.claims) {
    const ids = new Set(statements.flatMap((s) => rowAt(s, made)?.statement.id ?? []));
    const members: Linkable[] = [];
    for (const id of ids) {
      const found = await ledger.store.statement(id);
      if (found) members.push(found);
    }
    const edges = members.flatMap((a, i) => members.slice(i + 1).flatMap((b) => verify(a, b) ?? []));
    claims.push(claimOf(members, edges));
  }
  return claims;
}
