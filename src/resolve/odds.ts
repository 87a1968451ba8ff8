import type { FoundSource, Scene } from './scene.ts';
import { spanOf } from './words.ts';

/** Tokens of words that mean somebody, end excluded. */
type Place = readonly [first: number, last: number];

/** Log-odds beyond which nothing more is told. */
const MOST = 12;

/**
 * Log-odds that the words at `mention` stand for whom those at `other`, before them, mean, against nobody, as the network sees it; 0 without one and where
 * words hold no piece that it reads.
 */
export function standsForOdds({ antecedents, index: { words } }: Scene, mention: Place, other: Place): number {
  if (!antecedents) return 0;
  const span = spanOf(words, ...mention);
  const odds = antecedents.standsFor(span, spanOf(words, ...other)) - antecedents.nobody(span);
  return Number.isNaN(odds) ? 0 : Math.max(-MOST, Math.min(MOST, odds));
}

/** The least that the probability of a name counts as. */
const LEAST = 0.03;

/** The log probability that the reader takes a source for somebody with a name, or for somebody without one; 0 where it has no view. */
export const namedOdds = (said: FoundSource['grades'], isNamed: boolean): number =>
  said ? Math.log((isNamed ? said.named : 1 - said.named) + LEAST) : 0;

/** The least that the probability of a label counts as. */
const FLOOR = 1e-4;

/** The likeliest of `open` labels: by the mean of the log probabilities `told`, and what the label by words counts more. The first of those alike. */
export function likeliest<L extends string>(
  open: readonly L[],
  told: readonly Readonly<Record<L, number>>[],
  byWords: { readonly label: L; readonly weight: number },
): L {
  const score = (label: L): number =>
    told.reduce((sum, t) => sum + Math.log(t[label] + FLOOR), 0) / told.length +
    (label === byWords.label ? byWords.weight : 0);
  return open.reduce((best, label) => (score(label) > score(best) ? label : best));
}
