import { tokensIn } from '../../records/in-parse.ts';
import type { Span } from '../../records/span.ts';
import { ACCUSATIONS } from '../../rules/en/accusations.ts';
import { BLAMING_STEMS, SUSPECTING_STEMS } from '../../rules/en/lint-context-words.ts';
import type { Draft } from '../draft.ts';
import { doubts, tellersOfHeadline, toldByHeadline } from '../headline.ts';
import { sourceOf } from '../look.ts';
import type { Rule } from '../rule.ts';

export const headlineDropsSource: Rule = {
  id: 'headline-drops-source',
  level: 'warning',
  about:
    'a headline that states as fact what the text has only as an accusation, a suspicion or from a source without a name',
  why: 'The text is careful and the headline is not: a charge of one side, or the word of somebody unnamed, becomes a fact.',
  standards: [
    "Editors' Code of Practice (IPSO), clause 1: no misleading headline that the text does not support",
    'AP Stylebook: attribution in headlines',
  ],
  limits:
    "It speaks only where a sentence of the text has most of the headline's words and no such sentence is better sourced.",
  bad: [
    {
      text: '# Mayor ordered guards to burn files\n\nA former clerk accused the mayor of having ordered guards to burn the files of the harbour.',
    },
    {
      text: '# Minister took bribes from builder\n\nA clerk, who spoke on condition of anonymity because she fears for her job, said that the minister took bribes from a builder.',
    },
    {
      text: '# Coach sold tickets of the club\n\nA former player accused the coach of having sold tickets of the club to a dealer, the league said on Monday.',
    },
  ],
  good: [
    {
      text: '# Union urges members to strike at mill\n\nThe union urged its members to strike at the mill on Monday.',
    },
    {
      text: '# Coach accused of having sold tickets\n\nA former player accused the coach of having sold tickets of the club to a dealer, the league said on Monday.',
    },
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
          'the headline states as fact what the text has from an accuser, as a suspicion or from an unnamed source: say in the headline who says so',
      },
    ];
  },
};

/** Told by somebody without a name, or as an accusation, whoever passes it on. */
const isWeak = (draft: Draft, headline: Span, sentence: Span): boolean =>
  tellersOfHeadline(draft, headline, sentence).some(
    (a) =>
      sourceOf(draft, a)?.grade === 'anonymous' ||
      a.act === 'allege' ||
      (a.act === 'attitude' && tokensIn(draft, a.cue).some((t) => SUSPECTING_STEMS.test(t.lower))) ||
      // "Accused of", "blamed for" is an accusation whatever the deed; criticism is one only of a wrong.
      (a.act === 'accuse' &&
        (tokensIn(draft, a.cue).some((t) => BLAMING_STEMS.test(t.lower)) ||
          tokensIn(draft, sentence).some((t) => ACCUSATIONS.has(t.lower)))),
  );
