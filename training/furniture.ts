/**
 * Fits the weights that tell furniture of a page from the article (`src/read/furniture-weights.ts`):
 * `npx tsx training/furniture.ts [--labels FILE] [--report FILE] [--shared DIR]`. Labels are made by eye, one object by article id:
 * `{"id": {"<offset of a block>": "furniture" | "either" | "article"}}`; blocks that are not named are the article's. Fitted on the labelled
 * articles (none without `--labels`), the training part of the corpus, whose blocks are all the article's, and lines of our own (`furniture-lines.txt`). Prints the weights, how
 * they do on outlets left out, and with `--report` how the shipped ones do on labels that nothing was fitted on.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { blockTraits, markFurniture } from '../src/read/furniture.ts';
import { ALONE, type Traits, traitsOf } from '../src/read/furniture-traits.ts';
import { FURNITURE, WEIGHTS } from '../src/read/furniture-weights.ts';
import { readText } from '../src/read/text.ts';
import { type Article, type Block, BODY_KINDS } from '../src/records/article.ts';
import { fitted, score, type Weighted } from './logistic.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    labels: { type: 'string' },
    report: { type: 'string' },
  },
});
const shared = resolve(values.shared);
type Label = 'furniture' | 'either' | 'article';
type Labels = Readonly<Record<string, Readonly<Record<string, Label>>>>;

interface Row extends Weighted {
  /** Outlet, or the part of our own lines. */
  readonly group: string;
  readonly size: number;
}

/** Penalty on the square of each weight; each row weighs 1. */
const PENALTY = 0.25;
/** Parts of outlets of which one is left out. */
const FOLDS = 10;

