import type { Token } from './parse.ts';

/** Tokens in which a dateline ends. */
const LONGEST = 16;

/**
 * The dash that ends a dateline at token `first` ("NARA, May 3 (Agency T) - The harbour"): a place in capitals, then only words with
 * capitals, numbers and marks. Index of its token before `last`, or -1 where there is none.
 */
export function datelineDash(tokens: readonly Token[], first = 0, last = tokens.length): number {
  if (!/^\p{Lu}{3,}$/u.test(tokens[first]?.text ?? '')) return -1;
  for (let i = first + 1; i < Math.min(last, first + LONGEST); i++) {
    const { kind, text } = tokens[i]!;
    if (/^(?:-|--|–|—)$/.test(text)) return i;
    if (kind === 'word' && !/^\p{Lu}/u.test(text)) return -1;
  }
  return -1;
}
