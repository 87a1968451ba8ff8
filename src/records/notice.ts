import type { Span } from './span.ts';

export const NOTICE_LEVELS = ['info', 'warning', 'error'] as const;
export type NoticeLevel = (typeof NOTICE_LEVELS)[number];

/** Something a reader of the result should know: what could not be read, or what a check found. */
export interface Notice {
  /** Stable, in words with dashes: `unbalanced-quote`, `language-unsupported`. */
  readonly code: string;
  readonly level: NoticeLevel;
  /** The place, or null where it is the whole article. */
  readonly span: Span | null;
  /** One line: what it is, with the value in it. */
  readonly message: string;
  /** What to do about it, or null. */
  readonly hint: string | null;
}
