import { mayBeOne, quotesOf, standings } from '../quotes.ts';
import type { Rule } from '../rule.ts';

const RELEASE = '"The school would have had to close within a year," said Solveig Borg.';

export const quotationOtherSpeaker: Rule = {
  id: 'quotation-other-speaker',
  level: 'error',
  about: 'a quotation that the document has from somebody else (`--against`)',
  why: "Somebody is held to words that were another's.",
  standards: ['Reuters Handbook of Journalism: accuracy of quotations', 'SPJ Code of Ethics: identify sources clearly'],
  limits: 'Looks only where documents are given, and where both speakers are named.',
  bad: [{ text: '"The school would have had to close within a year," said Mayor Finn Dahl.', against: [RELEASE] }],
  good: [
    { text: '"The school would have had to close within a year," said head teacher Solveig Borg.', against: [RELEASE] },
  ],
  check: (draft) =>
    quotesOf(draft).flatMap((q) => {
      const standing = standings(draft).get(q);
      const said = standing?.kind === 'same' ? standing.quote?.speaker : null;
      if (!said || !q.speaker || mayBeOne(said, q.speaker)) return [];
      return [{ span: q.span, message: `the document has these words from ${said.name}: check who said them` }];
    }),
};
