/**
 * Reads the development texts with a model folder and scores the result with the shared scorer.
 *
 *   tsx training/evaluate.ts --model DIR [--shared DIR] [--set polnear,polnear-rich,corpus] [--limit N]
 *     --sweep            fit calibration and decoder numbers, and write them into the manifest
 *     --intervals        95 % intervals (bootstrap over articles), scores by outlet, reliability of the confidence
 *     --predictions DIR  write what was found as JSONL for score/score.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DecodeSettings } from '../src/attribute/model/decode.ts';
import { nodeRuntime } from '../src/attribute/model/runtime-node.ts';
import { cached } from './cached.ts';
import { documentsOf, type Judged, judge, loadScorer, pooled } from './scoring.ts';
import { tune } from './tuning.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '' },
    set: { type: 'string', default: 'polnear,polnear-rich,corpus' },
    sweep: { type: 'boolean', default: false },
    intervals: { type: 'boolean', default: false },
    predictions: { type: 'string' },
    limit: { type: 'string' },
  },
});
if (!values.model || !values.shared) throw new Error('give --model and --shared (or HEARSAY_SHARED)');
const folder = values.model;
const scorer = await loadScorer(values.shared);
const documents = documentsOf(values.shared, values.set.split(','), values.limit ? Number(values.limit) : undefined);
const runtime = cached(await nodeRuntime());
const read = (decode: Partial<DecodeSettings>): Promise<Judged[]> => judge(scorer, documents, folder, runtime, decode);
const score = (judged: readonly Judged[]) => pooled(scorer, judged);

const KEYS = [
  'attr.full',
  'attr.linked',
  'attr.exact',
  'frag.exact.source',
  'frag.exact.cue',
  'frag.exact.content',
  'chain',
  'stance.marked',
];
const sets = [...new Set(documents.map((d) => d.set))];
const of = (judged: readonly Judged[], set: string): Judged[] => judged.filter((j) => j.document.set === set);

function show(judged: readonly Judged[]): void {
  for (const [set, s] of Object.entries(score(judged))) {
    const line = KEYS.filter((k) => s[k]).map((k) => `${k} ${s[k]!.f} (${s[k]!.p}/${s[k]!.r})`);
    const labels = of(judged, set).map((j) => j.labels);
    const sum = (k: 'act' | 'stance' | 'of'): number => labels.reduce((n, l) => n + l[k], 0);
    if (sum('of'))
      for (const k of ['act', 'stance'] as const) line.push(`${k} ${((100 * sum(k)) / sum('of')).toFixed(1)} %`);
    console.log(set.padEnd(13), line.join('  '));
  }
}

/** 95 % intervals of F1 by drawing articles anew, with a fixed seed. */
function intervals(judged: readonly Judged[]): void {
  let x = 7;
  const random = (): number => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x / 4294967296;
  };
  for (const set of sets) {
    const own = of(judged, set);
    const drawn = Array.from(
      { length: 500 },
      () => score(own.map(() => own[Math.floor(random() * own.length)]!))[set]!,
    );
    for (const k of KEYS.filter((key) => drawn[0]![key])) {
      const list = drawn.map((s) => s[k]!.f).sort((a, b) => a - b);
      console.log(set.padEnd(13), k.padEnd(20), score(own)[set]![k]!.f, `[${list[12]}, ${list[487]}]`);
    }
  }
  const outlets = [...new Set(of(judged, 'polnear').map((j) => j.document.id.split('_')[0]!))];
  for (const outlet of outlets) {
    const own = of(judged, 'polnear').filter((j) => j.document.id.startsWith(`${outlet}_`));
    console.log('outlet', outlet.padEnd(14), own.length, 'articles, attr.full', score(own).polnear!['attr.full']!.f);
  }
  const samples = judged.flatMap((j) => j.samples);
  for (let low = 0.3; low < 1; low += 0.1) {
    const bin = samples.filter((s) => s.confidence >= low && s.confidence < low + 0.1);
    const mean = bin.reduce((n, s) => n + s.confidence, 0) / bin.length;
    const right = bin.filter((s) => s.right).length / bin.length;
    if (bin.length)
      console.log('confidence', low.toFixed(1), 'n', bin.length, 'mean', mean.toFixed(2), 'right', right.toFixed(2));
  }
}

function predictions(judged: readonly Judged[], out: string): void {
  mkdirSync(out, { recursive: true });
  const name = (i: number | null): string | null => (i === null ? null : `a${i}`);
  for (const set of sets) {
    const lines = of(judged, set).map(({ document: d, found }) => {
      const attributions = found.map((a, i) => ({ ...a, id: name(i), within: name(a.withinIndex) }));
      return JSON.stringify({ article: { file: d.id, text: d.text }, attributions, sources: [] });
    });
    writeFileSync(join(out, `${set}.jsonl`), `${lines.join('\n')}\n`);
  }
}

if (values.sweep) await tune(folder, read, score);
const started = Date.now();
const judged = await read({});
console.log(`${documents.length} articles in ${((Date.now() - started) / 1000).toFixed(1)} s`);
show(judged);
if (values.intervals) intervals(judged);
if (values.predictions) predictions(judged, values.predictions);
