import type { Publication } from '../../../src/records/ledger.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';

/** An article with what the ledger knows of it, as `/articles/{id}` answers. */
export interface Stored {
  readonly read: ReadArticle;
  readonly publications: readonly Publication[];
  /** Claim by id of statement. */
  readonly claims: Readonly<Record<string, string>>;
}

/** The article with who publishes it, as the ledger has it, where its text does not say. */
export const withOutlet = (stored: Stored): Stored => {
  const { read, publications } = stored;
  const outlet = read.article.outlet ?? publications.find((p) => p.outlet !== null)?.outlet ?? null;
  return { ...stored, read: { ...read, article: { ...read.article, outlet } } };
};
