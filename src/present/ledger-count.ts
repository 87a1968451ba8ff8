import { STANCES, type Stance } from '../records/attribution.ts';
import type { Claim, Position, Statement } from '../records/claim.ts';
import type { StatementGrade } from '../records/statement-grade.ts';

/** What a claim comes to in numbers. */
export interface ClaimCounts {
  /** Articles with a statement of this stance. */
  readonly articles: Readonly<Record<Stance, number>>;
  readonly origins: Readonly<Record<Stance, number>>;
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
    origins: Object.fromEntries(STANCES.map((s) => [s, claim.origins[s].length])) as Record<Stance, number>,
    outlets: [...new Set(claim.statements.flatMap((s) => (s.outlet === null ? [] : [s.outlet])))],
    allArticles: new Set(claim.statements.map(appearance)).size,
    first: dates[0] ?? null,
    latest: dates.at(-1) ?? null,
  };
}

/** As within an article: one that names it counts, else one that withholds the name. */
const ORDER: readonly StatementGrade[] = ['named', 'anonymous', 'role', 'unnamed', 'own voice'];

/** The grade that the articles of a position leave its source. */
export function gradeOfPosition({ sourceId, statements }: Position, claim: Claim): StatementGrade {
  const ids = new Set(statements);
  const grades = claim.statements.filter((s) => ids.has(s.id) && s.sourceId === sourceId).map((s) => s.grade);
  return ORDER.find((g) => grades.includes(g)) ?? 'none';
}
