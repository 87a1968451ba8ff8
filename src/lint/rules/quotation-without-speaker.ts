import { blockIndex } from '../../records/in-parse.ts';
import type { Quotation } from '../../records/parse.ts';
import { contains, overlaps } from '../../records/span.ts';
import type { Draft } from '../draft.ts';
import { outermost, wordCount } from '../look.ts';
import type { Rule } from '../rule.ts';

export const quotationWithoutSpeaker: Rule = {
  id: 'quotation-without-speaker',
  level: 'warning',
  about: 'a quotation that stands alone in its paragraph and belongs to nobody',
  why: 'Quoted words are a promise that somebody said exactly this; without the speaker nobody can be held to them, and they are easily laid in the wrong mouth.',
  standards: ['AP Stylebook: attribute quotations', 'Reuters Handbook of Journalism: quotes must be sourced'],
  limits:
    'A quotation behind words of its speaker in one paragraph, or behind a colon, has its speaker there; one that is not closed is left to another rule.',
  bad: [
    {
      text: 'The bridge was closed for the fourth time this year.\n\n"We have talked about this bridge for twenty years and nothing was done."\n\nThe roads office said it would reopen in June.',
    },
  ],
  good: [
    {
      text: 'The bridge was closed for the fourth time this year.\n\n"We have talked about this bridge for twenty years and nothing was done," said baker Ida Moss.',
    },
    {
      text: 'Baker Ida Moss was angry and said:\n\n"We have talked about this bridge for twenty years and nothing was done."',
    },
  ],
  check: (draft) =>
    outermost(draft)
      .filter((q) => isAlone(draft, q) && !isSpoken(draft, q))
      .map((q) => ({
        span: q.span,
        message: 'nobody is said to have spoken these words: name the speaker, or take the marks off',
      })),
};

/** From so many words on it is speech, not a title. */
const SPEECH = 5;

/** The quotation is all of its paragraph, and no paragraph before leads up to it. */
function isAlone(draft: Draft, q: Quotation): boolean {
  if (q.marks !== 'double' || !q.closed || q.continues || wordCount(draft, q.span) < SPEECH) return false;
  const { blocks } = draft.parse;
  const at = blockIndex(draft, q.span[0]);
  const block = blocks[at]!;
  if (block.kind !== 'paragraph') return false;
  const rest = wordCount(draft, [block.span[0], q.span[0]]) + wordCount(draft, [q.span[1], block.span[1]]);
  if (rest > 0) return false;
  // It goes on with a statement quoted whole, paragraph by paragraph.
  const last = outermost(draft).findLast((o) => o.span[1] <= block.span[0]);
  if (
    last &&
    at > 0 &&
    wordCount(draft, [last.span[1], block.span[0]]) === 0 &&
    last.span[0] <= blocks[at - 1]!.span[0]
  )
    return false;
  const before = draft.read.article.text.slice(0, block.span[0]).trimEnd();
  return !/[:—–-]["'”’]?$/.test(before) && !/^\s*[—–-]/.test(draft.read.article.text.slice(q.span[1], q.span[1] + 4));
}

/** Somebody in its paragraph or the one before is said to speak it, or it is a piece of what somebody says around it. */
function isSpoken(draft: Draft, q: Quotation): boolean {
  const block = blockIndex(draft, q.span[0]);
  return draft.read.attributions.some(
    (a) =>
      a.sourceId !== null &&
      a.content.some((c) => overlaps(c, q.span)) &&
      !contains(q.span, a.cue) &&
      blockIndex(draft, a.cue[0]) <= block &&
      blockIndex(draft, a.cue[0]) >= block - 1,
  );
}
