import { quotesOf, standings } from '../quotes.ts';
import type { Rule } from '../rule.ts';

const RELEASE = '"The island will have a boat, and we have found the money for it," said Ruth Amdal.';

export const quotationNotInSource: Rule = {
  id: 'quotation-not-in-source',
  level: 'warning',
  about: 'quoted words that none of the documents has (`--against`)',
  why: 'Words that nobody can show to have been said must not stand in quotation marks.',
  standards: [
    'SPJ Code of Ethics: never deliberately distort facts',
    'AP, News Values and Principles: nothing is made up',
  ],
  limits:
    'Looks only where documents are given. Words that the reporter heard are in no document: switch it off for that line.',
  bad: [{ text: '"I have never been so proud of our crews," said Ruth Amdal.', against: [RELEASE] }],
  good: [{ text: '"We have found the money for it," said Ruth Amdal.', against: [RELEASE] }],
  check: (draft) =>
    quotesOf(draft)
      .filter((q) => standings(draft).get(q)?.kind === 'absent')
      .map((q) => ({
        span: q.span,
        message: 'these words are in none of the documents: check where they were said, or take the marks off',
      })),
};
