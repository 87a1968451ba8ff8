/**
 * Fits what makes a story: `npx tsx training/stories/fit.ts [--shared DIR] [--cache FILE] [--write]`. Weights of pairs by logistic
 * regression (Newton's method, the same on every run), borders by B-cubed F1 of the stories that they make. Prints how articles do whose event or topic was
 * left out of all of that, and with `--write` writes `src/link/story-weights.ts` from all.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  bCubed,
  type StoryDocument,
  type StoryPair,
  storiesOf,
  storyDocuments,
  storyPairs,
} from '../../scripts/stories.ts';
import type { StoryBorders } from '../../src/link/story-groups.ts';
import { STORY_TRAITS, type StoryTraits, storyTraits } from '../../src/link/story-pair.ts';
import { STORY_EDGE } from '../../src/link/story-weights.ts';
import { fitted, score } from '../logistic.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    cache: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

/** Parts that are left out in turn. */
const FOLDS = 5;
const PENALTY = 0.05;
/** What pairs count: two stories of one topic are told apart with more care than two that have nothing in common. */
const OF_ONE_GROUP = 0.5;
const OF_TWO_GROUPS = 0.2;
const LEASTS = [60, 80, 100, 130, 160, 200];
const PARTS = [0.4, 0.5, 0.55, 0.6, 0.65, 0.7];

interface Row extends StoryPair {
  readonly x: readonly number[];
}

/**
 * Weights and borders are fitted without dates of publication: which collections have dates would tell more than what they say. Dates bound which
 * articles are compared at all; how articles do with them is printed beside.
 */
const dated = await storyDocuments({ ...values, dated: true });
const undated = dated.map((d): StoryDocument => ({ ...d, article: { ...d.article, day: null } }));
const rows = rowsOf(undated);
const views = [
  { name: 'without dates', documents: undated, rows },
  { name: 'with dates', documents: dated, rows: rowsOf(dated) },
];

function rowsOf(documents: readonly StoryDocument[]): Row[] {
  return storyPairs(documents).map(({ a, b }): Row => {
    const [x, y] = a.article.article < b.article.article ? [a, b] : [b, a];
    const traits: StoryTraits = storyTraits(x.article, y.article);
    return { a, b, x: [...STORY_TRAITS.map((key) => traits[key]), 1] };
  });
}

const sizes = new Map<string, number>();
for (const { story } of dated) if (story !== null) sizes.set(story, (sizes.get(story) ?? 0) + 1);
const isSame = ({ a, b }: StoryPair): boolean => a.story !== null && a.story === b.story;
const possible = [...sizes.values()].reduce((n, size) => n + (size * (size - 1)) / 2, 0);
for (const { name, documents, rows: compared } of views)
  console.log(
    `${documents.length} articles ${name}: ${compared.length} pairs compared; of ${possible} pairs of one story ${compared.filter(isSame).length} among them`,
  );

/** Weights from pairs whose marked articles are all used; of two unmarked articles nothing is known. */
function weightsOf(isUsed: (d: StoryDocument) => boolean): number[] {
  const used = rows.filter(
    ({ a, b }) => (a.story ?? b.story) !== null && [a, b].every((d) => d.story === null || isUsed(d)),
  );
  return fitted(
    used.map((r) => ({
      x: r.x,
      right: isSame(r),
      weight: isSame(r)
        ? 1 / Math.sqrt(sizes.get(r.a.story!)!)
        : r.a.group === r.b.group
          ? OF_ONE_GROUP
          : OF_TWO_GROUPS,
    })),
    PENALTY,
    1,
  );
}

const scoredBy = (w: readonly number[], of: readonly Row[]): (StoryPair & { readonly score: number })[] =>
  of.map((r) => ({ a: r.a, b: r.b, score: Math.round(1000 / (1 + Math.exp(-score(w, r.x)))) }));

/** The borders that are best for the articles that are used; of equals the first. */
function bordersOf(w: readonly number[], isUsed: (d: StoryDocument) => boolean): StoryBorders {
  const scored = scoredBy(w, rows);
  let best: StoryBorders = { least: LEASTS[0]!, part: PARTS[0]! };
  let most = -1;
  for (const least of LEASTS)
    for (const part of PARTS) {
      const { f1 } = bCubed(storiesOf(undated, scored, { least, part }), undated, isUsed);
      if (f1 > most) [best, most] = [{ least, part }, f1];
    }
  return best;
}

const groups = [...new Set(dated.filter((d) => d.story !== null).map((d) => d.group))].sort();
const foldOf = new Map(groups.map((g, i) => [g, i % FOLDS]));
const sum = new Map<string, { precision: number; recall: number; articles: number }>();
for (let fold = 0; fold < FOLDS; fold++) {
  const isLeftOut = (d: StoryDocument): boolean => foldOf.get(d.group) === fold;
  const isUsed = (d: StoryDocument): boolean => !isLeftOut(d);
  const w = weightsOf(isUsed);
  const borders = bordersOf(w, isUsed);
  for (const { name: view, documents, rows: compared } of views) {
    const stories = storiesOf(documents, scoredBy(w, compared), borders);
    for (const set of ['all', 'ecbplus', 'events-raw', 'links']) {
      const name = `${view}, ${set}`;
      const found = bCubed(stories, documents, (d) => isLeftOut(d) && (set === 'all' || d.set === set));
      const before = sum.get(name) ?? { precision: 0, recall: 0, articles: 0 };
      sum.set(name, {
        precision: before.precision + found.articles * found.precision,
        recall: before.recall + found.articles * found.recall,
        articles: before.articles + found.articles,
      });
    }
  }
  console.log(`fold ${fold}: borders ${JSON.stringify(borders)}`);
}
const percent = (x: number): string => (100 * x).toFixed(1);
for (const [name, { precision, recall, articles }] of sum) {
  const [p, r] = [precision / articles, recall / articles];
  console.log(
    `left out, ${name.padEnd(26)} ${articles} articles: precision ${percent(p)}, recall ${percent(r)}, B-cubed F1 ${percent((2 * p * r) / (p + r))}`,
  );
}
const all = weightsOf(() => true);
const borders = bordersOf(all, () => true);
const names = [...STORY_TRAITS, 'bias'];
const file = `// Written by training/stories/fit.ts from articles whose stories are known: weights in log-odds of one story, and where stories end.

export const STORY_WEIGHTS = {
${names.map((name, i) => `  ${name}: ${Number(all[i]!.toFixed(3))},`).join('\n')}
};

/** Likeness under which two articles have no edge, in thousandths. */
export const STORY_EDGE = ${STORY_EDGE};

export const STORY_BORDERS = { least: ${borders.least}, part: ${borders.part} };
`;
console.log(file);
if (values.write) writeFileSync(join(import.meta.dirname, '../../src/link/story-weights.ts'), file);
