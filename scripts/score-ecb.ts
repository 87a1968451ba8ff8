/**
 * F1 of pairs of sentences that tell of one event, on ECB+ (Cybulska and Vossen 2014): `npx tsx scripts/score-ecb.ts [--shared DIR] [--dump FILE]`.
 * Sentences with an event of a cross-document chain; pairs of two documents of one topic; a pair is right where they share a chain. The
 * threshold of each method is chosen on topics 1 to 18 and the score is that on topics 19 to 35. Beside the pair verifier: cosine of
 * TF-IDF, and the sentence vectors alone.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Engine } from '../src/attribute/engine.ts';
import { findFigures } from '../src/figures/figures.ts';
import { factContext, factsOf } from '../src/link/facts.ts';
import { type Likeness, likeness } from '../src/link/likeness.ts';
import { textFacts } from '../src/link/text-facts.ts';
import { tokensOf } from '../src/link/tokens.ts';
import { probability } from '../src/link/verify.ts';
import { loadEngine } from '../src/node.ts';
import { parseArticle } from '../src/parse/parse.ts';
import { readText } from '../src/read/text.ts';
import type { LedgerStatement, Linkable } from '../src/records/ledger.ts';
import type { Span } from '../src/records/span.ts';
import { dot, TfIdf } from './tf-idf.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    dump: { type: 'string' },
  },
});
const file = join(resolve(values.shared), 'data/ecbplus/ecbplus-topics-1-35.jsonl.gz');
if (!existsSync(file)) {
  console.error(`score-ecb: no ECB+ in ${values.shared}: name the folder with --shared or HEARSAY_SHARED`);
  process.exit(2);
}

interface Document {
  readonly doc: string;
  readonly topic: number;
  readonly text: string;
  readonly sentences: readonly { readonly i: number }[];
  readonly mentions: readonly {
    readonly type: string;
    readonly tokens: readonly (readonly [sentence: number, token: number])[];
    readonly chain?: string;
    readonly link?: string;
  }[];
}

interface Sentence {
  readonly topic: number;
  readonly doc: string;
  readonly words: string;
  readonly chains: ReadonlySet<string>;
  readonly linkable: Linkable;
}

async function sentencesOf(d: Document, engine: Engine): Promise<Sentence[]> {
  const { article } = readText(d.text, { file: d.doc });
  const parse = parseArticle(article);
  const { vectors } = await engine.attribute(parse, { vectors: true });
  const figures = findFigures(parse, { published: null, attributions: [] });
  const of = factContext(parse, figures, null);
  let at = 0;
  const spans = d.text.split('\n').map((line): Span => {
    at += line.length + 1;
    return [at - line.length - 1, at - 1];
  });
  const rows = vectors?.(spans.map((s) => [s])) ?? [];
  const statements = spans.map((span, k): LedgerStatement => {
    const facts = factsOf(of, tokensOf(parse, [span]));
    const words = article.text.slice(...span);
    return {
      id: `${d.doc}:${k}`,
      article: d.doc,
      attribution: null,
      content: [span],
      words,
      proposition: words,
      stance: facts.negated ? 'denies' : 'asserts',
      quoted: false,
      translated: false,
      source: null,
      grade: 'named',
      chain: [],
      hands: 0,
      about: null,
      said: null,
      facts,
      vector: rows[k] ? Int8Array.from(rows[k], (x) => Math.round(127 * x)) : null,
      cells: [],
    };
  });
  const read = {
    article: { ...article, id: d.doc },
    attributions: [],
    sources: [],
    figures,
    unattributed: [],
    notices: [],
  } as unknown as Parameters<typeof textFacts>[0];
  const text = textFacts(read, parse, statements);
  return spans.map((_, k) => ({
    topic: d.topic,
    doc: d.doc,
    words: statements[k]!.words,
    chains: chainsOf(d, d.sentences[k]?.i ?? -1),
    linkable: { statement: statements[k]!, text, publications: [], sources: new Map() },
  }));
}

const chainsOf = (d: Document, sentence: number): ReadonlySet<string> =>
  new Set(
    d.mentions
      .filter(
        (m) => /^(?:ACTION|NEG)/.test(m.type) && m.link === 'CROSS_DOC_COREF' && m.tokens.some(([s]) => s === sentence),
      )
      .flatMap((m) => m.chain ?? []),
  );

interface Pair {
  readonly topic: number;
  readonly right: boolean;
  readonly found: Likeness;
  readonly scores: Readonly<Record<string, number>>;
}

/** Best F1 over all thresholds, and the threshold. */
function tune(pairs: readonly Pair[], method: string): { f: number; threshold: number } {
  const sorted = [...pairs].sort((a, b) => b.scores[method]! - a.scores[method]!);
  const all = pairs.filter((p) => p.right).length;
  let right = 0;
  let best = { f: 0, threshold: Number.POSITIVE_INFINITY };
  sorted.forEach((p, k) => {
    if (p.right) right++;
    const f = (2 * right) / (k + 1 + all);
    if (f > best.f) best = { f, threshold: p.scores[method]! };
  });
  return best;
}

function f1(pairs: readonly Pair[], method: string, threshold: number): number {
  const taken = pairs.filter((p) => p.scores[method]! >= threshold);
  const right = taken.filter((p) => p.right).length;
  return (2 * right) / (taken.length + pairs.filter((p) => p.right).length);
}

const documents = gunzipSync(readFileSync(file))
  .toString()
  .split('\n')
  .filter(Boolean)
  .map((l) => JSON.parse(l) as Document);
const engine = await loadEngine('model');
const sentences: Sentence[] = [];
for (const d of documents) for (const s of await sentencesOf(d, engine)) if (s.chains.size) sentences.push(s);
const idf = new TfIdf(sentences.map((s) => s.words));
const vectors = sentences.map((s) => idf.vector(s.words));
const pairs: Pair[] = [];
for (const [i, a] of sentences.entries())
  for (let j = i + 1; j < sentences.length && sentences[j]!.topic === a.topic; j++) {
    const b = sentences[j]!;
    if (a.doc === b.doc) continue;
    const found = likeness(a.linkable, b.linkable);
    const scores = {
      'TF-IDF cosine': dot(vectors[i]!, vectors[j]!),
      'sentence vectors': found.cosine,
      Hearsay: probability(found),
    };
    pairs.push({ topic: a.topic, right: [...a.chains].some((c) => b.chains.has(c)), found, scores });
  }
const train = pairs.filter((p) => p.topic <= 18);
const test = pairs.filter((p) => p.topic > 18);
const percent = (x: number): string => (100 * x).toFixed(1).padStart(6);
console.log(`ECB+: ${sentences.length} sentences, ${train.length} pairs in topics 1 to 18, ${test.length} in 19 to 35`);
console.log(`${'F1'.padEnd(20)}${'tuned on 1-18'.padStart(16)}${'on 19-35'.padStart(12)}`);
for (const method of Object.keys(pairs[0]!.scores)) {
  const { f, threshold } = tune(train, method);
  console.log(`${method.padEnd(20)}${percent(f).padStart(16)}${percent(f1(test, method, threshold)).padStart(12)}`);
}
if (values.dump)
  writeFileSync(
    values.dump,
    pairs.map((p) => JSON.stringify({ t: p.topic, y: p.right ? 1 : 0, f: p.found })).join('\n'),
  );
