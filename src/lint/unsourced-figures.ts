import type { Figure } from '../records/figure.ts';
import type { Sentence } from '../records/parse.ts';
import { overlaps } from '../records/span.ts';
import { TOLL_BEHIND, TOLL_WORDS } from '../rules/en/lint-context-words.ts';
import type { Draft } from './draft.ts';
import { isBody, isQuoted, sentenceAt, shown } from './look.ts';
import type { Spotted } from './rule.ts';

/** Figures in the draft's own voice that ask for a source and have none, the first of each paragraph. */
export function unsourcedFigures(draft: Draft, asks: (f: Figure, behind: string) => boolean): readonly Spotted[] {
  const blocks = new Set<number>();
  return draft.read.figures.flatMap((f) => {
    const sentence = sentenceAt(draft, f.span[0]);
    if (!sentence || blocks.has(sentence.block) || f.attribution !== null || !asks(f, behind(draft, f))) return [];
    if (!isBody(draft, f.span[0]) || isQuoted(draft, f.span) || isSourced(draft, sentence)) return [];
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
function isSourced(draft: Draft, sentence: Sentence): boolean {
  const { span } = draft.parse.blocks[sentence.block]!;
  return (
    // What somebody only feels in another sentence, "many are tired of it", counts nothing.
    draft.read.attributions.some(
      (a) =>
        (a.act !== 'attitude' || overlaps(a.cue, sentence.span)) &&
        (overlaps(a.cue, span) || a.content.some((c) => overlaps(c, span))),
    ) || [...draft.read.article.links, ...draft.read.article.credits].some((l) => overlaps(l.span, span))
  );
}

/** What stands behind a figure in its sentence. */
const behind = (draft: Draft, f: Figure): string =>
  draft.read.article.text.slice(f.span[1], sentenceAt(draft, f.span[0])?.span[1] ?? f.span[1]);

/** A number of people killed, hurt or missing, by what is counted or by the verb behind it. */
export const isToll = ({ counted, unit }: Figure, words: string): boolean =>
  unit !== '%' && (TOLL_WORDS.test(counted ?? '') || ((unit === 'people' || unit === null) && TOLL_BEHIND.test(words)));
