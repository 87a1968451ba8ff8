import type { Parse, Token } from './parse.ts';
import type { Span } from './span.ts';

/** What holds a parse: a draft that is checked, an article that a digest tells of. */
interface Parsed {
  readonly parse: Parse;
}

/** First index from 0 to `size` for which `holds` is true; `size` where there is none. It must stay true once it is. */
export function firstIndex(size: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether a word begins with a capital; a curly apostrophe is none. */
export const isCapital = (t: Pick<Token, 'text'> | undefined): boolean => /^\p{Lu}/u.test(t?.text ?? '');

/** Indices of the tokens that touch the span: first, and last excluded. */
export function tokenRange({ parse: { tokens } }: Parsed, [start, end]: Span): readonly [first: number, last: number] {
  return [
    firstIndex(tokens.length, (i) => tokens[i]!.end > start),
    firstIndex(tokens.length, (i) => tokens[i]!.start >= end),
  ];
}

export const tokensIn = (text: Parsed, span: Span): readonly Token[] =>
  text.parse.tokens.slice(...tokenRange(text, span));

/** Index of the sentence that holds the offset, or of the one before it. */
export const sentenceIndex = ({ parse: { sentences } }: Parsed, at: number): number =>
  Math.max(0, firstIndex(sentences.length, (i) => sentences[i]!.span[0] > at) - 1);

/** Index of the block that holds the offset, or of the one before it. */
export const blockIndex = ({ parse: { blocks } }: Parsed, at: number): number =>
  Math.max(0, firstIndex(blocks.length, (i) => blocks[i]!.span[0] > at) - 1);
