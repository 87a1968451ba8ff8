import type { Article } from './article.ts';
import type { Notice } from './notice.ts';

/** What the caller knows of the input and its text may not say. A given value wins over a found one. */
export interface Given {
  readonly file?: string | null;
  readonly url?: string | null;
  readonly outlet?: string | null;
  readonly title?: string | null;
  readonly published?: string | null;
  readonly fetched?: string | null;
}

/** What reading gives: the article, and what a reader of the result should know about how it was read. */
export interface Reading {
  readonly article: Article;
  readonly notices: readonly Notice[];
}
