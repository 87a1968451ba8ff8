import type { BlockKind } from './article.ts';
import type { Notice } from './notice.ts';
import type { Span } from './span.ts';

export const TOKEN_KINDS = ['word', 'number', 'mark'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** A word (clitics apart: "did|n't", "man|'s"), a number or one mark of punctuation. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  /** The letters as written. */
  readonly text: string;
  /** The letters in lower case, curly apostrophes as straight ones: the key into the word lists. */
  readonly lower: string;
}

/** A sentence: a span, and the tokens `first` to `last` (excluded) in it. */
export interface Sentence {
  readonly span: Span;
  readonly first: number;
  readonly last: number;
  /** Index of its block. */
  readonly block: number;
}

/**
 * A stretch within quotation marks, the marks included. `depth` 0 is the outermost. A quotation over several paragraphs is
 * one record for each paragraph, the later ones with `continues`.
 */
export interface Quotation {
  readonly span: Span;
  readonly marks: 'double' | 'single';
  readonly depth: number;
  /** Index of the quotation that this one lies in, or null. */
  readonly parent: number | null;
  /** True where it goes on with the quotation of the paragraph before. */
  readonly continues: boolean;
  /** False where the closing mark is missing (by the custom for several paragraphs, or by mistake). */
  readonly closed: boolean;
}

/** One block of the article with its sentences `first` to `last` (excluded). */
export interface ParsedBlock {
  readonly kind: BlockKind;
  readonly span: Span;
  readonly first: number;
  readonly last: number;
}

/** An article cut into blocks, sentences, tokens and quotations, all in text order. */
export interface Parse {
  readonly text: string;
  readonly blocks: readonly ParsedBlock[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly quotations: readonly Quotation[];
  readonly notices: readonly Notice[];
}
