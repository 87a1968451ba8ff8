import type { Evidence } from '../records/claim.ts';
import type { Edge, Linkable } from '../records/ledger.ts';
import { prepare, sharedWeight } from './compare.ts';
import { conflictOf, counterOf, countAdded, numberConflict, oppositeVerbs } from './conflict.ts';
import { type Common, commonOf, type Likeness, likeness } from './likeness.ts';
import { ONE_CLAIM, WEIGHTS } from './weights.ts';

/** Version of weights, groups and frequencies: what signs an edge. */
export const LINKING = 'link-2';

/** Probability from which two statements are one claim, as the average of a claim's pairs weighs it. */
export const SAME = 0.3;

/** The same for statements of which one denies the other or says that it was less: they share fewer words. */
const COUNTER = 0.15;

/** Weight of shared words below which a pair is not looked at further, unless the vectors are alike. */
const LEAST = 4;

/** Probability that two statements state one proposition; `without`: as if these did not count. */
export function probability(found: Likeness, without: ReadonlySet<keyof Likeness> = new Set()): number {
  let z = WEIGHTS.bias - ONE_CLAIM;
  for (const key of Object.keys(found) as (keyof Likeness)[]) if (!without.has(key)) z += WEIGHTS[key] * found[key];
  return 1 / (1 + Math.exp(-z));
}

const CONFLICTS: ReadonlySet<keyof Likeness> = new Set(['otherNumbers', 'otherDates', 'opposite']);

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
  const likely = probability(found, CONFLICTS);
  if (likely >= SAME) {
    const rivals = numberConflict(x, y, dayOf(x) !== dayOf(y));
    if (rivals) return relation(x, y, likely, rivals);
    const opposite = oppositeVerbs(x, y);
    if (opposite) return edge(x, y, 'contradicts', likely, [opposite]);
  }
  if (p >= SAME) {
    const [less, more] = x.statement.facts.numbers.length ? [y, x] : [x, y];
    const added = countAdded(less, more);
    if (added) return edge(more, less, 'narrower', p, [added]);
  }
  if (p >= SAME) return edge(x, y, 'same', p, reasons(found, commonOf(x, y)));
  const conflict = likely >= SAME ? conflictOf(x, y) : likely >= COUNTER ? counterOf(x, y) : null;
  return conflict && edge(x, y, 'contradicts', likely, [conflict]);
}

/** A newer count of the same is an update of the older; without dates, or counted on one day, the two contradict each other. */
function relation(a: Linkable, b: Linkable, score: number, conflict: Evidence): Edge {
  const [x, y] = [dayOf(a), dayOf(b)];
  if (conflict.kind !== 'number' || !x || !y || x === y) return edge(a, b, 'contradicts', score, [conflict]);
  const [newer, older] = x > y ? [a, b] : [b, a];
  return edge(newer, older, 'updates', score, [{ kind: 'number', text: `${conflict.text}, a later count` }]);
}

/** ISO day of the saying, else of the oldest publication with a date. */
const dayOf = ({ statement, publications }: Linkable): string | null =>
  statement.said ??
  publications.reduce<string | null>(
    (least, { published }) =>
      published && (!least || published.slice(0, 10) < least) ? published.slice(0, 10) : least,
    null,
  );

const edge = (a: Linkable, b: Linkable, kind: Edge['kind'], score: number, why: readonly Evidence[]): Edge => ({
  a: a.statement.id,
  b: b.statement.id,
  kind,
  score: Number(score.toFixed(4)),
  why,
  by: LINKING,
});

function reasons(found: Likeness, { cosine, names, speaker }: Common): Evidence[] {
  const percent = (x: number): string => `${Math.round(100 * x)} %`;
  return [
    { kind: 'words', text: `${percent(found.overlap)} of the weight of their words is shared` },
    ...(cosine > 0 ? [{ kind: 'meaning', text: `sentence vectors are ${percent(cosine)} alike` }] : []),
    ...(names ? [{ kind: 'names', text: 'they name the same' }] : []),
    ...(found.numbers > 0 ? [{ kind: 'number', text: 'their numbers agree' }] : []),
    ...(speaker ? [{ kind: 'speaker', text: 'one speaker' }] : []),
  ];
}
