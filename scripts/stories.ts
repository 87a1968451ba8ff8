/**
 * Articles whose stories are known, among others: the annotated events, the raw events, ECB+ topics 1 to 35 (two stories each), and PolNeAR's training
 * texts, whose stories nobody has marked. Used by `score-stories.ts` and by `training/stories/fit.ts`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync } from 'node:zlib';
import { type StoryArticle, storyArticle } from '../src/link/story-article.ts';
import { type StoryBorders, type StoryEdge, storyGroups } from '../src/link/story-groups.ts';
import { STORY_DAYS, STORY_MOST, storyKeys } from '../src/link/story-keys.ts';
import { STORY_EDGE } from '../src/link/story-weights.ts';
import { loadEngine } from '../src/node.ts';
import { readForLedger } from '../src/pipeline.ts';
import { readText } from '../src/read/text.ts';
import type { LedgerEntry } from '../src/records/ledger.ts';

/** An article of the mixture. */
export interface StoryDocument {
  /** `set/file`. */
  readonly key: string;
  readonly set: string;
  /** Null where nobody has marked it. */
  readonly story: string | null;
  /** Event, or topic of ECB+ with both its stories: what is left out together. */
  readonly group: string;
  readonly article: StoryArticle;
}

interface From {
  /** The folder that holds `links`, `events-raw`, `data/ecbplus` and `polnear`. */
  readonly shared: string;
  /** A file that keeps what was read (`v8.serialize`, ledger entries by key): only what it lacks is read, and added to it. */
  readonly cache?: string | undefined;
  /** Whether the dates of publication are told; ECB+ has none. */
  readonly dated: boolean;
}

/** All articles in order of their keys. Throws where the data is missing. */
export async function storyDocuments({ shared, cache, dated }: From): Promise<StoryDocument[]> {
  const folder = resolve(shared);
  const texts = textsIn(folder);
  const known =
    cache && existsSync(cache)
      ? (deserialize(readFileSync(cache)) as Map<string, LedgerEntry>)
      : new Map<string, LedgerEntry>();
  const missing = [...texts.keys()].filter((key) => !known.has(key));
  if (missing.length) {
    const engine = await loadEngine('model');
    for (const key of missing)
      known.set(key, await readForLedger(readText(texts.get(key)!, { file: fileOf(key) }), engine));
    if (cache) writeFileSync(cache, serialize(known));
  }
  const dates = dated ? datesIn(folder) : new Map<string, string>();
  return [...texts.keys()].sort().flatMap((key) => {
    const { publication, statements, text } = known.get(key)!;
    const sources = new Map<string, never>();
    const publications = [{ ...publication, published: dates.get(key) ?? null }];
    const article = storyArticle(statements.map((statement) => ({ statement, text, publications, sources })));
    return article ? [{ key, ...placeOf(key), article }] : [];
  });
}

const fileOf = (key: string): string => key.slice(key.indexOf('/') + 1);

function textsIn(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  const archive = join(folder, 'data/ecbplus/ecbplus-topics-1-35.jsonl.gz');
  if (!existsSync(archive)) throw new Error(`no ECB+ in ${folder}: name the folder with --shared or HEARSAY_SHARED`);
  for (const line of gunzipSync(readFileSync(archive)).toString().split('\n').filter(Boolean)) {
    const { doc, text } = JSON.parse(line) as { doc: string; text: string };
    texts.set(`ecbplus/${doc}.txt`, `${text.trim()}\n`);
  }
  for (const [set, path] of [
    ['events-raw', 'events-raw/articles'],
    ['links', 'links/articles'],
    ['polnear', 'polnear/train/text'],
  ] as const)
    for (const file of readdirSync(join(folder, path)))
      texts.set(`${set}/${file}`, readFileSync(join(folder, path, file), 'utf8'));
  return texts;
}

