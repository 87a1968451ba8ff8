import { CHOICE_WEIGHTS } from './choice-weights.ts';
import type { Entity } from './entity.ts';
import type { Candidate, Observed, Question } from './question.ts';
import type { Scene } from './scene.ts';
import { spanOf } from './words.ts';

/** The likeliest answer, with how likely it is. */
export interface Answer {
  readonly candidate: Candidate;
  /** Probability, 0..1. */
  readonly share: number;
}

/**
 * The likeliest of the candidates, all places of an entity together, or null where nobody of them is likelier or such words are not weighed: a log-linear choice among antecedents
 * (Denis and Baldridge 2008) in which what the network makes of two mentions (Lee et al. 2017) is one of the traits. Weights are learned
 * from annotated articles by training/antecedents.ts.
 */
export function answer(scene: Scene, question: Question): Answer | null {
  scene.observe?.(observed(scene, question));
  const weights = CHOICE_WEIGHTS[scene.antecedents ? 'network' : 'words'][question.sort];
  if (!weights) return null;
  const { candidate, nobody } = weights;
  const dot = (w: readonly number[], x: readonly number[]): number => x.reduce((sum, v, k) => sum + v * w[k]!, 0);
  const none = dot(nobody, question.nobody);
  const scores = question.candidates.map((c) => dot(candidate, c.x));
  const most = scores.reduce((a, b) => Math.max(a, b), none);
  let all = Math.exp(none - most);
  const sums = new Map<Entity | Candidate, { share: number; readonly candidate: Candidate }>();
  for (const [k, c] of question.candidates.entries()) {
    const weight = Math.exp(scores[k]! - most);
    all += weight;
    const sum = sums.get(c.entity ?? c);
    if (sum) sum.share += weight;
    else sums.set(c.entity ?? c, { share: weight, candidate: c });
  }
  const [best] = [...sums.values()].sort((a, b) => b.share - a.share);
  if (!best || best.share <= Math.exp(none - most)) return null;
  return { candidate: best.candidate, share: best.share / all };
}

function observed(scene: Scene, { sort, words, candidates, nobody }: Question): Observed {
  const keys = new Map<Entity | Candidate, number>();
  return {
    sort,
    mention: spanOf(scene.index.words, ...words),
    candidates: candidates.map((c) => {
      const key = keys.get(c.entity ?? c) ?? keys.size;
      keys.set(c.entity ?? c, key);
      return { key, places: c.places.map((p) => spanOf(scene.index.words, ...p)), x: c.x };
    }),
    nobody,
    network: scene.antecedents !== null,
  };
}
