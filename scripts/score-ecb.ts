/**
 * F1 of pairs of sentences that tell of one event, on ECB+ (Cybulska and Vossen 2014): `npx tsx scripts/score-ecb.ts [--shared DIR] [--cache FILE] [--dump FILE]`.
 * Sentences with an event of a cross-document chain; pairs of two documents of one topic; a pair is right where they share a chain. The
 * threshold of each method is chosen on topics 1 to 18 and the score is that on topics 19 to 35. Beside the pair verifier: cosine of
 * TF-IDF, and the sentence vectors alone. `--cache` keeps the sentence vectors in a file, so that a second run needs no model; `--dump` writes
 * the likeness of every pair.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { commonOf, type Likeness, likeness } from '../src/link/likeness.ts';
import { probability } from '../src/link/verify.ts';
import { ecbPairs, ecbSentences, LAST_TRAINED, shareChain } from './ecb.ts';
import { f1, tune } from './f1.ts';
import { dot, TfIdf } from './tf-idf.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    cache: { type: 'string' },
    dump: { type: 'string' },
  },
});

interface Pair {
  readonly topic: number;
  readonly right: boolean;
  readonly found: Likeness;
  readonly scores: Readonly<Record<string, number>>;
}

const sentences = await ecbSentences(values.shared, values.cache);
const idf = new TfIdf(sentences.map((s) => s.words));
const vectors = new Map(sentences.map((s) => [s, idf.vector(s.words)]));
const pairs: Pair[] = [];
for (const [a, b] of ecbPairs(sentences)) {
  const found = likeness(a.linkable, b.linkable);
  const scores = {
    'TF-IDF cosine': dot(vectors.get(a)!, vectors.get(b)!),
    'sentence vectors': commonOf(a.linkable, b.linkable).cosine,
    Hearsay: probability(found),
  };
  pairs.push({ topic: a.topic, right: shareChain(a, b), found, scores });
}
const train = pairs.filter((p) => p.topic <= LAST_TRAINED);
const test = pairs.filter((p) => p.topic > LAST_TRAINED);
const percent = (x: number): string => (100 * x).toFixed(1).padStart(6);
console.log(`ECB+: ${sentences.length} sentences, ${train.length} pairs in topics 1 to 18, ${test.length} in 19 to 35`);
console.log(`${'F1'.padEnd(20)}${'tuned on 1-18'.padStart(16)}${'on 19-35'.padStart(12)}`);
for (const method of Object.keys(pairs[0]!.scores)) {
  const scored = (list: readonly Pair[]) => list.map(({ scores, right }) => ({ score: scores[method]!, right }));
  const { f, threshold } = tune(scored(train));
  console.log(`${method.padEnd(20)}${percent(f).padStart(16)}${percent(f1(scored(test), threshold)).padStart(12)}`);
}
if (values.dump)
  writeFileSync(
    values.dump,
    pairs.map((p) => JSON.stringify({ t: p.topic, y: p.right ? 1 : 0, f: p.found })).join('\n'),
  );
