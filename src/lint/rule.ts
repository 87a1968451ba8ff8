import type { Fix, RuleFacts } from '../records/finding.ts';
import type { Span } from '../records/span.ts';
import type { Draft } from './draft.ts';

/** A finding before its level is known. */
export interface Spotted {
  readonly span: Span;
  readonly message: string;
  readonly fix?: Fix;
}

/** A text of our own that shows a rule; with `against`, the documents that it is held against. */
export interface Example {
  readonly text: string;
  readonly against?: readonly string[];
}

/** One thing that the lint looks for: facts for its page, examples that are tests, and the check itself. */
export interface Rule extends RuleFacts {
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  /** Pure; a place at most once. */
  readonly check: (draft: Draft) => readonly Spotted[];
}
