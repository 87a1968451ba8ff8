import type { Figure } from '../records/figure.ts';
import { overlaps } from '../records/span.ts';
import { TOLL_WORDS } from '../rules/en/lint-context-words.ts';
import type { Draft } from './draft.ts';
import { isAttributed, isBody, isQuoted, sentenceAt, shown } from './look.ts';
import type { Spotted } from './rule.ts';

/** Figures in the draft's own voice that ask for a source and have none, the first of each paragraph. */
export function unsourcedFigures(draft: Draft, asks: (f: Figure) => boolean): readonly Spotted[] {
  const blocks = new Set<number>();
  return draft.read.figures.flatMap((f) => {
    const sentence = sentenceAt(draft, f.span[0]);
    if (!sentence || blocks.has(sentence.block) || f.attribution !== null || !asks(f)) return [];
    if (!isBody(draft, f.span[0]) || isQuoted(draft, f.span) || isSourced(draft, sentence.block)) return [];
    blocks.add(sentence.block);
    return [
      {
        span: f.span,
        message: `no source is given for "${shown(draft, f.span)}": say who counted it, or link to where it is from`,
      },
    ];
  });
}

/** True where the paragraph names who said something in it, or links to it. */
function isSourced(draft: Draft, block: number): boolean {
  const { span } = draft.parse.blocks[block]!;
  return (
    isAttributed(draft, span) ||
    [...draft.read.article.links, ...draft.read.article.credits].some((l) => overlaps(l.span, span))
  );
}

export const isToll = ({ counted, unit }: Figure): boolean => unit !== '%' && TOLL_WORDS.test(counted ?? '');
