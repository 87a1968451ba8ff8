import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Article, type Block, BODY_KINDS, type Credit, type Link } from '../records/article.ts';
import type { Notice } from '../records/notice.ts';
import type { Given, Reading } from '../records/reading.ts';
import { bySpan, type Span } from '../records/span.ts';
import { partCaptions } from './captions.ts';
import { findCredits } from './credits.ts';
import { markFurniture } from './furniture.ts';
import { detectLanguage, languageName } from './language.ts';
import { foldPhrase, PAYWALL_WORDS, paywallPhrase } from './phrases.ts';
import { withoutSecondTitle } from './repeated-title.ts';

/** What a reader found out about the article; what it did not find is left out. */
export type Found = Partial<
  Pick<Article, 'canonical' | 'outlet' | 'title' | 'authors' | 'published' | 'publishedFrom' | 'modified' | 'url'>
>;

/** The fields of an article that a reader fills; `text` and `blocks` are all that must be there. */
export interface ArticleFields extends Found {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly given?: Given;
  readonly credits?: readonly Credit[];
  readonly links?: readonly Link[];
  readonly skip?: readonly Span[];
  readonly language?: string;
  readonly truncated?: boolean;
}

/** `sha256:` and the hash of the text in UTF-8, lone surrogates as U+FFFD (that is what `TextEncoder` makes of them). */
export const textId = (text: string): string => `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;

/**
 * An article with every key filled. A given value wins over a found one. Blocks, links, credits and `skip` are put in text order
 * and freed of overlaps: of two that overlap the first (of those that start together the longer) stays.
 */
export function makeArticle({ text, given = {}, ...found }: ArticleFields): Article {
  const size = text.length;
  return {
    id: textId(text),
    file: given.file ?? null,
    url: given.url ?? found.url ?? null,
    canonical: found.canonical ?? null,
    outlet: given.outlet ?? found.outlet ?? null,
    title: given.title ?? found.title ?? null,
    authors: found.authors ?? [],
    published: given.published ?? found.published ?? null,
    publishedFrom: given.published ? 'given' : found.published ? (found.publishedFrom ?? null) : null,
    modified: found.modified ?? null,
    fetched: given.fetched ?? null,
    language: found.language ?? 'en',
    truncated: found.truncated ?? false,
    credits: apart(found.credits ?? [], size),
    links: apart(found.links ?? [], size),
    blocks: apart(found.blocks, size),
    skip: apart(
      (found.skip ?? []).map((span) => ({ span })),
      size,
    ).map(({ span }) => span),
    text,
  };
}

/** Sorted copy without empty spans, spans outside the text, and spans that overlap one before them. */
function apart<T extends { readonly span: Span }>(items: readonly T[], size: number): readonly T[] {
  let end = 0;
  return [...items]
    .sort((a, b) => bySpan(a.span, b.span))
    .filter(({ span: [s, e] }) => {
      if (s < end || e <= s || e > size) return false;
      end = e;
      return true;
    });
}

/** What a reader of one format hands over to be finished. */
export interface Draft {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly given?: Given;
  readonly links?: readonly Link[];
  readonly skip?: readonly Span[];
  readonly truncated?: boolean;
  readonly meta?: Found;
  readonly notices?: readonly Notice[];
}

/**
 * What all formats share: credits, datelines, corrections, notes and furniture are told apart by their words, the language is
 * detected, and notices say what a reader should know (`language-unsupported`, `paywall-stub`).
 */
export function finishReading({ text, blocks: raw, meta = {}, notices = [], ...draft }: Draft): Reading {
  const found = findCredits(text, apart(raw, text.length), draft.skip ?? []);
  const blocks = markFurniture(text, partCaptions(text, withoutSecondTitle(text, found.blocks)), draft.skip);
  const body = blocks.filter((b) => BODY_KINDS.has(b.kind));
  const language = detectLanguage(sample(text, body));
  const dated = meta.published ? {} : { published: found.published, publishedFrom: 'text' as const };
  const article = makeArticle({
    ...draft,
    ...meta,
    ...dated,
    text,
    language,
    blocks,
    credits: found.credits,
    authors: meta.authors?.length ? meta.authors : found.authors,
    modified: meta.modified ?? found.modified,
  });
  const own = [...languageNotice(language), ...paywallNotice(text, blocks)];
  return { article, notices: [...notices, ...own] };
}

/** Units of the body that are enough to tell its language. */
const SAMPLE = 20_000;

function sample(text: string, body: readonly Block[]): string {
  const parts: string[] = [];
  let size = 0;
  for (const { span } of body) {
    if (size >= SAMPLE) break;
    const words = text.slice(span[0], Math.min(span[1], span[0] + SAMPLE - size));
    parts.push(words);
    size += words.length;
  }
  return parts.join('\n');
}

function languageNotice(language: string): readonly Notice[] {
  if (language === 'en') return [];
  return [
    {
      code: 'language-unsupported',
      level: 'warning',
      span: null,
      message: `the text is in ${languageName(language)} (${language}), which is not supported`,
      hint: 'give an English text; no attributions are looked for in other languages',
    },
  ];
}

function paywallNotice(text: string, blocks: readonly Block[]): readonly Notice[] {
  let words = 0;
  for (const { kind, span } of blocks) {
    if (BODY_KINDS.has(kind) && kind !== 'headline') words += count(text, span);
    // The words of the wall itself may be among the blocks.
    if (words >= PAYWALL_WORDS + WALL_WORDS) return [];
  }
  const wall = blocks.find(({ span: [s, e] }) => e - s < 400 && paywallPhrase(foldPhrase(text.slice(s, e))));
  if (!wall) return [];
  if (BODY_KINDS.has(wall.kind)) words -= count(text, wall.span);
  if (words >= PAYWALL_WORDS) return [];
  return [
    {
      code: 'paywall-stub',
      level: 'warning',
      span: wall.span,
      message: `only the start of the article is here (${words} words); the rest is for subscribers`,
      hint: 'save the whole page after logging in, or give the text',
    },
  ];
}

/** Words that ask for a subscription, at most. */
const WALL_WORDS = 60;

/** Words of a span, counted up to the number that matters. */
const count = (text: string, [s, e]: Span): number =>
  text.slice(s, Math.min(e, s + 20 * PAYWALL_WORDS)).match(/\S+/g)?.length ?? 0;
