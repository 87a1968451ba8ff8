import type { Publication } from './ledger.ts';
import type { StatementGrade } from './statement-grade.ts';

/** Articles that report the same event or its course, as lists show them. */
export interface StorySummary {
  /** `sy:` and the begin of its first article's hash. An article alone is a story too, which no list has. */
  readonly id: string;
  /** Headline of its most central article; without one, what that article says first; null where it says nothing. */
  readonly title: string | null;
  /** That article. */
  readonly article: string;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly articles: number;
  /** Names of the outlets that tell it, in order. */
  readonly outlets: readonly string[];
  /** Claims of the board that its articles carry; of them those surely disputed. */
  readonly claims: number;
  readonly disputed: number;
  /** ISO dates of the first and last appearance with one. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Who is told of in a story. */
export interface StorySource {
  readonly id: string;
  readonly name: string;
  /** The best that its articles leave it. */
  readonly grade: StatementGrade;
  readonly statements: number;
}

/** One story with its articles. */
export interface Story extends StorySummary {
  /** Every appearance of its articles, the first one first, those without a date last. */
  readonly publications: readonly Publication[];
  /** Those with the most statements in it, at most 500. */
  readonly sources: readonly StorySource[];
}
