/**
 * Reads the development texts with a model folder and scores the result with the shared scorer.
 *
 *   tsx training/evaluate.ts --model DIR [--shared DIR] [--set polnear,rich,corpus] [--sweep] [--predictions DIR] [--limit N]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { DecodeSettings } from '../src/attribute/model/decode.ts';
import { loadModel, type RawAttribution } from '../src/attribute/model/engine.ts';
import { nodeRuntime } from '../src/attribute/model/runtime-node.ts';
import { parseArticle } from '../src/parse/parse.ts';
import type { Span } from '../src/records/span.ts';
import { plainArticle } from './articles.ts';
import { cached } from './cached.ts';
import { type Gold, goldOf } from './gold.ts';

type Counts = Record<string, readonly number[]>;
interface Scored {
  readonly p: number;
  readonly r: number;
  readonly f: number;
}
interface Scorer {
  compare(text: string, gold: readonly unknown[], pred: readonly unknown[]): Counts;
  link(text: string, gold: readonly unknown[], pred: readonly unknown[]): [number, number][];
  addScores(total: Counts, one: Counts): Counts;
  finishScores(total: Counts): Record<string, Scored>;
}

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '' },
    set: { type: 'string', default: 'polnear,polnear-rich,corpus' },
    sweep: { type: 'boolean', default: false },
    predictions: { type: 'string' },
    limit: { type: 'string' },
  },
});
if (!values.model || !values.shared) throw new Error('give --model and --shared (or HEARSAY_SHARED)');
const { shared } = values;
const scorer = (await import(pathToFileURL(resolve(shared, 'score', 'attributions.mjs')).href)) as Scorer;
const folder = values.model;
const runtime = cached(nodeRuntime());
const documents = values.set
  .split(',')
  .flatMap((set) => [...goldOf(shared, set)].slice(0, Number(values.limit ?? 1e9)).map((d) => ({ ...d, set })));
const parses = new Map(documents.map((d) => [d, parseArticle(plainArticle(d.text))]));

type Loose = {
  source: readonly Span[];
  cue: readonly Span[];
  content: readonly Span[];
  act: string;
  stance: string;
  within: number | null;
};
const loose = (a: RawAttribution): Loose => ({
  source: a.source,
  cue: [a.cue],
  content: a.content,
  act: a.act,
  stance: a.stance,
  within: a.withinIndex,
});

interface Result {
  readonly scores: Record<string, Record<string, Scored>>;
  readonly accuracy: Record<string, Record<string, number>>;
  /** Log-odds and whether the attribution is right, for calibration. */
  readonly samples: { readonly scores: RawAttribution['scores']; readonly right: boolean }[];
  readonly read: Map<(typeof documents)[number], readonly RawAttribution[]>;
}

async function run(decode: Partial<DecodeSettings>): Promise<Result> {
  const model = await loadModel({ readFile: (name) => readFile(join(folder, name)), runtime, decode });
  const totals: Record<string, Counts> = {};
  const hits: Record<string, Record<string, [number, number]>> = {};
  const samples: Result['samples'] = [];
  const read: Result['read'] = new Map();
  for (const d of documents) {
    const raw = await model.attribute(parses.get(d)!);
    read.set(d, raw);
    const all = raw.map(loose);
    totals[d.set] ??= {};
    hits[d.set] ??= {};
    const total = totals[d.set]!;
    const pred = all.filter((a) => a.content.length > 0);
    if (d.set === 'polnear') {
      scorer.addScores(
        total,
        scorer.compare(
          d.text,
          d.attributions,
          pred.filter((a) => a.within === null),
        ),
      );
    } else scoreRich(d, pred, all, total, hits[d.set]!);
    const gold = d.attributions.filter((a) => a.content.length);
    const pairs = new Map(scorer.link(d.text, gold, all).map(([i, j]) => [j, i]));
    raw.forEach((a, j) => {
      if (!a.content.length || (d.set === 'polnear' && a.withinIndex !== null)) return;
      const i = pairs.get(j);
      const right = i !== undefined && scorer.compare(d.text, [gold[i]!], [all[j]!])['attr.full']![0]! > 0;
      samples.push({ scores: a.scores, right });
    });
  }
  const scores = Object.fromEntries(Object.entries(totals).map(([set, t]) => [set, scorer.finishScores(t)]));
  const accuracy = Object.fromEntries(
    Object.entries(hits).map(([set, h]) => [
      set,
      Object.fromEntries(Object.entries(h).map(([k, [a, b]]) => [k, Math.round((1000 * a) / b) / 10])),
    ]),
  );
  return { scores, accuracy, samples, read };
}

