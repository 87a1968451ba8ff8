import type { Evidence } from '../records/claim.ts';
import type { Edge, Linkable } from '../records/ledger.ts';
import { prepare, sharedWeight } from './compare.ts';
import { type Likeness, likeness } from './likeness.ts';
import { WEIGHTS } from './weights.ts';

/** Version of weights, groups and frequencies: what signs an edge. */
export const LINKING = 'link-1';

/** Probability from which two statements are one claim. */
export const SAME = 0.4;

/** Weight of shared words below which a pair is not looked at further, unless the vectors are alike. */
const LEAST = 4;

/** Probability that two statements state one proposition, and what went into it. */
export function probability(found: Likeness): number {
  let z = WEIGHTS.bias;
  for (const key of Object.keys(found) as (keyof Likeness)[]) z += (WEIGHTS[key] ?? 0) * found[key];
  return 1 / (1 + Math.exp(-z));
}

/**
 * The edge between two statements, or null where they have too little in common. A pure function of the pair, the same in both
 * orders: a logistic model of named weights over words, names, numbers, dates, context and sentence vectors. `same` where both
 * state one proposition (whatever their stance).
 */
export function verify(a: Linkable, b: Linkable): Edge | null {
  if (a.statement.id === b.statement.id) return null;
  const [x, y] = a.statement.id < b.statement.id ? [a, b] : [b, a];
  if (sharedWeight(prepare(x).words, prepare(y).words) < LEAST) return null;
  const found = likeness(x, y);
  const p = probability(found);
  return p >= SAME ? edge(x, y, 'same', p, reasons(found)) : null;
}

const edge = (a: Linkable, b: Linkable, kind: Edge['kind'], score: number, why: readonly Evidence[]): Edge => ({
  a: a.statement.id,
  b: b.statement.id,
  kind,
  score: Number(score.toFixed(4)),
  why,
  by: LINKING,
});

function reasons(found: Likeness): Evidence[] {
  const percent = (x: number): string => `${Math.round(100 * x)} %`;
  return [
    { kind: 'words', text: `${percent(found.overlap)} of the weight of their words is shared` },
    ...(found.cosine > 0 ? [{ kind: 'meaning', text: `sentence vectors are ${percent(found.cosine)} alike` }] : []),
    ...(found.names > 0 ? [{ kind: 'names', text: 'they name the same' }] : []),
    ...(found.numbers > 0 ? [{ kind: 'number', text: 'their numbers agree' }] : []),
    ...(found.speaker > 0 ? [{ kind: 'speaker', text: 'one speaker' }] : []),
  ];
}
