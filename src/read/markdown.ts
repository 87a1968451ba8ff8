import type { Block, Link } from '../records/article.ts';
import { Failure } from '../records/failure.ts';
import type { Given, Reading } from '../records/reading.ts';
import { normalize, type Span } from '../records/span.ts';
import { finishReading } from './article.ts';
import { readFrontMatter } from './front-matter.ts';
import { inlineMarkup } from './inline-markup.ts';
import { markdownItems } from './markdown-blocks.ts';

/**
 * Reads Markdown: `article.text` is the text unchanged, less a byte-order mark; marks, addresses and front matter are in `skip`.
 * Headings of level 1 to 6 are headlines, quoted lines block quotes, code is furniture; links keep the span of their words.
 * Throws a `Failure` (`empty`) for a text without a word.
 */
export function readMarkdown(raw: string, given: Given = {}): Reading {
  const text = raw.startsWith('\ufeff') ? raw.slice(1) : raw;
  const matter = readFrontMatter(text);
  const skip: Span[] = matter.end ? [[0, matter.end]] : [];
  const blocks: Block[] = [];
  const links: Link[] = [];
  const { items, skip: marks, references } = markdownItems(text, matter.end);
  for (const mark of marks) skip.push(mark);
  let title: string | null = null;
  for (const { kind, span, level, holes } of items) {
    if (level === 'code') {
      blocks.push({ kind, span });
      continue;
    }
    const inline = inlineMarkup(text, span, holes, references);
    const shown = wordsOf(text, span, [...holes, ...inline.skip]);
    for (const mark of inline.skip) skip.push(mark);
    // A picture or a comment alone is no block.
    if (!/[\p{L}\p{N}]/u.test(shown)) {
      skip.push(span);
      continue;
    }
    for (const found of inline.links) links.push(found);
    blocks.push({ kind, span });
    if (kind === 'headline') title ??= shown;
  }
  if (!blocks.some((b) => b.kind !== 'furniture')) {
    throw new Failure('empty', 'the text has no words', 'check that the file holds an article');
  }
  return finishReading({
    text,
    blocks,
    links,
    skip: normalize(skip),
    given,
    meta: { ...matter.meta, title: matter.meta.title ?? title },
  });
}

function wordsOf(text: string, span: Span, holes: readonly Span[]): string {
  let out = '';
  let at = span[0];
  for (const [s, e] of normalize(holes)) {
    if (s >= span[1]) break;
    if (s > at) out += text.slice(at, s);
    at = Math.max(at, e);
  }
  return (out + text.slice(Math.min(at, span[1]), span[1])).replace(/\s+/g, ' ').trim();
}
