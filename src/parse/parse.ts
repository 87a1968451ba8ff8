import type { Article } from '../records/article.ts';
import type { Parse, ParsedBlock, Sentence, Token } from '../records/parse.ts';
import { findQuotations } from './quotations.ts';
import { sentences } from './sentences.ts';
import { tokenize } from './tokens.ts';

/**
 * Cuts an article into blocks, tokens, quotations and sentences. Total: any text gives a parse, odd quotation marks are repaired
 * and reported in `notices`. Linear in the length of the text.
 */
export function parseArticle(article: Pick<Article, 'text' | 'blocks' | 'skip'>): Parse {
  const { text } = article;
  const tokens: Token[] = [];
  const ranges: { first: number; last: number }[] = [];
  let hole = 0;
  for (const block of article.blocks) {
    while (hole < article.skip.length && article.skip[hole]![1] <= block.span[0]) hole++;
    let until = hole;
    while (until < article.skip.length && article.skip[until]![0] < block.span[1]) until++;
    const first = tokens.length;
    // Furniture has no tokens, so that no later stage can read it.
    if (block.kind !== 'furniture')
      for (const t of tokenize(text, block.span, article.skip.slice(hole, until))) tokens.push(t);
    ranges.push({ first, last: tokens.length });
  }
  const { quotations, notices } = findQuotations(text, tokens, ranges);
  const all: Sentence[] = [];
  const blocks: ParsedBlock[] = [];
  let q = 0;
  for (const [b, { kind, span }] of article.blocks.entries()) {
    const from = q;
    while (q < quotations.length && quotations[q]!.span[0] < span[1]) q++;
    const first = all.length;
    const { first: a, last: z } = ranges[b]!;
    for (const s of sentences(text, tokens, a, z, b, quotations.slice(from, q))) all.push(s);
    blocks.push({ kind, span, first, last: all.length });
  }
  return { text, blocks, sentences: all, tokens, quotations, notices };
}
