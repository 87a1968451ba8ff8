import type { Span } from './span.ts';

export const BLOCK_KINDS = [
  'headline',
  'standfirst',
  'paragraph',
  'listItem',
  'blockQuote',
  'caption',
  'dateline',
  'credit',
  'correction',
  'note',
  'furniture',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** One part of the page: a heading, a paragraph, a list item. Blocks are in text order and do not overlap. */
export interface Block {
  readonly kind: BlockKind;
  readonly span: Span;
}

/** A dateline, credit or byline that names an outlet: "(AP)", "with reporting by Agency T". */
export interface Credit {
  readonly outlet: string;
  readonly span: Span;
}

export interface Link {
  readonly href: string;
  readonly span: Span;
}

/** Where a publication date was found, strongest first. */
export const PUBLISHED_ORIGINS = ['given', 'json-ld', 'meta', 'time', 'url', 'text'] as const;
export type PublishedOrigin = (typeof PUBLISHED_ORIGINS)[number];

/** The text that is read, with what is known of it. What is not known is null or empty, never a placeholder. */
export interface Article {
  /** `sha256:` and the hash of `text` in UTF-8 (lone surrogates as U+FFFD). */
  readonly id: string;
  /** The input as given: a path, `-`, or an address. */
  readonly file: string | null;
  readonly url: string | null;
  readonly canonical: string | null;
  /** Who publishes. */
  readonly outlet: string | null;
  readonly title: string | null;
  readonly authors: readonly string[];
  /** ISO 8601 with its offset from UTC as found, or a bare date. */
  readonly published: string | null;
  readonly publishedFrom: PublishedOrigin | null;
  readonly modified: string | null;
  readonly fetched: string | null;
  /** BCP 47 tag of the text, as detected. */
  readonly language: string;
  readonly truncated: boolean;
  readonly credits: readonly Credit[];
  readonly links: readonly Link[];
  readonly blocks: readonly Block[];
  /** Markup inside `text` (Markdown marks, tags), left out when words are shown. */
  readonly skip: readonly Span[];
  /** Never changes after reading. */
  readonly text: string;
}

/** Block kinds whose sentences the article itself tells: the others are furniture, credits or notes about the article. */
export const BODY_KINDS: ReadonlySet<BlockKind> = new Set([
  'headline',
  'standfirst',
  'paragraph',
  'listItem',
  'blockQuote',
  'caption',
] as const);
