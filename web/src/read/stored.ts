import type { Publication } from '../../../src/records/ledger.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';

/** An article with what the ledger knows of it, as `/articles/{id}` answers. */
export interface Stored {
  readonly read: ReadArticle;
  readonly publications: readonly Publication[];
  /** Claim by id of statement. */
  readonly claims: Readonly<Record<string, string>>;
}
