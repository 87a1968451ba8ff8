/**
 * Learns what pronouns and descriptions stand for (src/resolve/weigh.ts): reads the annotated articles, collects every choice among antecedents with
 * what is seen of it, and fits a log-linear model to those that the annotation calls right (conditional likelihood, by L-BFGS).
 *
 *   tsx training/antecedents.ts --fetched DIR [--model DIR] [--shared DIR] [--cache FILE] [--write]
 *
 * `--cache` keeps what was collected. Articles of the part `fit` are left out and told of; `--write` writes src/resolve/choice-weights.ts.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { rulesEngine } from '../src/attribute/engine.ts';
import { loadEngine } from '../src/node.ts';
import { parseArticle } from '../src/parse/parse.ts';
import { readText } from '../src/read/text.ts';
import { overlaps, type Span } from '../src/records/span.ts';
import type { Observed, Sort } from '../src/resolve/question.ts';
import { resolveSources } from '../src/resolve/resolve.ts';
import { lowest } from './lbfgs.ts';
import { annotatedArticles } from './reading/articles.ts';

const SORTS: readonly Sort[] = ['he or she', 'it', 'they', 'described body'];
/** Penalty on the square of each weight, for the whole of the questions of a sort. */
const PENALTY = 1;

interface Learned {
  readonly article: string;
  readonly fit: boolean;
  readonly network: boolean;
  readonly sort: Sort;
  readonly x: readonly (readonly number[])[];
  /** Equal for the candidates that are one entity. */
  readonly keys: readonly number[];
  readonly right: readonly boolean[];
  readonly nobody: readonly number[];
}

