import type { Stance } from '../../records/attribution.ts';
import type { Claim } from '../../records/claim.ts';
import type { StatementGrade } from '../../records/statement-grade.ts';
import { dayOf, keyOf, rank48 } from './ids.ts';

/** What the board is sorted by: rank, disputed, statements, articles, origins, newest; whether it shows the claim; and whether lists do. */
export const columnsOf = (claim: Claim, members: number) =>
  [
    rank48(keyOf('c:', claim.id)),
    claim.disputed ? 2 + disputeOf(claim) : Number(claim.possiblyDisputed),
    members,
    appearancesOf(claim),
    originsOf(claim),
    Math.max(0, ...claim.statements.map((s) => dayOf(s.published) ?? 0)),
    claim.hidden ? -1 : Number(claim.disputed || appearancesOf(claim) > 1),
    Number(claim.listable),
  ] as const;

/**
 * How many sources stand on the weaker side of a dispute, of those that someone could hold to it: named or known by their office,
 * and quoted. What articles tell in their own voice, or somebody unnamed says, makes a claim disputed but not more so.
 */
function disputeOf({ statements }: Claim): number {
  const speakers = (stance: Stance): number =>
    new Set(
      statements
        .filter((s) => s.stance === stance && !s.withdrawn && isAccountable(s.grade))
        .map((s) => s.sourceId ?? s.sourceName),
    ).size;
  return Math.min(speakers('asserts'), speakers('denies'));
}

const isAccountable = (grade: StatementGrade): boolean => grade === 'named' || grade === 'role';

const appearancesOf = ({ statements }: Claim): number =>
  statements.length === 1
    ? 1
    : new Set(statements.map((s) => JSON.stringify([s.article, s.file, s.outlet, s.published]))).size;

/** What appears once rests on one origin: of most claims nothing of origins needs to be made. */
function originsOf(claim: Claim): number {
  if (claim.statements.length === 1) return 1;
  const { asserts, ...others } = claim.origins;
  return asserts.length || Object.values(others).reduce((n, list) => n + list.length, 0);
}

/** The claim that most of an old claim's statements are in now; of equal ones that of the least id. */
export function heirOf(members: readonly number[], claimOf: ReadonlyMap<number, string>): string | null {
  const counts = new Map<string, number>();
  for (const member of members) {
    const claim = claimOf.get(member);
    if (claim !== undefined) counts.set(claim, (counts.get(claim) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** Whether who holds a position in a claim is kept beside it: of more than one appearance, or disputed. */
export const isOnBoard = (claim: Claim): boolean => claim.disputed || appearancesOf(claim) > 1;
