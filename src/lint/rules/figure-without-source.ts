import type { Figure } from '../../records/figure.ts';
import type { Rule } from '../rule.ts';
import { isToll, unsourcedFigures } from '../unsourced-figures.ts';

export const figureWithoutSource: Rule = {
  id: 'figure-without-source',
  level: 'off',
  about: 'a share, a sum of money or another large number that nobody is said to have counted',
  why: 'Figures are counted by somebody, at some time, in some way; without the source a reader can neither check them nor tell them from those of another side.',
  standards: [
    'Reuters Handbook of Journalism: give the source of figures',
    'BBC Editorial Guidelines, Accuracy: the source of statistics should be given',
  ],
  limits:
    'Off by default: many figures are common knowledge, or have their source a paragraph further up. Only the first such figure of a paragraph is told, and none where the paragraph names a source or has a link.',
  bad: [{ text: 'The strike went on for eleven days. It cost the city 3.4 million dollars.' }],
  good: [
    { text: 'The strike went on for eleven days. It cost the city 3.4 million dollars, the mayor said.' },
    { text: 'The storm hit the coast at dawn. Two buses stood on the bridge.' },
  ],
  check: (draft) => unsourcedFigures(draft, isCounted),
};

/** From this on a sum is reported, and not a price on a label. */
const MONEY = 100_000;
/** From this on nobody counts by looking. */
const MANY = 10_000;

/** From this on nobody has put it on a scale. */
const HEAVY = 1_000;
/** Units of weight and volume in which heaps, harvests and spills are told. */
const WEIGHED: ReadonlySet<string> = new Set(['t', 'l', 'm3', 'bbl']);

const isCounted = (f: Figure, behind: string): boolean => {
  const size = f.min ?? f.max ?? 0;
  return (
    !isToll(f, behind) &&
    (f.unit === '%' ||
      (/^[A-Z]{3}$/.test(f.unit ?? '') ? size >= MONEY : size >= (WEIGHED.has(f.unit ?? '') ? HEAVY : MANY)))
  );
};
