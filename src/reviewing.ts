import type { LintConfig } from './lint/config.ts';
import { type Linter, lintRead } from './linting.ts';
import type { AnalyseOptions } from './pipeline.ts';
import { decode } from './read/decode.ts';
import { type ReadDraft, readDraft } from './read/switches.ts';
import type { BlockKind } from './records/article.ts';
import { Failure } from './records/failure.ts';
import type { Finding } from './records/finding.ts';
import type { ReadArticle } from './records/read-article.ts';
import { words } from './records/span.ts';

/** A version of a draft that is being written: what was read, and what was found in it. */
export interface Reviewed {
  readonly read: ReadArticle;
  readonly findings: readonly Finding[];
  /** UTF-16 units that the draft has before the text as read: its byte-order mark. */
  readonly mark: number;
}

/** Letters that a draft may have at most, so that typing in it stays quick. */
export const MOST_LETTERS = 400_000;

export interface ReviewOptions extends AnalyseOptions {
  /** Name of the file, where it has one. */
  readonly file?: string | null;
  /** Settings of the house; `failOn` changes nothing here. */
  readonly config: LintConfig;
}

/**
 * Reads a version of a draft as plain text or Markdown, whatever its name; null where it has no words. It finds what a fresh run finds: what the linter read
 * before changes the time alone. Throws a `Failure` where it is too long, and what `between` throws.
 */
export async function reviewDraft(
  text: string,
  linter: Linter,
  { file = null, config: { failOn: _, rules: levels, ...house }, ...options }: ReviewOptions,
): Promise<Reviewed | null> {
  if (text.length > MOST_LETTERS)
    throw new Failure(
      'too-long',
      `${text.length} letters are too many to be read while they are written`,
      'use `hearsay lint`',
    );
  const draft = drafted(text, file);
  if (!draft) return null;
  const read = await linter.read(draft, options);
  const findings = lintRead(read, { ...house, levels, switches: draft.switches });
  return { read, findings, mark: text.length - read.article.text.length };
}

function drafted(text: string, file: string | null): ReadDraft | null {
  try {
    return readDraft(text, file === null ? {} : { file }, 'text');
  } catch (error) {
    if (error instanceof Failure && error.code === 'empty') return null;
    throw error;
  }
}

/** A file as it is opened to be written on. */
export interface OpenedDraft {
  readonly text: string;
  /** False for pages and Word documents: `text` is Markdown with their words, headings, list items and quotations, and nothing else of them. */
  readonly isFile: boolean;
}

/** Opens text, Markdown, HTML or a Word document for writing. Throws what `readInput` throws. */
export function openDraft(bytes: Uint8Array): OpenedDraft {
  const { article, isFile } = readDraft(bytes);
  if (isFile) return { text: decode(bytes, null).text, isFile };
  const { text, blocks, skip } = article;
  const lines = blocks
    .filter((b) => b.kind !== 'furniture')
    .map(({ kind, span }) => `${PREFIXES[kind] ?? ''}${words(text, [span], skip)}`);
  return { text: `${lines.join('\n\n')}\n`, isFile };
}

const PREFIXES: Partial<Record<BlockKind, string>> = { headline: '# ', listItem: '- ', blockQuote: '> ' };
