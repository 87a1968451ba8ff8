import type { Act } from '../../records/attribution.ts';

/**
 * How often each construction of the rules engine is right, as measured on annotated training articles: "construction" or
 * "construction act" to a probability. What is right less than half the time is not reported: precision before recall.
 */
export const CONSTRUCTION_SCORES: Readonly<Record<string, number>> = {
  'quote-tag': 0.98,
  'quote-said': 0.98,
  'clause-tag': 0.66,
  'clause-tag attitude': 0.06,
  'clause-tag accuse': 0.1,
  'clause-tag urge': 0.1,
  'clause-tag show': 0.36,
  'clause-said': 0.78,
  'said-quote': 0.9,
  'said-colon': 0.92,
  'said-that': 0.92,
  'said-that attitude': 0.5,
  'said-that show': 0.79,
  'said-whether': 0.72,
  'said-whether ask': 0.95,
  'said-whether attitude': 0.17,
  'said-whether show': 0.25,
  'said-clause': 0.6,
  'said-clause say': 0.79,
  'said-clause confirm': 0.67,
  'said-clause attitude': 0.45,
  'said-clause show': 0.49,
  'told-to': 0.68,
  'told-to attitude': 0.43,
  'plans-to': 0.55,
  'plans-to attitude': 0.33,
  'plans-to urge': 0.48,
  'plans-to refuse': 0.86,
  'governed-preposition': 0.72,
  'governed-preposition attitude': 0.34,
  'governed-preposition urge': 0.5,
  'denied-object': 0.6,
  'denied-object accuse': 0.82,
  'denied-object refuse': 0.81,
  'denied-object confirm': 0.73,
  'denied-object attitude': 0.25,
  'denied-object show': 0.1,
  'denied-object promise': 0.45,
  'denied-doing': 0.7,
  'it-is-said-that': 0.8,
  'is-expected-to': 0.8,
  'is-accused-of': 0.8,
  'according-to-first': 0.9,
  'according-to-last': 0.88,
  adverb: 0.7,
  'told-of': 0.6,
  'noun-by-that': 0.7,
  'noun-that': 0.5,
  'noun-that attitude': 0.25,
  'noun-that show': 0.25,
  'noun-to': 0.4,
  'noun-to-unsourced': 0.2,
  'noun-of': 0.5,
  'noun-of attitude': 0.25,
  'noun-of-unsourced': 0.25,
  'according-to-last show': 0.1,
  'adverb attitude': 0.36,
  'clause-tag promise': 0.1,
  'headline-colon': 0.67,
  'interview-turn': 0.6,
  signature: 0.9,
  'saying-nothing': 0.9,
  'headline-tag': 0.8,
  'headline-tag attitude': 0.3,
};

/** Least score that is reported. */
export const LEAST_SCORE = 0.5;

/** Score of a construction with a verb of this act. */
export const constructionScore = (rule: string, act: Act): number =>
  CONSTRUCTION_SCORES[`${rule} ${act}`] ?? CONSTRUCTION_SCORES[rule] ?? LEAST_SCORE;
