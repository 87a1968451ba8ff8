import { expect } from 'vitest';
import type { Article } from '../../src/records/article.ts';
import type { Reading } from '../../src/records/reading.ts';
import type { Span } from '../../src/records/span.ts';

/** Fails where spans leave the text, are empty, out of order, or overlap. */
export function expectSpans({ article, notices }: Reading): void {
  const { text, blocks, links, credits, skip } = article;
  const apart = (spans: readonly Span[]): void => {
    let end = 0;
    for (const [s, e] of spans) {
      if (!(s >= end && e > s && e <= text.length)) expect.fail(`span ${s} to ${e} of ${text.length}, after ${end}`);
      end = e;
    }
  };
  for (const list of [blocks, links, credits]) apart(list.map((x) => x.span));
  apart(skip);
  for (const { span } of notices) if (span) apart([span]);
}

/** Kind and words of each block. */
export const shownBlocks = ({ text, blocks }: Article): string[] =>
  blocks.map(({ kind, span }) => `${kind}: ${text.slice(...span)}`);
