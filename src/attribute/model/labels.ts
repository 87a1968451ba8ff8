import { type Act, STANCES, type Stance } from '../../records/attribution.ts';

/** Stances that go with an act, by the scheme: who denies, denies; who declines, withholds. */
const STANCES_OF: Readonly<Record<Act, readonly Stance[]>> = {
  say: ['asserts', 'questions'],
  allege: ['asserts'],
  confirm: ['asserts'],
  deny: ['denies'],
  refuse: ['denies'],
  accuse: ['asserts'],
  warn: ['asserts'],
  urge: ['asserts'],
  promise: ['asserts', 'denies'],
  predict: ['asserts'],
  ask: ['questions'],
  decline: ['withholds'],
  show: ['asserts', 'withholds'],
  attitude: STANCES,
};

/** Act and stance with their probabilities, each by its own head. */
export interface ActAndStance {
  readonly act: Act;
  readonly stance: Stance;
  readonly actScore: number;
  readonly stanceScore: number;
}

/** The likeliest act and stance that go together. `acts` and `stances` are logits in the order of the names. */
export function actAndStance(
  acts: Float32Array,
  actNames: readonly string[],
  stances: Float32Array,
  stanceNames: readonly string[],
): ActAndStance {
  const a = softmax(acts);
  const s = softmax(stances);
  let best: ActAndStance | null = null;
  actNames.forEach((act, i) => {
    for (const stance of STANCES_OF[act as Act] ?? []) {
      const stanceScore = s[stanceNames.indexOf(stance)] ?? 0;
      if (best && a[i]! * stanceScore <= best.actScore * best.stanceScore) continue;
      best = { act: act as Act, stance, actScore: a[i]!, stanceScore };
    }
  });
  return best ?? { act: 'say', stance: 'asserts', actScore: 0, stanceScore: 0 };
}

/** Index of the largest logit. */
export function largest(logits: Float32Array): number {
  let index = 0;
  for (let i = 1; i < logits.length; i++) if (logits[i]! > logits[index]!) index = i;
  return index;
}

/** Probabilities of logits. */
export function softmax(logits: Float32Array): Float64Array {
  const top = logits[largest(logits)] ?? 0;
  const out = Float64Array.from(logits, (x) => Math.exp(x - top));
  const sum = out.reduce((n, x) => n + x, 0);
  return out.map((x) => x / sum);
}
