import { tokensIn } from '../../records/in-parse.ts';
import type { Span } from '../../records/span.ts';
import { ACCUSATIONS } from '../../rules/en/accusations.ts';
import type { Draft } from '../draft.ts';
import { doubts, tellerOf, toldByHeadline } from '../headline.ts';
import { sourceOf } from '../look.ts';
import type { Rule } from '../rule.ts';

export const headlineDropsSource: Rule = {
  id: 'headline-drops-source',
  level: 'warning',
  about: 'a headline that states as fact what the text has only as an accusation or from a source without a name',
  why: 'The text is careful and the headline is not: a charge of one side, or the word of somebody unnamed, becomes a fact.',
  standards: [
    "Editors' Code of Practice (IPSO), clause 1: no misleading headline that the text does not support",
    'AP Stylebook: attribution in headlines',
  ],
  limits:
    "It speaks only where a sentence of the text has most of the headline's words and no such sentence is better sourced.",
  bad: [
    {
      text: '# Minister took bribes from builder\n\nA clerk, who spoke on condition of anonymity because she fears for her job, said that the minister took bribes from a builder.',
    },
  ],
  good: [
    {
      text: '# Minister took bribes from builder, clerk says\n\nA clerk, who spoke on condition of anonymity because she fears for her job, said that the minister took bribes from a builder.',
    },
    { text: '# Minister opens bridge\n\nThe minister opened the bridge on Monday, the council said.' },
  ],
  check: (draft) => {
    const told = toldByHeadline(draft);
    if (
      !told ||
      told.sentences.every((s) => doubts(draft, told.headline, s)) ||
      !told.sentences.every((s) => isWeak(draft, told.headline, s))
    )
      return [];
    return [
      {
        span: told.headline,
        message:
          'the headline states as fact what the text has from an accuser or an unnamed source: say in the headline who says so',
      },
    ];
  },
};

/** Told by somebody without a name, or as an accusation. */
function isWeak(draft: Draft, headline: Span, sentence: Span): boolean {
  const teller = tellerOf(draft, headline, sentence);
  if (!teller) return false;
  const grade = sourceOf(draft, teller)?.grade ?? 'none';
  if (grade === 'anonymous') return true;
  return (
    teller.act === 'allege' ||
    (teller.act === 'accuse' && tokensIn(draft, sentence).some((t) => ACCUSATIONS.has(t.lower)))
  );
}
