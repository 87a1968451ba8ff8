import type { LedgerEntry, LedgerSource, Publication } from '../../records/ledger.ts';
import type { ReadArticle } from '../../records/read-article.ts';
import { packOf } from './article-pack.ts';
import { meanOf, unpack, unpacked, unpackVectors } from './pack.ts';

/** What is kept of a text, as tables have it. */
export interface EntryRow {
  readonly sources: Buffer;
  readonly pack: Buffer;
  readonly vectors: Buffer | null;
}

/** The entry that such a row was made of. */
export function entryOf(
  read: ReadArticle,
  { sources, pack, vectors: bytes }: EntryRow,
  publication: Publication,
): LedgerEntry {
  const { text, statements } = packOf(unpack(pack));
  const article = read.article.id;
  const vectors = unpackVectors(bytes, statements.length);
  return {
    read,
    publication,
    text: { ...text, article, centre: text.centre ?? meanOf(vectors) },
    sources: unpacked<LedgerSource[]>(sources),
    statements: statements.map((s, n) => ({ ...s, article, vector: vectors[n]! })),
  };
}
