import type { Drift } from '../records/claim.ts';
import type { Linkable } from '../records/ledger.ts';
import type { GroupsByStance } from './origins.ts';

/** What changed from one hand to the next on one root. */
export function driftOf(_members: readonly Linkable[], _groups: GroupsByStance): Drift[] {
  return [];
}
