import type { Span } from './span.ts';

/**
 * What the reader makes of which words of an article stand for the same: log-odds against one base, so that the likelihood of each of several is
 * its share of their exponentials (Lee et al. 2017, arXiv:1707.07045).
 */
export interface Antecedents {
  /** That `mention` stands for whom `other` means, which stands before it. Spans of UTF-16 offsets; -Infinity where a span holds no word. */
  standsFor(mention: Span, other: Span): number;
  /** That it stands for nobody who was spoken of before. */
  nobody(mention: Span): number;
}