const NAMES = Object.keys(WEIGHTS).filter((k): k is keyof Traits => k !== 'bias');
const xOf = (traits: Traits): number[] => [...NAMES.map((k) => traits[k]), 1];
const labelsIn = (file: string): Labels => JSON.parse(readFileSync(file, 'utf8'));
const outlets = new Map(
  ['events-raw', 'links'].flatMap((set) =>
    readFileSync(join(shared, set, 'articles.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([id, , outlet]): [string, string] => [id!, outlet ?? '']),
  ),
);

/** What could be furniture: blocks of the article before any is marked. */
const asRead = (article: Article): readonly Block[] =>
  article.blocks.map((b) => (b.kind === 'furniture' ? { ...b, kind: 'paragraph' } : b));

function articleIn(id: string): Article {
  for (const set of ['events-raw', 'links', 'corpus']) {
    try {
      return readText(readFileSync(join(shared, set, 'articles', `${id}.txt`), 'utf8')).article;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`no article ${id}`);
}

function rowsOf(id: string, labels: Readonly<Record<string, Label>>, group: string): Row[] {
  const { text, blocks: marked, ...article } = articleIn(id);
  const blocks = asRead({ text, blocks: marked, ...article });
  return blockTraits(text, blocks).flatMap((traits, i): Row[] => {
    const { kind, span } = blocks[i]!;
    const label = labels[span[0]] ?? 'article';
    if (!traits || label === 'either' || kind === 'headline' || !BODY_KINDS.has(kind)) return [];
    return [{ x: xOf(traits), right: label === 'furniture', weight: 1, group, size: span[1] - span[0] }];
  });
}

const own = readFileSync(join(import.meta.dirname, 'furniture-lines.txt'), 'utf8')
  .split('\n')
  .filter((line) => /^[-+] /.test(line))
  .flatMap((line, i): Row[] => {
    const traits = traitsOf(line.slice(2), ALONE);
    const group = `line ${i % FOLDS}`;
    return traits ? [{ x: xOf(traits), right: line[0] === '-', weight: 1, group, size: line.length - 2 }] : [];
  });
const clean = readFileSync(join(shared, 'corpus/train.txt'), 'utf8')
  .trim()
  .split(/\s+/)
  .flatMap((id) => rowsOf(id, {}, `corpus ${id}`));
const pages = Object.entries(values.labels ? labelsIn(values.labels) : {}).flatMap(([id, labels]) =>
  rowsOf(id, labels, outlets.get(id) ?? id),
);
const all = [...pages, ...clean, ...own];

const weights = fitted(all, PENALTY, 1);
[...NAMES, 'bias'].forEach((name, i) => {
  console.log(`  ${name}: ${weights[i]!.toFixed(2)},`);
});

interface Judged {
  readonly group: string;
  readonly size: number;
  readonly right: boolean;
  readonly dropped: boolean;
}

const percent = (part: number, whole: number): string => (whole ? ((100 * part) / whole).toFixed(1) : '–');

/** Precision and recall of what was dropped, by blocks and by characters; `r` is the share of the article that was lost. */
function measures(judged: readonly Judged[]): readonly [part: number, whole: number][] {
  const sum = (is: (j: Judged) => boolean, of: (j: Judged) => number): number =>
    judged.filter(is).reduce((n, j) => n + of(j), 0);
  const both = [(): number => 1, (j: Judged): number => j.size];
  const hit = (j: Judged): boolean => j.dropped && j.right;
  return [
    ...both.map((of): [number, number] => [sum(hit, of), sum((j) => j.dropped, of)]),
    ...both.map((of): [number, number] => [sum(hit, of), sum((j) => j.right, of)]),
    [
      sum(
        (j) => j.dropped && !j.right,
        (j) => j.size,
      ),
      sum(
        (j) => !j.right,
        (j) => j.size,
      ),
    ],
  ];
}

const MEASURES = [
  'precision of blocks',
  'precision of characters',
  'recall of blocks',
  'recall of characters',
  'article lost',
];

/** Draws of outlets for 95 % intervals, from a fixed seed. */
const DRAWS = 2000;

function report(title: string, judged: readonly Judged[]): void {
  console.log(`\n${title}: ${judged.length} blocks, ${judged.filter((j) => j.right).length} of them furniture`);
  const groups = [...new Set(judged.map((j) => j.group))].map((g) => judged.filter((j) => j.group === g));
  let seed = 1;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const draws = Array.from({ length: DRAWS }, () =>
    measures(groups.flatMap(() => groups[Math.floor(random() * groups.length)]!)),
  );
  measures(judged).forEach(([part, whole], i) => {
    const shares = draws
      .map((d) => d[i]!)
      .filter(([, n]) => n > 0)
      .map(([p, n]) => p / n)
      .sort((a, b) => a - b);
    const at = (q: number): string => percent(shares[Math.floor(q * (shares.length - 1))] ?? 0, 1);
    console.log(`  ${MEASURES[i]}: ${percent(part, whole)} (${part} of ${whole}; ${at(0.025)} to ${at(0.975)})`);
  });
}

const groups = [...new Set(all.map((r) => r.group))];
const judged = Array.from({ length: FOLDS }, (_, fold) => {
  const out = new Set(groups.filter((_, i) => i % FOLDS === fold));
  const w = fitted(
    all.filter((r) => !out.has(r.group)),
    PENALTY,
    1,
  );
  return all.filter((r) => out.has(r.group)).map((r) => ({ ...r, dropped: score(w, r.x) >= FURNITURE }));
}).flat();
const isOwn = (j: { readonly group: string }): boolean => j.group.startsWith('line ');
const isClean = (j: { readonly group: string }): boolean => j.group.startsWith('corpus ');
report(
  'Outlets left out',
  judged.filter((j) => !isOwn(j) && !isClean(j)),
);
report('Corpus left out', judged.filter(isClean));
report('Lines of our own left out', judged.filter(isOwn));

if (values.report) {
  const shown = Object.entries(labelsIn(values.report)).flatMap(([id, labels]): Judged[] => {
    const { text, blocks } = articleIn(id);
    return markFurniture(text, blocks).flatMap(({ kind, span }): Judged[] => {
      const label = labels[span[0]] ?? 'article';
      const size = span[1] - span[0];
      const dropped = kind === 'furniture';
      return label === 'either' ? [] : [{ group: outlets.get(id) ?? id, size, right: label === 'furniture', dropped }];
    });
  });
  report('The shipped weights', shown);
}
