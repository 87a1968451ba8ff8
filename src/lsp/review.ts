import { fileURLToPath } from 'node:url';
import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintConfig } from '../lint/config.ts';
import { type Linter, lintRead } from '../linting.ts';
import { readDraft } from '../node.ts';
import type { AnalyseOptions } from '../pipeline.ts';
import { type Chains, chains } from '../present/chain.ts';
import { Failure } from '../records/failure.ts';
import type { Finding } from '../records/finding.ts';
import type { Span } from '../records/span.ts';

/** One version of a document as it was read: what every answer is made from. */
export interface Review {
  readonly document: TextDocument;
  readonly chains: Chains;
  readonly findings: readonly Finding[];
  /** UTF-16 units that the document has before the text as read: its byte-order mark. */
  readonly mark: number;
}

/** Letters that a document may have at most, so that typing in it stays quick. */
export const MOST_LETTERS = 400_000;

/**
 * Reads a version of a document as plain text or Markdown, whatever its name; null where it has no words. It finds what a fresh run finds. Throws a `Failure`
 * where it is too long, and what `between` throws.
 */
export async function review(
  document: TextDocument,
  linter: Linter,
  { failOn: _, rules: levels, ...house }: LintConfig,
  options: AnalyseOptions = {},
): Promise<Review | null> {
  const text = document.getText();
  if (text.length > MOST_LETTERS)
    throw new Failure(
      'too-long',
      `${text.length} letters are too many to be read while they are written`,
      'use `hearsay lint`',
    );
  const draft = drafted(text, pathOf(document.uri));
  if (!draft) return null;
  const read = await linter.read(draft, options);
  const findings = lintRead(read, { ...house, levels, switches: draft.switches });
  return { document, chains: chains(read), findings, mark: text.length - read.article.text.length };
}

function drafted(text: string, file: string | null): ReturnType<typeof readDraft> | null {
  try {
    return readDraft(text, { file }, 'text');
  } catch (error) {
    if (error instanceof Failure && error.code === 'empty') return null;
    throw error;
  }
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
