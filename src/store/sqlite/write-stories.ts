import type { Linkable } from '../../records/ledger.ts';
import { compare } from '../rows/compare.ts';
import { MOST_ARTICLES, STORY_CUTS } from '../rows/components.ts';
import { hash48, idOf, type Key, keyOf, rank31, rank48, storyId, storyKeyOf } from '../rows/ids.ts';
import { bucketDay } from '../rows/keys.ts';
import { type Graph, Levels, last, type Neighbour } from '../rows/levels.ts';
import type { StoryComponent, StoryLink, StoryMembers } from '../store.ts';
import type { Writing } from './writing.ts';

/** An article's keys and edges are to be made anew, and all stories that it has a part in. Before its records change. */
export function renewStory(w: Writing, article: number): void {
  dropStoryKeys(w, article);
  unsettleStory(w, article);
  for (const text of ['SELECT b FROM storyEdge WHERE a = ?', 'SELECT a FROM storyEdge WHERE b = ?'])
    for (const other of w.sql.column<number>(text, article)) unsettle(w, other);
  w.sql.run('DELETE FROM storyEdge WHERE a = ?', article);
  w.sql.run('DELETE FROM storyEdge WHERE b = ?', article);
  w.sql.run(
    'INSERT INTO storyArticle (article) VALUES (?) ON CONFLICT DO UPDATE SET linked = 0, settled = 0, day = NULL',
    article,
  );
}

/** Takes an article out of everything that makes stories; its story's address leads to those that stay. */
export function dropStory(w: Writing, article: number): void {
  renewStory(w, article);
  const story = w.sql.value<number | null>('SELECT story FROM storyArticle WHERE article = ?', article) ?? null;
  w.sql.run('DELETE FROM storyArticle WHERE article = ?', article);
  if (story === null) return;
  const id = w.sql.value<Key>('SELECT id FROM story WHERE row = ?', story)!;
  const [heir] = membersOf(w, story);
  clearStory(w, story);
  const own = storyId(storyKeyOf(keyOf('sha256:', w.articles.id(article))));
  if (heir && storyId(id) === own) w.redirect(own, storyId(storyKeyOf(keyOf('sha256:', heir.id))));
}

interface Member {
  readonly row: number;
  readonly id: string;
}

/** Articles of a story in order of id. */
const membersOf = (w: Writing, story: number): Member[] =>
  w.sql
    .all<{ row: number; id: Key }>(
      'SELECT a.row, a.id FROM storyArticle t JOIN article a ON a.row = t.article WHERE t.story = ? ORDER BY a.id',
      story,
    )
    .map(({ row, id }) => ({ row, id: idOf('sha256:', id) }));

function clearStory(w: Writing, story: number): void {
  w.sql.run('UPDATE storyArticle SET story = NULL, settled = 0 WHERE story = ?', story);
  w.sql.run('DELETE FROM story WHERE row = ?', story);
}

function unsettleStory(w: Writing, article: number): void {
  w.sql.run(
    'UPDATE storyArticle SET settled = 0 WHERE story = (SELECT story FROM storyArticle WHERE article = ?)',
    article,
  );
}

const unsettle = (w: Writing, article: number): unknown =>
  w.sql.run('UPDATE storyArticle SET settled = 0 WHERE article = ? AND settled = 1', article);

/** Hashes of the keys of an article; none where it has no statements. */
const keysIn = (w: Writing, article: number): number[] => {
  const [first] = w.articles.of(article);
  return first ? [...new Set(w.linking.storyKeys(first.text).map(hash48))] : [];
};

const rankOf = (w: Writing, article: number): number => rank31(keyOf('sha256:', w.articles.id(article)));

const dayIn = (w: Writing, article: number): number | null =>
  w.sql.value<number | null>('SELECT day FROM storyArticle WHERE article = ?', article) ?? null;

function dropStoryKeys(w: Writing, article: number): void {
  const day = dayIn(w, article);
  if (day === null) return;
  w.sql.run(
    'DELETE FROM storyKey WHERE day = ? AND rank = ? AND article = ? AND key IN (SELECT value FROM json_each(?))',
    day,
    rankOf(w, article),
    article,
    JSON.stringify(keysIn(w, article)),
  );
}