/** As score.mjs does for texts with the full scheme: attitudes left out, chains by edges, act and stance over linked pairs. */
function scoreRich(
  d: { text: string; attributions: readonly Gold[] },
  pred: Loose[],
  all: Loose[],
  total: Counts,
  hits: Record<string, [number, number]>,
): void {
  const gold = d.attributions.filter((a) => a.content.length);
  const pairs = scorer.link(d.text, gold, pred);
  const goldFor = new Map(pairs.map(([i, j]) => [pred[j]!, gold[i]!]));
  const kept = pred.filter((a) => (goldFor.get(a) ?? a).act !== 'attitude');
  scorer.addScores(
    total,
    scorer.compare(
      d.text,
      gold.filter((a) => a.act !== 'attitude'),
      kept,
    ),
  );
  const tick = (k: string, ok: boolean): void => {
    hits[k] ??= [0, 0];
    hits[k][1]++;
    if (ok) hits[k][0]++;
  };
  for (const [a, g] of goldFor)
    if (g.act !== 'attitude') {
      tick('act', a.act === g.act);
      tick('stance', a.stance === g.stance);
    }
  const ids = new Set(gold.map((g) => g.id));
  const edges = gold.filter((g) => g.within && ids.has(g.within));
  const outer = (a: Loose): Loose | undefined => (a.within === null ? undefined : all[a.within]);
  const mine = pred.filter((a) => a.within !== null);
  const right = mine.filter((a) => {
    const o = outer(a);
    const [g, h] = [goldFor.get(a), o && goldFor.get(o)];
    return h !== undefined && g?.within === h.id;
  }).length;
  const counted = mine.filter((a) => {
    const g = goldFor.get(a);
    return !g || g.act !== 'attitude' || g.within;
  }).length;
  scorer.addScores(total, { chain: [right, counted, right, edges.length] });
  const marked = (a: { stance?: string }): boolean => a.stance !== 'asserts';
  const both = [...goldFor].filter(([a, g]) => g.act !== 'attitude' && marked(g) && a.stance === g.stance).length;
  scorer.addScores(total, {
    'stance.marked': [
      both,
      kept.filter(marked).length,
      both,
      gold.filter((g) => g.act !== 'attitude' && marked(g)).length,
    ],
  });
}

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
const show = (r: Result): void => {
  for (const [set, s] of Object.entries(r.scores))
    console.log(
      set.padEnd(13),
      KEYS.filter((k) => s[k])
        .map((k) => `${k.replace('frag.exact.', 'f.').replace('attr.', '')} ${s[k]!.f} (${s[k]!.p}/${s[k]!.r})`)
        .join('  '),
      JSON.stringify(r.accuracy[set] ?? {}),
    );
};
const goal = (r: Result): number => {
  const f = (set: string, k: string): number => r.scores[set]?.[k]?.f ?? 0;
  return (
    f('polnear', 'attr.full') +
    0.2 * (f('polnear', 'frag.exact.source') + f('polnear', 'frag.exact.cue') + f('polnear', 'frag.exact.content')) +
    0.5 * (f('polnear-rich', 'attr.full') + f('corpus', 'attr.full')) +
    0.25 * (f('polnear-rich', 'chain') + f('corpus', 'chain'))
  );
};

/** Weights of a logistic function (Newton's method is not worth it for four numbers: plain gradient steps). */
function calibrate(samples: Result['samples']): number[] {
  const logit = (p: number): number =>
    Math.log(Math.min(1 - 1e-4, Math.max(1e-4, p)) / (1 - Math.min(1 - 1e-4, Math.max(1e-4, p))));
  const rows = samples.map(({ scores: s, right }) => ({
    x: [1, logit(s.cue), logit(s.source), logit(s.content), logit(s.valid)],
    y: right ? 1 : 0,
  }));
  const w = [0, 0.2, 0.2, 0.2, 0.2];
  for (let step = 0; step < 3000; step++) {
    const g = [0, 0, 0, 0, 0];
    for (const { x, y } of rows) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, v, k) => sum + v * w[k]!, 0)));
      for (let k = 0; k < 5; k++) g[k]! += ((y - p) * x[k]!) / rows.length;
    }
    for (let k = 0; k < 5; k++) w[k]! += 0.2 * g[k]!;
  }
  return w.map((v) => Math.round(v * 1e4) / 1e4);
}

const started = Date.now();
const first = await run(values.sweep ? { cue: 1, content: 0, source: 0, least: 0, leastNested: 0 } : {});
console.log(`${documents.length} articles read in ${((Date.now() - started) / 1000).toFixed(1)} s`);
show(first);
if (values.sweep) {
  const manifestFile = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as { decode: DecodeSettings; calibration: number[] };
  manifest.calibration = calibrate(first.samples);
  writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 1)}\n`);
  let best: DecodeSettings = { cue: 1, content: -0.5, source: 1, least: 0.35, leastNested: 0.2 };
  let top = goal(await run(best));
  const steps: [keyof DecodeSettings, number[]][] = [
    ['least', [0.2, 0.25, 0.3, 0.4]],
    ['leastNested', [0.1, 0.15, 0.25, 0.3, 0.35]],
    ['cue', [0, 0.5, 1.5]],
    ['content', [-1, 0]],
    ['source', [0.5, 1.5]],
    ['least', [0.25, 0.3, 0.35, 0.4]],
  ];
  for (const [key, options] of steps)
    for (const value of options) {
      const r = await run({ ...best, [key]: value });
      const score = goal(r);
      if (score > top + 0.02) {
        top = score;
        best = { ...best, [key]: value };
        console.log(key, value, score.toFixed(2));
      }
    }
  manifest.decode = best;
  writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 1)}\n`);
  const r = await run({});
  console.log(JSON.stringify(manifest.decode), JSON.stringify(manifest.calibration));
  show(r);
}
if (values.predictions) {
  mkdirSync(values.predictions, { recursive: true });
  const r = await run({});
  for (const set of Object.keys(r.scores))
    writeFileSync(
      join(values.predictions, `${set}.jsonl`),
      documents
        .filter((d) => d.set === set)
        .map(
          (d) =>
            `${JSON.stringify({ article: { file: d.id, text: d.text }, attributions: r.read.get(d)!.map((a, i) => ({ ...a, id: `a${i}`, within: a.withinIndex === null ? null : `a${a.withinIndex}` })), sources: [] })}\n`,
        )
        .join(''),
    );
}
