import { quotesOf, standings } from '../quotes.ts';
import type { Rule } from '../rule.ts';

const RELEASE = '"We looked at every cut that we could make, and none of them was easy for us," said Ruth Amdal.';

const ELLIPSIS = /…|\.\s?\.\s?\./;

/** What stands behind the last word. */
function endOf(words: string): string {
  let at = words.length;
  while (at > 0 && !/\w/.test(words[at - 1]!)) at--;
  return words.slice(at);
}

export const quotationTrimmed: Rule = {
  id: 'quotation-trimmed',
  level: 'info',
  about: "a quotation that ends in the middle of the speaker's sentence (`--against`)",
  why: 'What is left out may turn the sense; a reader should see that the sentence went on.',
  standards: ['Reuters Handbook of Journalism: accuracy of quotations', 'SPJ Code of Ethics: provide context'],
  limits:
    'Looks only where documents are given. It does not say that the sense was turned, only that the sentence went on.',
  bad: [
    { text: '"We looked at every cut that we could make," said Ruth Amdal.', against: [RELEASE] },
    {
      text: '"We looked at every cut that we could make," said Ruth Amdal.',
      against: [
        'Item 2: the budget\n\nRuth Amdal: We looked at every cut that we could make, and none of them was easy for us.\n\nFinn Dahl: That is so.',
      ],
    },
  ],
  good: [
    {
      text: '"We looked at every cut that we could make," said Ruth Amdal.',
      against: [
        'Item 2: the budget\n\nRuth Amdal: We looked at every cut that we could make. None of them was easy for us.\n\nFinn Dahl: That is so.',
      ],
    },
    {
      text: '"We looked at every cut that we could make, and none of them was easy for us," said Ruth Amdal.',
      against: [RELEASE],
    },
    { text: '"We looked at every cut that we could make ..." said Ruth Amdal.', against: [RELEASE] },
  ],
  check: (draft) =>
    quotesOf(draft).flatMap((q) => {
      const standing = standings(draft).get(q);
      if (standing?.kind !== 'same' || !standing.quote) return [];
      const left = standing.text.read.article.text.slice(standing.at[1], standing.quote.span[1]);
      const isCut =
        /\w/.test(left) && !/^\s*[.!?…]/.test(left) && !ELLIPSIS.test(endOf(draft.read.article.text.slice(...q.span)));
      return isCut
        ? [
            {
              span: q.span,
              message:
                "the speaker's sentence goes on in the document: check that the sense is kept, or mark what is left out",
            },
          ]
        : [];
    }),
};
