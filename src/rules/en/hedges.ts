import type { Hedge } from '../../records/figure.ts';

/** Words beside a number that say how it bounds the quantity. */
export interface HedgePhrase {
  /** In lower case, one blank between words. */
  readonly phrase: string;
  readonly hedge: Hedge;
}

/** Before the number: "at least 17". The longest phrase that ends there counts. */
export const HEDGES_BEFORE: readonly HedgePhrase[] = [
  { phrase: 'at least', hedge: 'at least' },
  { phrase: 'no fewer than', hedge: 'at least' },
  { phrase: 'no less than', hedge: 'at least' },
  { phrase: 'not less than', hedge: 'at least' },
  { phrase: 'not fewer than', hedge: 'at least' },
  { phrase: 'a minimum of', hedge: 'at least' },
  { phrase: 'minimum of', hedge: 'at least' },
  { phrase: 'more than', hedge: 'more than' },
  { phrase: 'over', hedge: 'more than' },
  { phrase: 'above', hedge: 'more than' },
  { phrase: 'upwards of', hedge: 'more than' },
  { phrase: 'upward of', hedge: 'more than' },
  { phrase: 'in excess of', hedge: 'more than' },
  { phrase: 'north of', hedge: 'more than' },
  { phrase: 'greater than', hedge: 'more than' },
  { phrase: 'higher than', hedge: 'more than' },
  { phrase: 'exceed', hedge: 'more than' },
  { phrase: 'exceeds', hedge: 'more than' },
  { phrase: 'exceeded', hedge: 'more than' },
  { phrase: 'exceeding', hedge: 'more than' },
  { phrase: 'topped', hedge: 'more than' },
  { phrase: 'tops', hedge: 'more than' },
  { phrase: 'topping', hedge: 'more than' },
  { phrase: 'surpassed', hedge: 'more than' },
  { phrase: 'surpassing', hedge: 'more than' },
  { phrase: 'up to', hedge: 'at most' },
  { phrase: 'as many as', hedge: 'at most' },
  { phrase: 'as much as', hedge: 'at most' },
  { phrase: 'no more than', hedge: 'at most' },
  { phrase: 'not more than', hedge: 'at most' },
  { phrase: 'at most', hedge: 'at most' },
  { phrase: 'a maximum of', hedge: 'at most' },
  { phrase: 'maximum of', hedge: 'at most' },
  { phrase: 'less than', hedge: 'less than' },
  { phrase: 'fewer than', hedge: 'less than' },
  { phrase: 'lower than', hedge: 'less than' },
  { phrase: 'under', hedge: 'less than' },
  { phrase: 'below', hedge: 'less than' },
  { phrase: 'about', hedge: 'about' },
  { phrase: 'around', hedge: 'about' },
  { phrase: 'approximately', hedge: 'about' },
  { phrase: 'approx', hedge: 'about' },
  { phrase: 'roughly', hedge: 'about' },
  { phrase: 'some', hedge: 'about' },
  { phrase: 'nearly', hedge: 'about' },
  { phrase: 'near', hedge: 'about' },
  { phrase: 'almost', hedge: 'about' },
  { phrase: 'close to', hedge: 'about' },
  { phrase: 'an estimated', hedge: 'about' },
  { phrase: 'estimated', hedge: 'about' },
  { phrase: 'circa', hedge: 'about' },
  { phrase: 'in the region of', hedge: 'about' },
  { phrase: 'in the order of', hedge: 'about' },
  { phrase: 'on the order of', hedge: 'about' },
  { phrase: 'somewhere around', hedge: 'about' },
  { phrase: 'virtually', hedge: 'about' },
  { phrase: 'practically', hedge: 'about' },
];

/** After the number: "107 or more", "40 or so". */
export const HEDGES_AFTER: readonly HedgePhrase[] = [
  { phrase: 'or more', hedge: 'at least' },
  { phrase: 'and more', hedge: 'at least' },
  { phrase: 'plus', hedge: 'at least' },
  { phrase: '+', hedge: 'at least' },
  { phrase: 'or less', hedge: 'at most' },
  { phrase: 'or fewer', hedge: 'at most' },
  { phrase: 'or so', hedge: 'about' },
  { phrase: 'or thereabouts', hedge: 'about' },
  { phrase: 'at least', hedge: 'at least' },
  { phrase: 'at most', hedge: 'at most' },
];

/** Words between a hedge and its number that change nothing: "more than *a total of* 40", "*only* 10". */
export const NEUTRAL_BEFORE: readonly string[] = [
  'a total of',
  'a total',
  'a combined',
  'a record',
  'a further',
  'a staggering',
  'an additional',
  'another',
  'exactly',
  'all',
  'only',
  'just',
  'just a',
  'a mere',
  'well',
  'other',
  'of',
];

/** Words before a hedge that belong to it: "*just* over 300", "*well* below 10". */
export const DEGREES: ReadonlySet<string> = new Set([
  'just',
  'well',
  'slightly',
  'far',
  'considerably',
  'significantly',
]);

/** Verbs whose particle is no hedge: "handed *over* $5 million". */
export const PARTICLE_VERBS: ReadonlySet<string> = new Set(
  'hand hands handed handing turn turned turning take took taken taking sign signed pass passed move moved carry carried talk talked'.split(
    ' ',
  ),
);
