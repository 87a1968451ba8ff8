import { STANCES, type Stance } from '../records/attribution.ts';
import { bestGrade } from '../records/best-grade.ts';
import type { Claim, Interval, Position, Statement } from '../records/claim.ts';
import type { StatementGrade } from '../records/statement-grade.ts';

/** What a claim comes to in numbers. */
export interface ClaimCounts {
  /** Articles with a statement of this stance. */
  readonly articles: Readonly<Record<Stance, number>>;
  readonly origins: Readonly<Record<Stance, Interval>>;
  readonly outlets: readonly string[];
  readonly allArticles: number;
  readonly first: string | null;
  readonly latest: string | null;
}

/** One appearance: a text may have several. */
const appearance = (s: Statement): string => JSON.stringify([s.article, s.file, s.outlet, s.published]);

export function countsOf(claim: Claim): ClaimCounts {
  const of = (stance: Stance): number =>
    new Set(claim.statements.filter((s) => s.stance === stance).map(appearance)).size;
  const dates = claim.statements.flatMap((s) => (s.published === null ? [] : [s.published])).sort();
  return {
    articles: Object.fromEntries(STANCES.map((s) => [s, of(s)])) as Record<Stance, number>,
    origins: Object.fromEntries(STANCES.map((s) => [s, originsOf(claim, s)])) as Record<Stance, Interval>,
    outlets: [...new Set(claim.statements.flatMap((s) => (s.outlet === null ? [] : [s.outlet])))],
    allArticles: new Set(claim.statements.map(appearance)).size,
    first: dates[0] ?? null,
    latest: dates.at(-1) ?? null,
  };
}

/** How many independent origins a stance has; of those that are neither for nor against no more is known than which there are. */
export function originsOf(claim: Claim, stance: Stance): Interval {
  if (stance === 'asserts' || stance === 'denies') return claim.independent[stance];
  const { length } = claim.origins[stance];
  return { atLeast: length, atMost: length };
}

/** "2 origins", "at least 1, at most 2 origins". */
export function inOrigins({ atLeast, atMost }: Interval): string {
  const most = `${atMost.toLocaleString('en-US')} ${atMost === 1 ? 'origin' : 'origins'}`;
  return atLeast === atMost ? most : `at least ${atLeast.toLocaleString('en-US')}, at most ${most}`;
}

/** "disputed", "possibly disputed"; nothing where all that is told is on one side. */
export const disputeIn = ({ disputed, possiblyDisputed }: Claim): string =>
  disputed ? 'disputed' : possiblyDisputed ? 'possibly disputed' : '';

/** The grade that the articles of a position leave its source. */
export function gradeOfPosition({ sourceId, statements }: Position, claim: Claim): StatementGrade {
  const ids = new Set(statements);
  return bestGrade(claim.statements.filter((s) => ids.has(s.id) && s.sourceId === sourceId).map((s) => s.grade));
}
