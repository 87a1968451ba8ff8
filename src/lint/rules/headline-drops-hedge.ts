import { doubts, toldByHeadline } from '../headline.ts';
import type { Rule } from '../rule.ts';

export const headlineDropsHedge: Rule = {
  id: 'headline-drops-hedge',
  level: 'warning',
  about: 'a headline that states what the text says only may be so',
  why: 'Most readers see the headline alone; what the text leaves open is then told as fact.',
  standards: [
    "Editors' Code of Practice (IPSO), clause 1: no misleading headline that the text does not support",
    'SPJ Code of Ethics: do not oversimplify in promoting, previewing or summarizing a story',
  ],
  limits:
    "It speaks only where a sentence of the text has most of the headline's words and all such sentences leave it open.",
  bad: [
    {
      text: '# Tablet ends migraine attacks\n\nA new tablet may end migraine attacks in some patients, the clinic said. The study goes on.',
    },
  ],
  good: [
    {
      text: '# Tablet may end migraine attacks\n\nA new tablet may end migraine attacks in some patients, the clinic said.',
    },
    {
      text: '# Tablet ends migraine attacks\n\nA new tablet ends migraine attacks, the clinic said. It may be sold from June.',
    },
  ],
  check: (draft) => {
    const told = toldByHeadline(draft);
    return told?.sentences.every((s) => doubts(draft, told.headline, s))
      ? [
          {
            span: told.headline,
            message: 'the headline states what the text only says may be so: put the hedge into the headline',
          },
        ]
      : [];
  },
};
