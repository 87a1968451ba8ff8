import type { TextFacts } from '../records/ledger.ts';
import { remembered } from '../records/remembered.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { meanWeight, wordWeight } from './compare.ts';

/** How far two texts tell one story, 0..1 each, by what sets their stories apart from others. */
export interface StoryLikeness {
  /** Cosine of the weights of their names. */
  readonly names: number;
  /** The same of their numbers. */
  readonly numbers: number;
  /** Share of the weight of all their names, numbers and words that they share. */
  readonly all: number;
}

/** The weightiest names and the weightiest other words of a story, of each at most `most`, by group of paraphrases, each once. */
export const storyWords = ({ names, words }: TextFacts['story'], most: number): string[] => [
  ...new Set([...names.slice(0, most), ...words.slice(0, most)].map(groupOf)),
];

/** Words with their weights, by group of paraphrases. */
export interface Weights {
  readonly of: ReadonlyMap<string, number>;
  readonly sum: number;
  /** Sum of squares. */
  readonly square: number;
}

export interface PreparedStory {
  readonly names: Weights;
  readonly numbers: Weights;
  readonly all: Weights;
}

/** What weighs in a story. */
export const storyWeights = ({ names, numbers, words }: TextFacts['story']): PreparedStory => ({
  names: weightsOf(names),
  numbers: weightsOf(numbers),
  all: weightsOf([...names, ...numbers, ...words]),
});

const prepareStory = remembered(storyWeights);

export function weightsOf(words: readonly string[]): Weights {
  const of = new Map<string, number>();
  for (const w of words) of.set(groupOf(w), Math.max(wordWeight(w), of.get(groupOf(w)) ?? 0));
  let sum = 0;
  let square = 0;
  for (const x of of.values()) {
    sum += x;
    square += x * x;
  }
  return { of, sum, square };
}

/** Likeness of the stories of two texts; 1 each for one text. */
export function storyLikeness(a: TextFacts, b: TextFacts): StoryLikeness {
  if (a.article === b.article) return { names: 1, numbers: 1, all: 1 };
  const x = prepareStory(a.story);
  const y = prepareStory(b.story);
  return {
    names: cosine(x.names, y.names),
    numbers: cosine(x.numbers, y.numbers),
    all: shared(x.all, y.all, (w) => w) / meanWeight(x.all.sum, y.all.sum),
  };
}

/** Cosine of the weights of two lists of words. */
export const cosine = (a: Weights, b: Weights): number => shared(a, b, (w) => w * w) / meanWeight(a.square, b.square);

export function shared({ of: a }: Weights, { of: b }: Weights, value: (weight: number) => number): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let s = 0;
  for (const [w, x] of small) if (large.has(w)) s += value(x);
  return s;
}
