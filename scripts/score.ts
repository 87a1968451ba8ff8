/**
 * Scores of an engine on the annotated articles: `npm run score -- [--engine model|rules] [--shared DIR] [--keep DIR]`.
 * Prints the published systems on PolNeAR with our row below them, by kind, with 95 % intervals (bootstrap over articles), then the
 * scores on the two sets annotated by the full scheme, each and both together, and the pronouns of GUM. Needs the annotated articles (HEARSAY_SHARED, by default ../shared).
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Engine } from '../src/attribute/engine.ts';
import { loadEngine } from '../src/node.ts';
import { analyse } from '../src/pipeline.ts';
import { readText } from '../src/read/text.ts';
import { toJson } from '../src/records/json.ts';
import type { ReadArticle } from '../src/records/read-article.ts';
import { annotatedArticles, asCorpus } from '../training/reading/articles.ts';
import { gumPronouns, pronounLines } from './gum.ts';

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'model' },
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    keep: { type: 'string' },
  },
});
const shared = resolve(values.shared);
if (!existsSync(join(shared, 'score/score.mjs'))) {
  console.error(`score: no annotated articles in ${values.shared}: name the folder with --shared or HEARSAY_SHARED`);
  process.exit(2);
}
const out = values.keep ?? mkdtempSync(join(tmpdir(), 'hearsay-score-'));
mkdirSync(out, { recursive: true });
const engine = await loadEngine(values.engine === 'rules' ? 'rules' : 'model');

interface Score {
  readonly p: number;
  readonly r: number;
  readonly f: number;
  readonly ci?: readonly [number, number];
}
type ScoreFile = (
  dir: string,
  file: string,
  o?: { kind?: string },
) => { documents: number; scores: Record<string, Score> };

async function predict(engine: Engine, folder: string, ids: readonly string[]): Promise<ReadArticle[]> {
  const list: ReadArticle[] = [];
  for (const id of ids) {
    const text = readFileSync(join(folder, `${id}.txt`), 'utf8');
    list.push(await analyse(readText(text, { file: `${id}.txt` }), engine));
  }
  return list;
}
/** The scorer's table for predictions against annotations by the full scheme. */
const scoreByScheme = (folder: string, predictions: string, ...more: string[]): string =>
  execFileSync(process.execPath, [join(shared, 'score/score.mjs'), 'corpus', folder, predictions, ...more], {
    encoding: 'utf8',
  });
const idsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((f) => f.endsWith('.txt'))
    .map((f) => f.slice(0, -4))
    .sort();

const { scoreFile } = (await import(pathToFileURL(join(shared, 'score/attributions.mjs')).href)) as {
  scoreFile: ScoreFile;
};
const dev = join(shared, 'polnear/dev');
const polnear = await predict(engine, join(dev, 'text'), idsIn(join(dev, 'text')));
const file = join(out, 'polnear.jsonl');
const outermost = polnear.map(({ article, attributions }) => ({
  id: (article.file ?? '').replace(/\.txt$/, ''),
  attributions: attributions
    .filter((a) => !a.within)
    .map((a) => ({ source: a.source, cue: [a.cue], content: a.content })),
}));
writeFileSync(file, outermost.map((d) => JSON.stringify(d)).join('\n'));

const PUBLISHED: readonly (readonly [string, ...number[]])[] = [
  ['rules', 10.7, 22.8, 5.6],
  ['linear CRF', 50.6, 53.4, 28.6],
  ['BiLSTM-CRF', 69.6, 66.7, 59.0],
  ['BERT-base + CRF', 82.2, 74.9, 71.0],
  ['BERT-base + CofeNet', 83.2, 75.3, 72.9],
  ['two annotators (20 articles)', 78.8, 70.8, 72.3],
];
const KEYS = [
  'frag.exact.source',
  'frag.exact.cue',
  'frag.exact.content',
  'attr.full',
  'attr.linked',
  'attr.exact',
] as const;
const cell = (s: Score | undefined): string =>
  (s ? `${s.f.toFixed(1)} [${s.ci?.map((x) => x.toFixed(1)).join(' ') ?? ''}]` : '').padStart(20);

const all = scoreFile(dev, file);
console.log(
  `PolNeAR, fragment exact F1 (published figures are on its test part; ours on dev, ${all.documents} articles)`,
);
console.log(
  `${''.padEnd(30)}${['source', 'cue', 'content', 'attr.full', 'attr.linked', 'attr.exact'].map((k) => k.padStart(20)).join('')}`,
);
for (const [name, ...f] of PUBLISHED)
  console.log(
    name.padEnd(30) +
      f.map((x) => x.toFixed(1).padStart(20)).join('') +
      (name.startsWith('two') ? '74.8'.padStart(20) : ''),
  );
console.log(`Hearsay (${engine.name})`.padEnd(30) + KEYS.map((k) => cell(all.scores[k])).join(''));
console.log('\nby kind: attr.full, precision and recall');
for (const kind of ['direct', 'mixed', 'indirect']) {
  const s = scoreFile(dev, file, { kind }).scores['attr.full'];
  if (s)
    console.log(
      `${kind.padEnd(10)} P ${s.p.toFixed(1)}  R ${s.r.toFixed(1)}  F1 ${s.f.toFixed(1)} [${s.ci?.join(' ')}]`,
    );
}
const SETS = ['corpus', 'polnear-rich'] as const;
const both = join(out, 'both');
for (const part of ['articles', 'annotations']) mkdirSync(join(both, part), { recursive: true });
const lines: string[] = [];
for (const set of SETS) {
  const ids = readFileSync(join(shared, set, 'dev.txt'), 'utf8')
    .split(/\s+/)
    .filter(Boolean)
    .sort();
  const read = await predict(engine, join(shared, set, 'articles'), ids);
  lines.push(...read.map((r) => toJson(r)));
  const predictions = join(out, `${set}.jsonl`);
  writeFileSync(predictions, `${lines.slice(-read.length).join('\n')}\n`);
  for (const id of ids)
    for (const name of [`articles/${id}.txt`, `annotations/${id}.json`])
      copyFileSync(join(shared, set, name), join(both, name));
  console.log(`\n${set} dev (annotated by a large language model under the scheme, not by people)`);
  console.log(scoreByScheme(join(shared, set), predictions, '--only', join(shared, set, 'dev.txt')));
}
writeFileSync(join(out, 'both.jsonl'), `${lines.join('\n')}\n`);
console.log(`\n${SETS.join(' dev and ')} dev together`);
console.log(scoreByScheme(both, join(out, 'both.jsonl')));
console.log('pronouns that are the subject of a verb of saying or thinking, against gold coreference');
console.log(pronounLines(gumPronouns(join(shared, 'data/gum'))));

// What nothing was fitted on: outlets and events that are in no text that was trained on or looked at.
const left = join(out, 'develop');
for (const part of ['articles', 'annotations']) mkdirSync(join(left, part), { recursive: true });
const articles = annotatedArticles(shared, 'develop');
for (const a of articles) {
  writeFileSync(join(left, 'articles', `${a.id}.txt`), a.text);
  writeFileSync(join(left, 'annotations', `${a.id}.json`), JSON.stringify(asCorpus(a)));
}
const leftOut = await predict(
  engine,
  join(left, 'articles'),
  articles.map((a) => a.id),
);
const leftOutFile = join(out, 'develop.jsonl');
writeFileSync(leftOutFile, `${leftOut.map((r) => toJson(r)).join('\n')}\n`);
console.log('\nthe new development set: outlets and events that are in no text that anything was trained on');
console.log(scoreByScheme(left, leftOutFile));