/** Puts articles that are in no keys yet into theirs, at most `limit`; how many. */
export function putStoryKeys(w: Writing, limit: number): number {
  const articles = w.sql.column<number>(
    'SELECT article FROM storyArticle WHERE linked = 0 AND day IS NULL ORDER BY article LIMIT ?',
    limit,
  );
  for (const article of articles) {
    const day = bucketDay(w.articles.publications(article)[0]?.published ?? null);
    w.sql.run(
      'INSERT OR IGNORE INTO storyKey (key, day, rank, article) SELECT value, ?, ?, ? FROM json_each(?)',
      day,
      rankOf(w, article),
      article,
      JSON.stringify(keysIn(w, article)),
    );
    w.sql.run('UPDATE storyArticle SET day = ? WHERE article = ?', day, article);
  }
  return articles.length;
}

export const unlinkedStories = (w: Writing, limit: number): string[] =>
  w.sql
    .column<number>('SELECT article FROM storyArticle WHERE linked = 0 ORDER BY article LIMIT ?', limit)
    .map((row) => w.articles.id(row));

export function linkablesIn(w: Writing, article: string): readonly Linkable[] {
  const row = w.articles.rowOf(article);
  return row === null ? [] : w.articles.of(row);
}

interface KeyRow {
  readonly day: number;
  readonly rank: number;
  readonly article: number;
}

/** Articles that share most keys with one; of equals the nearest days, then the least ids. */
export function storyCandidates(w: Writing, article: string): string[] {
  const own = w.articles.rowOf(article);
  const day = own === null ? null : dayIn(w, own);
  if (own === null || day === null) return [];
  const found = new Map<number, KeyRow & { readonly days: number; count: number }>();
  for (const key of keysIn(w, own))
    for (const row of withKey(w, key, day)) {
      const known = found.get(row.article);
      if (known) known.count++;
      else found.set(row.article, { ...row, days: day && row.day ? Math.abs(row.day - day) : 0, count: 1 });
    }
  found.delete(own);
  return [...found.values()]
    .sort((x, y) => y.count - x.count || x.days - y.days || x.rank - y.rank)
    .slice(0, w.linking.storyMost)
    .map((row) => w.articles.id(row.article));
}

/** What has a key near a day, the nearest first, and what has it without a date; without a day the newest. */
function withKey(w: Writing, key: number, day: number): KeyRow[] {
  const { storyDays, storyKeyMost: most } = w.linking;
  const undated = w.sql.all<KeyRow>(UPWARDS, key, 0, 0, most);
  if (day === 0) return [...undated, ...w.sql.all<KeyRow>(DOWNWARDS, key, 1, Number.MAX_SAFE_INTEGER, most)];
  const near = [
    ...w.sql.all<KeyRow>(UPWARDS, key, day, day + storyDays, most),
    ...w.sql.all<KeyRow>(DOWNWARDS, key, Math.max(1, day - storyDays), day - 1, most),
  ].sort((x, y) => Math.abs(x.day - day) - Math.abs(y.day - day) || x.rank - y.rank);
  return [...near.slice(0, most), ...undated];
}

const UPWARDS =
  'SELECT day, rank, article FROM storyKey WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day, rank LIMIT ?';
const DOWNWARDS =
  'SELECT day, rank, article FROM storyKey WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day DESC, rank LIMIT ?';

/** Adds edges; these articles are linked now, and all ends to be settled. */
export function putStoryEdges(w: Writing, of: readonly string[], edges: readonly StoryLink[]): void {
  for (const { a, b, score } of edges) {
    const [x, y] = [w.articles.rowOf(a), w.articles.rowOf(b)];
    if (x === null || y === null) continue;
    w.sql.run('INSERT OR REPLACE INTO storyEdge (a, b, score) VALUES (?, ?, ?)', x, y, score);
    unsettle(w, x);
    unsettle(w, y);
  }
  for (const article of of) {
    const row = w.articles.rowOf(article);
    if (row !== null) w.sql.run('UPDATE storyArticle SET linked = 1, settled = 0 WHERE article = ?', row);
  }
}

