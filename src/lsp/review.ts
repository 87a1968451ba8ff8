import { fileURLToPath } from 'node:url';
import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintConfig } from '../lint/config.ts';
import type { Linter } from '../linting.ts';
import type { AnalyseOptions } from '../pipeline.ts';
import { type Chains, chains } from '../present/chain.ts';
import type { Span } from '../records/span.ts';
import { type Reviewed, reviewDraft } from '../reviewing.ts';

/** One version of a document as it was read: what every answer is made from. */
export interface Review extends Pick<Reviewed, 'findings' | 'mark'> {
  readonly document: TextDocument;
  readonly chains: Chains;
}

/** Reviews a version of a document; null where it has no words. Throws what `reviewDraft` throws. */
export async function review(
  document: TextDocument,
  linter: Linter,
  config: LintConfig,
  options: AnalyseOptions = {},
): Promise<Review | null> {
  const found = await reviewDraft(document.getText(), linter, { ...options, config, file: pathOf(document.uri) });
  return found && { document, chains: chains(found.read), findings: found.findings, mark: found.mark };
}

/** The file of a document; null for one that was never saved. */
export function pathOf(uri: string): string | null {
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** Where a span of the text as read stands in the document. */
export const rangeOf = ({ document, mark }: Review, [start, end]: Span): Range => ({
  start: document.positionAt(start + mark),
  end: document.positionAt(end + mark),
});

/** A range of the document as a span of the text as read. */
export const spanOf = ({ document, mark }: Review, { start, end }: Range): Span => [
  Math.max(0, document.offsetAt(start) - mark),
  Math.max(0, document.offsetAt(end) - mark),
];
