import type { Publication } from '../../../src/records/ledger.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';

/** An article with what the ledger knows of it. */
export interface Stored {
  readonly read: ReadArticle;
  readonly publications: readonly Publication[];
  /** Claim of each attribution's statement. */
  readonly claims: ReadonlyMap<string, string>;
}

/** From the answer of `/articles/{id}`. */
export function stored(answer: unknown): Stored {
  return answer as Stored;
}
