import type { Rule } from '../rule.ts';
import { isToll, unsourcedFigures } from '../unsourced-figures.ts';

export const tollWithoutSource: Rule = {
  id: 'toll-without-source',
  level: 'off',
  about: 'a number of people killed, hurt or missing that nobody is said to have counted',
  why: 'Figures are counted by somebody, at some time, in some way; without the source a reader can neither check them nor tell them from those of another side.',
  standards: [
    'Reuters Handbook of Journalism: give the source of figures',
    'BBC Editorial Guidelines, Accuracy: the source of statistics should be given',
  ],
  limits:
    'Off by default: tolls of the past are often common knowledge. Only the first such number of a paragraph is told, and none where the paragraph names a source or has a link.',
  bad: [
    { text: 'Nobody had seen such a storm. Six people drowned in the bay.' },
    { text: 'The storm hit the coast at dawn. Fourteen people were killed and 230 were injured.' },
  ],
  good: [
    { text: 'The storm hit the coast at dawn. Fourteen people were killed, the coastguard said.' },
    { text: 'The storm hit the coast at dawn. Two buses stood on the bridge.' },
  ],
  check: (draft) => unsourcedFigures(draft, isToll),
};
