import type { Span } from './span.ts';

export const HEDGES = ['exact', 'at least', 'more than', 'at most', 'less than', 'about', 'between'] as const;
export type Hedge = (typeof HEDGES)[number];

/** A quantity that somebody reports, as an interval: `min` and `max` are null where the words set no bound. */
export interface Figure {
  readonly id: string;
  readonly span: Span;
  readonly min: number | null;
  readonly max: number | null;
  readonly hedge: Hedge;
  /** What is counted: "people killed". */
  readonly counted: string | null;
  /** `people`, an ISO 4217 currency code, `%`, or another unit. */
  readonly unit: string | null;
  /** The older value in "rose to 21 from 17". */
  readonly was: number | null;
  /** Id of the figure that this one is a part of. */
  readonly partOf: string | null;
  /** The time for which it holds, as stated: ISO 8601. */
  readonly asOf: string | null;
  /** Id of the innermost attribution that it stands in; null in the article's own voice. */
  readonly attribution: string | null;
}
