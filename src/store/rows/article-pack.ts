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

/** The line of the text. */
export const packedText = (lines: string): PackedText => JSON.parse(lines.slice(0, endOfText(lines))) as PackedText;

/** The line of each statement, in order. */
export function statementLines(lines: string): readonly string[] {
  const end = endOfText(lines);
  return end === lines.length ? [] : lines.slice(end + 1).split('\n');
}

/** A statement from its line. Earlier versions kept `cells` with it, for candidates by meaning; nothing asks for them any more. */
export function packedStatement(line: string): PackedStatement {
  const { cells: _, ...statement } = JSON.parse(line) as PackedStatement & { readonly cells?: unknown };
  return statement;
}

function endOfText(lines: string): number {
  const end = lines.indexOf('\n');
  return end < 0 ? lines.length : end;
}

export const packOf = (lines: string): ArticlePack => ({
  text: packedText(lines),
  statements: statementLines(lines).map(packedStatement),
});
