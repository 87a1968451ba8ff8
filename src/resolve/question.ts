import type { Span } from '../records/span.ts';
import type { Entity } from './entity.ts';

/** Words that look back for somebody; those of one sort are weighed alike. */
export type Sort = 'he or she' | 'it' | 'they' | 'described body';

/** Somebody whom words may stand for. */
export interface Candidate {
  /** Null for a noun phrase of which nothing is known yet. */
  readonly entity: Entity | null;
  /** The tokens where the article speaks of them, end excluded. */
  readonly places: readonly (readonly [first: number, last: number])[];
  /** What is seen of them, one number for each weight. */
  readonly x: readonly number[];
}

/** Words whose antecedent is looked for, with all that is weighed. */
export interface Question {
  readonly sort: Sort;
  /** Tokens, end excluded. */
  readonly words: readonly [first: number, last: number];
  readonly candidates: readonly Candidate[];
  /** What is seen of nobody before. */
  readonly nobody: readonly number[];
}

/** A question as training sees it: places as spans, and equal keys where two candidates are one entity. */
export interface Observed {
  readonly sort: Sort;
  readonly mention: Span;
  readonly candidates: readonly {
    readonly key: number;
    readonly places: readonly Span[];
    readonly x: readonly number[];
  }[];
  readonly nobody: readonly number[];
  /** Whether a network told what it makes of the candidates. */
  readonly network: boolean;
}