function placeOf(key: string): Pick<StoryDocument, 'set' | 'story' | 'group'> {
  const [set = '', file = ''] = key.split('/');
  if (set === 'polnear') return { set, story: null, group: set };
  const topic = file.split('_')[0]!;
  if (set === 'ecbplus')
    return { set, story: `${topic} ${/ecbplus/.test(file) ? 'ecbplus' : 'ecb'}`, group: `ecb ${topic}` };
  const event = file.replace(/-\d+\.txt$/, '');
  return { set, story: event, group: event };
}

function datesIn(folder: string): Map<string, string> {
  const dates = new Map<string, string>();
  for (const set of ['links', 'events-raw'])
    for (const line of readFileSync(join(folder, set, 'articles.tsv'), 'utf8')
      .split('\n')
      .slice(1)) {
      const [id, , , , date] = line.split('\t');
      if (date) dates.set(`${set}/${id}.txt`, date);
    }
  for (const file of readdirSync(join(folder, 'polnear/train/text')))
    dates.set(`polnear/${file}`, file.split('_')[1] ?? '');
  return dates;
}

/** Two articles that share keys, as the ledger would compare them. */
export interface StoryPair {
  readonly a: StoryDocument;
  readonly b: StoryDocument;
}

/** Each article with those that share most keys with it, at most `STORY_MOST`; the nearest days, then the least ids first. */
export function storyPairs(documents: readonly StoryDocument[]): StoryPair[] {
  const buckets = new Map<string, number[]>();
  for (const [i, d] of documents.entries())
    for (const key of storyKeys(d.article.text)) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(i);
      else buckets.set(key, [i]);
    }
  const pairs = new Map<string, StoryPair>();
  for (const [i, a] of documents.entries()) {
    const counts = new Map<number, number>();
    for (const key of storyKeys(a.article.text))
      for (const j of buckets.get(key)!) counts.set(j, (counts.get(j) ?? 0) + 1);
    counts.delete(i);
    const gap = (j: number): number => {
      const [x, y] = [a.article.day, documents[j]!.article.day];
      return x === null || y === null ? 0 : Math.abs(x - y);
    };
    const near = [...counts].filter(([j]) => gap(j) <= STORY_DAYS);
    near.sort(
      ([j, m], [k, n]) =>
        n - m || gap(j) - gap(k) || (documents[j]!.article.article < documents[k]!.article.article ? -1 : 1),
    );
    for (const [j] of near.slice(0, STORY_MOST)) {
      const [x, y] = i < j ? [i, j] : [j, i];
      pairs.set(`${x} ${y}`, { a: documents[x]!, b: documents[y]! });
    }
  }
  return [...pairs.values()];
}

export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly articles: number;
}

/** B-cubed (Bagga and Baldwin 1998) over the marked articles for which `counts`; the unmarked ones in their stories count against precision. */
export function bCubed(
  groups: readonly (readonly string[])[],
  documents: readonly StoryDocument[],
  counts: (d: StoryDocument) => boolean = () => true,
): BCubed {
  const by = new Map(documents.map((d) => [d.article.article, d]));
  const sizes = new Map<string, number>();
  for (const { story } of documents) if (story !== null) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  let precision = 0;
  let recall = 0;
  let articles = 0;
  for (const group of groups) {
    const members = group.map((id) => by.get(id)!);
    for (const d of members) {
      if (d.story === null || !counts(d)) continue;
      const same = members.filter((m) => m.story === d.story).length;
      precision += same / members.length;
      recall += same / sizes.get(d.story)!;
      articles++;
    }
  }
  precision /= articles || 1;
  recall /= articles || 1;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1), articles };
}

/** Stories of these articles by the scores of their pairs. */
export function storiesOf(
  documents: readonly StoryDocument[],
  scored: readonly (StoryPair & { readonly score: number })[],
  borders: StoryBorders,
): string[][] {
  const edges = scored
    .filter((p) => p.score >= STORY_EDGE)
    .map(({ a, b, score }): StoryEdge => ({ a: a.article.article, b: b.article.article, score }));
  return storyGroups(
    documents.map((d) => d.article.article),
    edges,
    borders,
  );
}
