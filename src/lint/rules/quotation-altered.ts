import { quotesOf, standings } from '../quotes.ts';
import type { Rule } from '../rule.ts';

const RELEASE = '"The island will have a boat, and we have found the money for it," said Ruth Amdal.';

export const quotationAltered: Rule = {
  id: 'quotation-altered',
  level: 'error',
  about: 'quoted words that differ from those of the document (`--against`)',
  why: 'Quotation marks promise the very words; a changed word changes what somebody is held to.',
  standards: [
    'AP Stylebook, "quotations in the news": never alter quotations',
    'Reuters Handbook of Journalism: accuracy of quotations',
  ],
  limits: 'Looks only where documents are given. Words in square brackets are a change that is marked.',
  bad: [
    {
      text: '"The island will always have a boat, and we have found the money for it," said Ruth Amdal.',
      against: [RELEASE],
    },
  ],
  good: [{ text: '"The island will have a boat," said Ruth Amdal.', against: [RELEASE] }],
  check: (draft) =>
    quotesOf(draft).flatMap((q) => {
      const standing = standings(draft).get(q);
      if (standing?.kind !== 'altered' || /[[\]]/.test(draft.read.article.text.slice(...q.span))) return [];
      const was = standing.was.length > 90 ? `${standing.was.slice(0, 89)}…` : standing.was;
      return [{ span: standing.span, message: `the document has "${was}": quote it as it is, or take the marks off` }];
    }),
};