export const unsettledStories = (w: Writing, limit: number): string[] =>
  w.sql
    .column<number>('SELECT article FROM storyArticle WHERE settled = 0 AND linked = 1 ORDER BY article LIMIT ?', limit)
    .map((row) => w.articles.id(row));

interface EdgeRow extends Neighbour {
  readonly isFirst: number;
}

class StoryGraph implements Graph {
  readonly most = MOST_ARTICLES;
  readonly cuts = STORY_CUTS;
  readonly #w: Writing;
  readonly edges = new Map<number, readonly EdgeRow[]>();

  constructor(w: Writing) {
    this.#w = w;
  }

  level(row: number): number {
    return this.#w.sql.value<number>('SELECT level FROM storyArticle WHERE article = ?', row)!;
  }

  lift(row: number, level: number): void {
    this.#w.sql.run('UPDATE storyArticle SET level = ?, settled = 0 WHERE article = ?', level, row);
  }

  neighbours(row: number): readonly Neighbour[] {
    const found = this.#w.sql.all<EdgeRow>(
      `SELECT b AS row, score, 1 AS isFirst FROM storyEdge WHERE a = ?
       UNION ALL SELECT a, score, 0 FROM storyEdge WHERE b = ?`,
      row,
      row,
    );
    this.edges.set(row, found);
    return found;
  }
}

/** What hangs together by story edges with these articles, with the edges within, in order of ids. */
export function storyComponents(w: Writing, articles: readonly string[]): StoryComponent[] {
  const graph = new StoryGraph(w);
  const levels = new Levels(graph);
  const done = new Set<number>();
  const out: StoryComponent[] = [];
  for (const article of articles) {
    const start = w.articles.rowOf(article);
    if (start === null || done.has(start)) continue;
    const members = last(levels.place(start));
    const edges: StoryLink[] = [];
    for (const row of members) {
      done.add(row);
      for (const { row: other, score, isFirst } of graph.edges.get(row) ?? [])
        if (isFirst && members.has(other)) edges.push({ a: w.articles.id(row), b: w.articles.id(other), score });
    }
    out.push({
      articles: [...members].map((row) => w.articles.id(row)).sort(compare),
      edges: edges.sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b)),
    });
  }
  return out;
}

/** Puts stories in place of all that these articles were in. Who is in none stands alone. */
export function putStories(w: Writing, of: readonly string[], stories: readonly StoryMembers[]): void {
  const rows = of.map((id) => w.articles.rowOf(id)).filter((row) => row !== null);
  for (const row of rows) {
    const old = w.sql.value<number | null>('SELECT story FROM storyArticle WHERE article = ?', row) ?? null;
    if (old !== null) clearStory(w, old);
  }
  for (const { articles, central } of stories) {
    const members = articles.map((id) => w.articles.rowOf(id)!);
    const first = storyKeyOf(keyOf('sha256:', articles[0]!));
    w.inUse(storyId(first));
    const { row } = w.sql.run(
      'INSERT INTO story (id, rank, articles, newest, central) VALUES (?, ?, ?, ?, ?)',
      first,
      rank48(first),
      members.length,
      newestOf(w, members),
      w.articles.rowOf(central)!,
    );
    for (const member of members) w.sql.run('UPDATE storyArticle SET story = ? WHERE article = ?', row, member);
  }
  for (const row of rows) w.sql.run('UPDATE storyArticle SET settled = 1 WHERE article = ?', row);
}

const newestOf = (w: Writing, articles: readonly number[]): number =>
  w.sql.value<number | null>(
    'SELECT max(p.day) FROM json_each(?) m CROSS JOIN publication p ON p.article = m.value',
    JSON.stringify(articles),
  ) ?? 0;

/** Forgets all stories and what makes them: everything is to be made anew. */
export function forgetStories(w: Writing): void {
  w.sql.run('DELETE FROM storyKey');
  w.sql.run('DELETE FROM storyEdge');
  w.sql.run('UPDATE storyArticle SET linked = 0, settled = 0, level = 0, day = NULL, story = NULL');
  w.sql.run('DELETE FROM story');
}
