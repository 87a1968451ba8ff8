import type { LedgerStatement, TextFacts } from '../../records/ledger.ts';

/** What the `pack` of an article holds. */
export interface ArticlePack {
  readonly text: PackedText;
  readonly statements: readonly PackedStatement[];
}

/** `centre` is null where it is the mean of the vectors, as it is wherever there are any. */
export type PackedText = Omit<TextFacts, 'article' | 'centre'> & { readonly centre: readonly number[] | null };
export type PackedStatement = Omit<LedgerStatement, 'article' | 'vector'>;

/** A line of JSON for the text and one for each statement, so that one of them is read without the others. */
export const packLines = ({ text, statements }: ArticlePack): string =>
  [text, ...statements].map((record) => JSON.stringify(record)).join('\n');

export function packOf(lines: string): ArticlePack {
  const [text, ...statements] = lines.split('\n');
  return {
    text: JSON.parse(text!) as PackedText,
    statements: statements.map((line) => JSON.parse(line) as PackedStatement),
  };
}
