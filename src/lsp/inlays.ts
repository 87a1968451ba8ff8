import type { InlayHint } from 'vscode-languageserver';
import { gradeOf, nameOf } from '../present/chain.ts';
import { overlaps, type Span } from '../records/span.ts';
import { type Review, rangeOf } from './review.ts';

/** The grade behind the words that name each source, for those within a span of the text as read. */
export function inlaysIn(review: Review, span: Span): readonly InlayHint[] {
  const { chains } = review;
  const seen = new Set<number>();
  return chains.read.attributions.flatMap((a): InlayHint[] => {
    const words = a.source.at(-1);
    if (!words || !overlaps(words, span) || seen.has(words[1])) return [];
    seen.add(words[1]);
    const grade = gradeOf(chains, a);
    const { end } = rangeOf(review, words);
    return [{ position: end, label: grade, paddingLeft: true, tooltip: `${nameOf(chains, a)}: ${HELD_TO[grade]}` }];
  });
}

/** What each grade means, as in the glossary. */
const HELD_TO = {
  named: 'known by name',
  role: 'one office, no name',
  unnamed: 'a category of people',
  anonymous: 'the name is withheld',
  none: 'no source',
} as const;
