/**
 * Cuts the space of sentence vectors into cells: spherical k-means over the sentences of free texts, with a fixed start. A claim's
 * cell decides which claims it is compared with, so the file is frozen with the model.
 *
 *   tsx training/cells.ts --shared DIR --model DIR --out FILE [--cells 512]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { encodeCells } from '../src/attribute/model/cells.ts';
import { loadModel } from '../src/attribute/model/engine.ts';
import { nodeRuntime } from '../src/attribute/model/runtime-node.ts';
import { parseArticle } from '../src/parse/parse.ts';
import { plainArticle } from './articles.ts';
import { gumNames, wikigoldNames } from './names.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '' },
    model: { type: 'string' },
    out: { type: 'string' },
    cells: { type: 'string', default: '512' },
  },
});
if (!values.shared || !values.model || !values.out)
  throw new Error('give --shared (or HEARSAY_SHARED), --model and --out');
const { shared } = values;
const folder = values.model;

function texts(): string[] {
  const corpus = join(shared, 'corpus');
  const ids = readFileSync(join(corpus, 'train.txt'), 'utf8').split(/\s+/).filter(Boolean);
  const data = join(shared, 'data');
  const sentences = readFileSync(join(data, 'wikinews-sentences', 'wikinews-sentences.tsv'), 'utf8').split('\n');
  const column = (line: string): string => line.split('\t').at(-1) ?? '';
  return [
    ...ids.map((id) => readFileSync(join(corpus, 'articles', `${id}.txt`), 'utf8')),
    ...[...gumNames(join(data, 'gum', 'gum-free-train.conllu.gz'))].map((d) => d.text),
    ...[...wikigoldNames(join(data, 'ner-wikigold', 'wikigold.conll.txt.gz'))].map((d) => d.text),
    ...sentences.slice(1).map(
      (line) =>
        `${column(line)
          .replaceAll(/ ([.,;:!?)])/g, '$1')
          .replaceAll(/`` | ''/g, '"')}`,
    ),
  ];
}

const model = await loadModel({ readFile: (name) => readFile(join(folder, name)), runtime: await nodeRuntime() });
const vectors: Float32Array[] = [];
for (const text of texts()) {
  const parse = parseArticle(plainArticle(text));
  const spans = parse.sentences.filter((s) => s.last - s.first >= 5).map((s) => [s.span]);
  vectors.push(...(await model.vectors(parse, spans)));
}
await model.close();

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};
const nearest = (v: Float32Array, centres: readonly Float32Array[]): number => {
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  centres.forEach((c, k) => {
    const d = dot(v, c);
    if (d > top) [top, best] = [d, k];
  });
  return best;
};

const count = Math.min(Number(values.cells), vectors.length);
const step = vectors.length / count;
let centres = Array.from({ length: count }, (_, k) => vectors[Math.floor(k * step)]!);
for (let round = 0; round < 12; round++) {
  const sums = centres.map((c) => new Float32Array(c.length));
  for (const v of vectors) {
    const sum = sums[nearest(v, centres)]!;
    for (let i = 0; i < v.length; i++) sum[i]! += v[i]!;
  }
  centres = sums.map((s, k) => {
    const size = Math.sqrt(dot(s, s));
    return size > 0 ? s.map((x) => x / size) : centres[k]!;
  });
}
writeFileSync(values.out, encodeCells(centres));
console.error(`${vectors.length} sentences, ${centres.length} cells`);
