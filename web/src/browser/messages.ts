import type { ReadArticle } from '../../../src/records/read-article.ts';

/** What the page asks its worker, and what the worker answers. */
export interface Order {
  readonly model: string;
  readonly runtime: string;
  readonly bytes: Uint8Array;
  /** Told by the page where it knows; else by the content. */
  readonly isPasted: boolean;
  readonly given: Readonly<Record<string, string>>;
}

export type Answer =
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'read'; readonly read: ReadArticle }
  | { readonly kind: 'failure'; readonly code: string; readonly message: string; readonly hint: string | null };
