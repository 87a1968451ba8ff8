/**
 * Fits the weights of the pair verifier (`src/link/weights.ts`): `npx tsx training/pairs.ts [--shared DIR] [--sentences FILE] [--events FILE]`; the files
 * keep what was read, so that a second run needs no model. One logistic regression on two sets, each with a bias of its own: pairs of sentences of
 * ECB+ topics 1 to 18 (do they tell of one event?) and pairs of statements of the annotated events (are they one claim?). By Newton's method
 * with a small penalty: the result is the same on every run. Prints the weights and how they do on what was left out; topics 19 to 35 are
 * for the report alone.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ecbPairs, ecbSentences, LAST_TRAINED, shareChain } from '../scripts/ecb.ts';
import { eventPairs, readEvents } from '../scripts/events.ts';
import { f1, type Scored, tune } from '../scripts/f1.ts';
import { likeness } from '../src/link/likeness.ts';
import { WEIGHED } from '../src/link/weights.ts';
import type { Linkable } from '../src/records/ledger.ts';
import { score, type Weighted, fitted as weightsOf } from './logistic.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    sentences: { type: 'string' },
    events: { type: 'string' },
  },
});

/** `x` is the likeness by key, and 1 for the bias of its set. */
interface Row extends Weighted {
  /** Topic of ECB+, or event. */
  readonly group: number | string;
}

/** How much more all pairs of the events count than all of ECB+: they are what linking is for, but only four. */
const EVENTS = 20;
/** Penalty on the square of each weight, where each set weighs about 1. */
const PENALTY = 1e-4;

/** Weights that make the rows likeliest, the two biases last. */
const fitted = (rows: readonly Row[]): number[] => weightsOf(rows, PENALTY, 2);

const sentences = await ecbSentences(values.shared, values.sentences);
const folder = join(resolve(values.shared), 'links');
const events = eventPairs(folder, await readEvents(folder, values.events));
const xOf = (a: Linkable, b: Linkable, biases: readonly number[]): number[] => {
  const found = likeness(a, b);
  return [...WEIGHED.map((k) => found[k]), ...biases];
};
const told: Row[] = [...ecbPairs(sentences)].map(([a, b]) => ({
  group: a.topic,
  right: shareChain(a, b),
  x: xOf(a.linkable, b.linkable, [1, 0]),
  weight: 0,
}));
const weighted = (list: readonly Row[], all: number): Row[] => list.map((r) => ({ ...r, weight: all / list.length }));
const train = weighted(
  told.filter((r) => Number(r.group) <= LAST_TRAINED),
  1,
);
const test = told.filter((r) => Number(r.group) > LAST_TRAINED);
const stated = weighted(
  events.map(({ event, a, b, right }) => ({ group: event, right, x: xOf(a, b, [0, 1]), weight: 0 })),
  EVENTS,
);
const scored = (w: readonly number[], list: readonly Row[]): Scored[] =>
  list.map(({ x, right }) => ({ score: score(w, x), right }));
const percent = (x: number): string => (100 * x).toFixed(1);

const w = fitted([...train, ...stated]);
[...WEIGHED, 'bias', 'bias of statements'].forEach((key, i) => {
  console.log(`  ${key}: ${w[i]!.toFixed(3)},`);
});
const leftOut = (rows: readonly Row[], others: readonly Row[], parts: readonly ((r: Row) => boolean)[]): number =>
  tune(parts.flatMap((part) => scored(fitted([...others, ...rows.filter((r) => !part(r))]), rows.filter(part)))).f;
const topics = leftOut(
  train,
  stated,
  [0, 1, 2].map((k) => (r: Row) => Number(r.group) % 3 === k),
);
const names = [...new Set(stated.map((r) => r.group))];
const claims = leftOut(
  stated,
  train,
  names.map((n) => (r: Row) => r.group === n),
);
const { f, threshold } = tune(scored(w, train));
console.log(`F1 on topics 1 to 18: ${percent(topics)} with topics left out, ${percent(f)} on what was fitted`);
console.log(`F1 on topics 19 to 35, with the threshold of topics 1 to 18: ${percent(f1(scored(w, test), threshold))}`);
console.log(
  `F1 on pairs of the events: ${percent(claims)} with events left out, ${percent(tune(scored(w, stated)).f)} on what was fitted`,
);