const { values } = parseArgs({
  options: {
    fetched: { type: 'string' },
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '' },
    model: { type: 'string' },
    cache: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

type Annotated = ReturnType<typeof annotatedArticles>[number];

/** The question with the candidates that the annotation calls right: most places of the entity are annotated as mentions of the source. */
function labelled(article: Annotated, asked: Observed): Omit<Learned, 'article' | 'fit'> | null {
  const [start, end] = asked.mention;
  const who =
    asked.sort === 'described body'
      ? article.attributions.find((a) => a.source && overlaps(a.source, asked.mention))?.who
      : article.mentions.find((m) => m.span[0] === start && m.span[1] === end)?.who;
  if (!who) return null;
  const own = article.mentions
    .filter((m) => m.who === who && (asked.sort === 'described body' || m.span[0] < start))
    .map((m) => m.span);
  const isOwn = (span: Span): boolean => own.some((m) => overlaps(m, span));
  const counts = new Map<number, [all: number, own: number]>();
  for (const { key, places } of asked.candidates) {
    const [all, hits] = counts.get(key) ?? [0, 0];
    counts.set(key, [all + places.length, hits + places.filter(isOwn).length]);
  }
  return {
    network: asked.network,
    sort: asked.sort,
    x: asked.candidates.map((c) => c.x.map((v) => Math.round(v * 1e4) / 1e4)),
    keys: asked.candidates.map((c) => c.key),
    right: asked.candidates.map(({ key }) => {
      const [all, hits] = counts.get(key)!;
      return all > 0 && 2 * hits >= all;
    }),
    nobody: asked.nobody,
  };
}

async function collect(): Promise<Learned[]> {
  if (values.cache && existsSync(values.cache))
    return readFileSync(values.cache, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Learned);
  if (!values.fetched || !values.shared) throw new Error('give --fetched and --shared (or HEARSAY_SHARED)');
  const engine = await loadEngine('model', values.model ? pathToFileURL(`${values.model}/`) : undefined);
  const articles = [
    ...annotatedArticles(values.fetched, 'train', 'fetched.jsonl'),
    ...annotatedArticles(values.shared, 'train'),
    ...annotatedArticles(values.fetched, 'fit', 'fetched.jsonl'),
  ];
  const out: Learned[] = [];
  for (const article of articles) {
    const { article: plain } = readText(article.text, { file: article.id });
    const parse = parseArticle(plain);
    const base = { article: article.id, fit: article.part === 'fit' };
    for (const { attribute } of [engine, rulesEngine]) {
      const { found, names, antecedents } = await attribute(parse);
      const observe = (asked: Observed): void => {
        const one = labelled(article, asked);
        if (one) out.push({ ...base, ...one });
      };
      resolveSources(parse, found, { article: plain, names, observe, ...(antecedents && { antecedents }) });
    }
  }
  if (values.cache) writeFileSync(values.cache, out.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return out;
}

const logSum = (list: readonly number[]): number => {
  const most = Math.max(...list);
  return Number.isFinite(most) ? most + Math.log(list.reduce((sum, v) => sum + Math.exp(v - most), 0)) : most;
};
const dot = (w: ArrayLike<number>, x: readonly number[], from: number): number =>
  x.reduce((sum, v, k) => sum + v * w[from + k]!, 0);

/** Weights of candidates and of nobody, one behind the other. */
function fitted(rows: readonly Learned[], width: number): Float64Array {
  const all = width + rows[0]!.nobody.length;
  return lowest(new Float64Array(all), (w) => {
    const gradient = Float64Array.from(w, (v) => (2 * PENALTY * v) / rows.length);
    let loss = w.reduce((sum, v) => sum + (PENALTY * v * v) / rows.length, 0);
    for (const { x, right, nobody } of rows) {
      const scores = [...x.map((c) => dot(w, c, 0)), dot(w, nobody, width)];
      const isRight = [...right, !right.includes(true)];
      const total = logSum(scores);
      const good = logSum(scores.filter((_, k) => isRight[k]));
      loss += (total - good) / rows.length;
      for (const [k, score] of scores.entries()) {
        const push = (Math.exp(score - total) - (isRight[k] ? Math.exp(score - good) : 0)) / rows.length;
        const [seen, from] = k < x.length ? [x[k]!, 0] : [nobody, width];
        for (const [i, v] of seen.entries()) gradient[from + i]! += push * v;
      }
    }
    return { loss, gradient };
  });
}

/** How many questions are answered rightly. */
function told(rows: readonly Learned[], w: Float64Array, width: number): string {
  let right = 0;
  for (const row of rows) {
    const sums = new Map<number, number>();
    for (const [k, x] of row.x.entries())
      sums.set(row.keys[k]!, logSum([sums.get(row.keys[k]!) ?? Number.NEGATIVE_INFINITY, dot(w, x, 0)]));
    const [best] = [...sums].sort((a, b) => b[1] - a[1]);
    const taken = best && best[1] > dot(w, row.nobody, width) ? best[0] : null;
    const wanted = new Set(row.keys.filter((_, k) => row.right[k]));
    if (taken === null ? wanted.size === 0 : wanted.has(taken)) right++;
  }
  return `${right} of ${rows.length} (${((100 * right) / Math.max(1, rows.length)).toFixed(1)} %)`;
}

const rows = await collect();
const table: Record<string, Record<string, { candidate: number[]; nobody: number[] }>> = { network: {}, words: {} };
for (const network of [true, false])
  for (const sort of SORTS) {
    const all = rows.filter((r) => r.network === network && r.sort === sort);
    // Descriptions are weighed with a network only.
    if (!all.length) continue;
    const [train, fit] = [all.filter((r) => !r.fit), all.filter((r) => r.fit)];
    const width = train.find((r) => r.x.length)!.x[0]!.length;
    const w = fitted(train, width);
    console.log(
      `${network ? 'network' : 'words'}, ${sort}: learned from ${told(train, w, width)}, left out ${told(fit, w, width)}`,
    );
    const rounded = Array.from(w, (v) => Math.round(v * 1000) / 1000 + 0);
    table[network ? 'network' : 'words']![sort] = { candidate: rounded.slice(0, width), nobody: rounded.slice(width) };
  }
if (values.write) {
  const list = (numbers: readonly number[]): string => `[${numbers.join(', ')}]`;
  const of = (part: Record<string, { candidate: number[]; nobody: number[] }>): string =>
    Object.entries(part)
      .map(
        ([sort, { candidate, nobody }]) =>
          `    ${sort.includes(' ') ? `'${sort}'` : sort}: {\n      candidate: ${list(candidate)},\n      nobody: ${list(nobody)},\n    },\n`,
      )
      .join('');
  writeFileSync(
    fileURLToPath(new URL('../src/resolve/choice-weights.ts', import.meta.url)),
    `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: learned numbers\n// Written by training/antecedents.ts.\nimport type { Sort } from './question.ts';\n\ninterface Weights {\n  readonly candidate: readonly number[];\n  readonly nobody: readonly number[];\n}\n\n/** What each trait counts, with a network that tells what it makes of two mentions, and by words alone: descriptions are weighed with a network only. */\nexport const CHOICE_WEIGHTS: Readonly<Record<'network' | 'words', Readonly<Partial<Record<Sort, Weights>>>>> = {\n  network: {\n${of(table.network!)}  },\n  words: {\n${of(table.words!)}  },\n};\n`,
  );
}
