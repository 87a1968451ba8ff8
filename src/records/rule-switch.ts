import type { Span } from './span.ts';

/** A stretch of a draft in which rules of the lint are off. */
export interface RuleSwitch {
  readonly span: Span;
  /** Ids of rules; null for all. */
  readonly rules: readonly string[] | null;
}
