/**
 * Makes `src/rules/en/frequencies.ts`: in how many sentences of news each stem stands, as powers of two. `npx tsx training/frequencies.ts
 * [--shared DIR]`. Only counts of stems are kept, of single words that occur in three sentences or more. The table is frozen: edges
 * between statements depend on it, so a new table is a new version of linking.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parseArticle } from '../src/parse/parse.ts';
import { readText } from '../src/read/text.ts';
import { stem } from '../src/rules/en/stem.ts';

const { values } = parseArgs({
  options: { shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' } },
});
const shared = resolve(values.shared);
const texts = (folder: string): string[] => readdirSync(folder).map((f) => readFileSync(join(folder, f), 'utf8'));

/** Articles of the corpora, each cut into sentences by our own parser. */
const articles = [
  ...texts(join(shared, 'corpus/articles')),
  ...texts(join(shared, 'polnear/train/text')),
  ...texts(join(shared, 'data/wikinews-sentences/full')),
];
const sentences: string[][] = articles.flatMap((text) => {
  const parse = parseArticle(readText(text, {}).article);
  return parse.sentences.map((s) =>
    parse.tokens
      .slice(s.first, s.last)
      .filter((t) => t.kind === 'word')
      .map((t) => t.lower),
  );
});
for (const line of readFileSync(join(shared, 'data/wikinews-sentences/wikinews-sentences.tsv'), 'utf8').split('\n'))
  sentences.push((line.split('\t')[1] ?? '').toLowerCase().split(' '));
const gum = gunzipSync(readFileSync(join(shared, 'data/gum/gum-free-train.conllu.gz'))).toString();
for (const block of gum.split('\n\n'))
  if (/GUM_(?:news|interview)/.test(block))
    sentences.push(
      block
        .split('\n')
        .filter((l) => /^\d+\t/.test(l))
        .map((l) => l.split('\t')[1]!.toLowerCase()),
    );

const counts = new Map<string, number>();
for (const words of sentences)
  for (const s of new Set(words.filter((w) => /^[a-z][a-z'-]*$/.test(w)).map(stem)))
    counts.set(s, (counts.get(s) ?? 0) + 1);

const kept = [...counts].filter(([, n]) => n >= 3).sort(([a], [b]) => (a < b ? -1 : 1));
const most = Math.max(...kept.map(([, n]) => Math.floor(Math.log2(n))));
const lines = Array.from({ length: most + 1 }, (_, k) => {
  const stems = kept.filter(([, n]) => Math.floor(Math.log2(n)) === k).map(([s]) => s);
  const where = k === 0 ? 'In one sentence: left out.' : `In ${2 ** k} to ${2 ** (k + 1) - 1} sentences.`;
  return `  // ${where}\n  '${stems.join(' ').replaceAll("'", "\\'")}',`;
});
writeFileSync(
  'src/rules/en/frequencies.ts',
  `// Made by training/frequencies.ts from texts named in NOTICE; counts of single stems only.\n// biome-ignore-all format: one line for each power of two.\n\n` +
    `/** Sentences that were counted. */\nexport const SENTENCES = ${sentences.length};\n\n` +
    `/** Stems by the power of two of the number of sentences that hold them: entry k has those in 2^k to 2^(k+1)-1. */\n` +
    `export const STEMS_BY_FREQUENCY: readonly string[] = [\n${lines.join('\n')}\n];\n`,
);
console.log(`${sentences.length} sentences, ${counts.size} stems, ${kept.length} kept`);
