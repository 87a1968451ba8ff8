import { type FigureAttribution, findFigures } from '../../src/figures/figures.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import type { Block } from '../../src/records/article.ts';
import type { Figure } from '../../src/records/figure.ts';
import type { Parse } from '../../src/records/parse.ts';
import type { Span } from '../../src/records/span.ts';

/** Each line is a paragraph. */
function parseLines(text: string): Parse {
  const blocks: Block[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim()) blocks.push({ kind: 'paragraph', span: [at, at + line.length] });
    at += line.length + 1;
  }
  return parseArticle({ text, blocks, skip: [] });
}

/** Takes `<figure>` marks out: the text, and the spans that they enclosed. */
export function unmark(marked: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let text = '';
  for (const [i, piece] of marked.split(/<figure>|<\/figure>/).entries()) {
    if (i % 2) spans.push([text.length, text.length + piece.length]);
    text += piece;
  }
  return { text, spans };
}

export const figuresOf = (
  text: string,
  published: string | null = null,
  attributions: readonly FigureAttribution[] = [],
): Figure[] => findFigures(parseLines(text), { published, attributions });

/** The interval in one line: "17.. at least", "3..5 between", ".. about". */
export const interval = (f: Figure): string => `${f.min ?? ''}..${f.max ?? ''} ${f.hedge}`;
