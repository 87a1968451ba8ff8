import type { Article, Block } from '../src/records/article.ts';
import type { Span } from '../src/records/span.ts';

/** A plain text as an article: the first line is the headline, every other line a paragraph. */
export function plainArticle(text: string): Pick<Article, 'text' | 'blocks' | 'skip'> {
  const blocks: Block[] = [];
  for (const m of text.matchAll(/[^\r\n]+/g)) {
    const lead = m[0].length - m[0].trimStart().length;
    const span: Span = [m.index + lead, m.index + m[0].trimEnd().length];
    if (span[1] <= span[0]) continue;
    const kind = blocks.length === 0 ? 'headline' : /^[-*•·]\s/.test(m[0].trimStart()) ? 'listItem' : 'paragraph';
    blocks.push({ kind, span });
  }
  return { text, blocks, skip: [] };
}
