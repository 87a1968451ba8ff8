import type { Span } from '../records/span.ts';

/** Words put in place of a stretch of an article. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}
