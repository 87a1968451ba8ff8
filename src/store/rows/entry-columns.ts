import { toJson } from '../../records/json.ts';
import type { LedgerEntry, LedgerSource, LedgerStatement, Publication, SourceRecord } from '../../records/ledger.ts';
import { makerLine } from '../../records/read-article.ts';
import { contains, type Span } from '../../records/span.ts';
import { packLines } from './article-pack.ts';
import { hash48 } from './ids.ts';
import { meanOf, pack, packed, packVectors } from './pack.ts';

/** In place of a source's number where the article itself speaks. */
export const OWN_VOICE = -1;

/** The fields of a publication that have no column. */
export type PublicationPack = Omit<Publication, 'id' | 'article' | 'outlet' | 'outletId' | 'country'>;

/** The fields of a record that have no table of their own. */
export type SourcePack = Omit<SourceRecord, 'id' | 'joined'>;

/** The JSON of a read article with its text cut out, and where it was. */
function withoutText(read: LedgerEntry['read']): { readonly json: string; readonly textAt: number } {
  const json = toJson({ ...read, article: { ...read.article, text: '' } });
  // Quotation marks within strings are escaped, so that this stands at the end of the article alone.
  const textAt = json.indexOf('"text":""},"attributions":') + '"text":'.length;
  return { json: json.slice(0, textAt) + json.slice(textAt + 2), textAt };
}

/** What is kept of an entry, packed: equal for equal entries. */
export interface ArticleColumns {
  /** The line that names the reader. */
  readonly maker: string;
  readonly sourcesPack: Buffer;
  /** The read article without its text, packed, and where in its JSON the text belongs. */
  readonly read: Buffer;
  readonly textAt: number;
  /** Facts of the text and its statements without their vectors, as `packLines` has them. */
  readonly lines: string;
  readonly vectors: Buffer | null;
}

export function articleColumns({ read, text: told, sources, statements }: LedgerEntry): ArticleColumns {
  const { json, textAt } = withoutText(read);
  const { article: _, ...facts } = told;
  const vectors = statements.map((s) => s.vector);
  const mean = meanOf(vectors);
  const isMean = facts.centre.length === mean.length && facts.centre.every((x, i) => x === mean[i]);
  const text = { ...facts, centre: isMean ? null : facts.centre };
  return {
    maker: makerLine(read.hearsay),
    sourcesPack: packed(sources),
    read: pack(json),
    textAt,
    lines: packLines({ text, statements: statements.map(({ article, vector, ...rest }) => rest) }),
    vectors: packVectors(vectors),
  };
}

/** The statement that holds a span, the narrowest of several: an outer one holds what inner ones hold too. */
export function statementHolding(statements: readonly LedgerStatement[], span: Span): LedgerStatement | undefined {
  const holding = statements.filter((s) => s.content.some((piece) => contains(piece, span)));
  const size = (s: LedgerStatement): number => s.content.reduce((sum, [from, to]) => sum + to - from, 0);
  return holding.sort((a, b) => size(a) - size(b) || (a.id < b.id ? -1 : 1))[0];
}

/** 48 bits of a hash of all that an article tells of a source. */
export function wordingOf(source: LedgerSource): number {
  const { kind, grade, name, aliases, members, role, affiliation, outletId, reason } = source;
  return hash48(JSON.stringify([kind, grade, name, aliases, members, role, affiliation, outletId, reason]));
}
