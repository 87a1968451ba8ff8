/**
 * Scores of stories: `npx tsx scripts/score-stories.ts [--shared DIR] [--cache FILE] [--dated]`. Groups the articles of the annotated and raw events, ECB+ and PolNeAR with
 * the weights that are shipped, as the ledger would, and prints B-cubed precision, recall and F1. These weights were fitted on the same events: what they do on events that
 * they have not seen is what `training/stories/fit.ts` prints. `--cache` keeps what was read, so that a second run needs no model.
 */
import { parseArgs } from 'node:util';
import { storyScore } from '../src/link/story-pair.ts';
import { STORY_BORDERS } from '../src/link/story-weights.ts';
import { bCubed, storiesOf, storyDocuments, storyPairs } from './stories.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    cache: { type: 'string' },
    dated: { type: 'boolean', default: false },
  },
});
const documents = await storyDocuments(values);
const scored = storyPairs(documents).map(({ a, b }) => ({ a, b, score: storyScore(a.article, b.article) }));
const stories = storiesOf(documents, scored, STORY_BORDERS);
const percent = (x: number): string => (100 * x).toFixed(1).padStart(6);
console.log(
  `${documents.length} articles, ${scored.length} pairs, ${stories.filter((s) => s.length > 1).length} stories of two and more`,
);
for (const set of ['all', 'ecbplus', 'events-raw', 'links']) {
  const { precision, recall, f1, articles } = bCubed(stories, documents, (d) => set === 'all' || d.set === set);
  console.log(
    `${set.padEnd(10)} ${articles} articles: precision${percent(precision)}, recall${percent(recall)}, B-cubed F1${percent(f1)}`,
  );
}
