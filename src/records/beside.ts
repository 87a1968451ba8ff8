import type { Stance } from './attribution.ts';
import type { Span } from './span.ts';
import type { StatementGrade } from './statement-grade.ts';

/** A statement by which an outlet tells a claim. */
export interface BesideStatement {
  readonly id: string;
  readonly article: string;
  readonly published: string | null;
  /** Id of its attribution in the article; null in the article's own voice. */
  readonly attribution: string | null;
  readonly content: readonly Span[];
  readonly stance: Stance;
  readonly sourceId: string | null;
  readonly sourceName: string | null;
  readonly grade: StatementGrade;
  /** Names of the sources from the outside in. */
  readonly chain: readonly string[];
}

/** Who tells a claim: both outlets, or one of them alone. */
export const BESIDE_TOLD = ['both', 'one', 'other'] as const;
export type BesideTold = (typeof BESIDE_TOLD)[number];

export interface BesideClaim {
  readonly id: string;
  readonly title: string;
  readonly told: BesideTold;
  readonly one: readonly BesideStatement[];
  readonly other: readonly BesideStatement[];
  /** What differs where both tell it, in words; empty where nothing does. */
  readonly differs: readonly string[];
}

/** Two outlets side by side on one story: what each tells, from whom, and how far a reader could hold someone to it. Facts, and no rating of either. */
export interface Beside {
  readonly story: string;
  readonly title: string | null;
  readonly one: string;
  readonly other: string;
  readonly counts: Readonly<Record<BesideTold, number>>;
  /** First what both tell, then what one of them tells alone; each as the claims were given. */
  readonly claims: readonly BesideClaim[];
}
