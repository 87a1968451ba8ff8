import type { Linkable } from '../../records/ledger.ts';
import { compare } from '../rows/compare.ts';
import { MOST_ARTICLES, STORY_CUTS } from '../rows/components.ts';
import { hash48, keyOf, rank31, rank48, storyId, storyKeyOf } from '../rows/ids.ts';
import { bucketDay } from '../rows/keys.ts';
import { type Graph, Levels, type Neighbour } from '../rows/levels.ts';
import type { StoryComponent, StoryLink, StoryMembers } from '../store.ts';
import { bytesOf, idBytes, idIn, keyIn } from './bytes.ts';
import { Loaded, loaded } from './components.ts';
import type { Writing } from './writing.ts';

/** An article's keys and edges are to be made anew, and all stories that it has a part in. Before its records change. */
export async function renewStory(w: Writing, article: number, isNew = false): Promise<void> {
  if (isNew) {
    w.sql.send('INSERT INTO story_article (article) VALUES (?) ON CONFLICT DO NOTHING', article);
    return;
  }
  await dropStoryKeys(w, article);
  w.sql.send(
    `UPDATE story_article SET settled = false WHERE settled AND (
       story = (SELECT story FROM story_article WHERE article = ?)
       OR article IN (SELECT b FROM story_edge WHERE a = ? UNION ALL SELECT a FROM story_edge WHERE b = ?))`,
    article,
    article,
    article,
  );
  w.sql.send('DELETE FROM story_edge WHERE a = ? OR b = ?', article, article);
  w.sql.send(
    `INSERT INTO story_article (article) VALUES (?)
     ON CONFLICT (article) DO UPDATE SET linked = false, settled = false, day = NULL`,
    article,
  );
}

/** Takes an article out of everything that makes stories; its story's address leads to those that stay. */
export async function dropStory(w: Writing, article: number): Promise<void> {
  await renewStory(w, article);
  const story = await w.sql.value<number | null>(
    'DELETE FROM story_article WHERE article = ? RETURNING story',
    article,
  );
  if (story === null || story === undefined) return;
  const id = (await w.sql.value<Buffer>('SELECT id FROM story WHERE row = ?', story))!;
  const heir = await w.sql.value<Buffer>(
    'SELECT a.id FROM story_article t JOIN article a ON a.row = t.article WHERE t.story = ? ORDER BY a.id LIMIT 1',
    story,
  );
  await clearStories(w, [story]);
  const own = storyId(storyKeyOf(keyOf('sha256:', (await w.articles.ids([article])).get(article)!)));
  if (heir && storyId(keyIn(id)) === own) await w.redirect([[own, storyId(storyKeyOf(keyIn(heir)))]]);
}

async function clearStories(w: Writing, stories: readonly number[]): Promise<void> {
  if (!stories.length) return;
  w.sql.send('UPDATE story_article SET story = NULL, settled = false WHERE story = ANY(?::bigint[])', stories);
  w.sql.send('DELETE FROM story WHERE row = ANY(?::bigint[])', stories);
}

/** Hashes of the keys of an article; none where it has no statements. */
const keysIn = (w: Writing, [first]: readonly Linkable[]): number[] =>
  first ? [...new Set(w.linking.storyKeys(first.text).map(hash48))] : [];

async function dropStoryKeys(w: Writing, article: number): Promise<void> {
  const day = await w.sql.value<number | null>('SELECT day FROM story_article WHERE article = ?', article);
  if (day === null || day === undefined) return;
  const keys = keysIn(w, await w.articles.of(article));
  w.sql.send('DELETE FROM story_key WHERE key = ANY(?::bigint[]) AND day = ? AND article = ?', keys, day, article);
}

/** Puts articles that are in no keys yet into theirs, at most `limit`; how many. */
export async function putStoryKeys(w: Writing, limit: number): Promise<number> {
  const articles = await w.sql.column<number>(
    'SELECT article FROM story_article WHERE NOT linked AND day IS NULL ORDER BY article LIMIT ?',
    limit,
  );
  if (!articles.length) return 0;
  const publications = await w.articles.publications(articles);
  const ids = await w.articles.ids(articles);
  const rows: { key: number; day: number; rank: number; article: number }[] = [];
  const days = articles.map((article) => bucketDay(publications.get(article)![0]?.published ?? null));
  for (const [i, article] of articles.entries())
    for (const key of keysIn(w, await w.articles.of(article)))
      rows.push({ key, day: days[i]!, rank: rank31(keyOf('sha256:', ids.get(article)!)), article });
  w.sql.send(
    `INSERT INTO story_key (key, day, rank, article) SELECT * FROM unnest(?::bigint[], ?::int[], ?::bigint[], ?::bigint[])
     ON CONFLICT DO NOTHING`,
    rows.map((r) => r.key),
    rows.map((r) => r.day),
    rows.map((r) => r.rank),
    rows.map((r) => r.article),
  );
  w.sql.send(
    'UPDATE story_article t SET day = v.day FROM unnest(?::bigint[], ?::int[]) v(article, day) WHERE t.article = v.article',
    articles,
    days,
  );
  return articles.length;
}

const namesOf = async (w: Writing, rows: readonly number[]): Promise<string[]> => {
  const ids = await w.articles.ids(rows);
  return rows.map((row) => ids.get(row)!);
};

export const unlinkedStories = async (w: Writing, limit: number): Promise<string[]> =>
  namesOf(
    w,
    await w.sql.column<number>('SELECT article FROM story_article WHERE NOT linked ORDER BY article LIMIT ?', limit),
  );

export async function linkablesIn(w: Writing, article: string): Promise<readonly Linkable[]> {
  const row = await w.articles.rowOf(article);
  return row === null ? [] : w.articles.of(row);
}

interface KeyRow {
  readonly day: number;
  readonly rank: number;
  readonly article: number;
}

/** Articles that share most keys with one; of equals the nearest days, then the least ids. */
export async function storyCandidates(w: Writing, article: string): Promise<string[]> {
  const own = await w.articles.rowOf(article);
  if (own === null) return [];
  const day = await w.sql.value<number | null>('SELECT day FROM story_article WHERE article = ?', own);
  if (day === null || day === undefined) return [];
  const found = new Map<number, KeyRow & { readonly days: number; count: number }>();
  for (const rows of await withKeys(w, keysIn(w, await w.articles.of(own)), day))
    for (const row of rows) {
      const known = found.get(row.article);
      if (known) known.count++;
      else found.set(row.article, { ...row, days: day && row.day ? Math.abs(row.day - day) : 0, count: 1 });
    }
  found.delete(own);
  const rows = [...found.values()]
    .sort((x, y) => y.count - x.count || x.days - y.days || x.rank - y.rank)
    .slice(0, w.linking.storyMost)
    .map((row) => row.article);
  return namesOf(w, rows);
}

/** By key: what has it near a day, the nearest first, and what has it without a date; without a day the newest. */
async function withKeys(w: Writing, keys: readonly number[], day: number): Promise<KeyRow[][]> {
  const { storyDays, storyKeyMost } = w.linking;
  const ask = async (text: string, from: number, to: number): Promise<KeyRow[][]> => {
    const out = keys.map((): KeyRow[] => []);
    for (const { i, ...row } of await w.sql.all<KeyRow & { i: number }>(text, keys, from, to, storyKeyMost))
      out[i - 1]!.push(row);
    return out;
  };
  const undated = await ask(UPWARDS, 0, 0);
  const [up, down] = day
    ? [await ask(UPWARDS, day, day + storyDays), await ask(DOWNWARDS, Math.max(1, day - storyDays), day - 1)]
    : [keys.map(() => []), await ask(DOWNWARDS, 1, 2 ** 31 - 1)];
  const far = (row: KeyRow): number => Math.abs(row.day - day);
  return keys.map((_, i) => {
    const near = [...up[i]!, ...down[i]!];
    // The order of equal days is that of the least ranks.
    if (day) near.sort((x, y) => far(x) - far(y) || x.rank - y.rank);
    return [...near.slice(0, storyKeyMost), ...undated[i]!];
  });
}

const UPWARDS = `SELECT v.i::int AS i, k.day, k.rank, k.article FROM unnest(?::bigint[]) WITH ORDINALITY v(key, i)
  CROSS JOIN LATERAL (SELECT day, rank, article FROM story_key WHERE key = v.key AND day BETWEEN ? AND ?
    ORDER BY day, rank, article LIMIT ?) k`;
const DOWNWARDS = `SELECT v.i::int AS i, k.day, k.rank, k.article FROM unnest(?::bigint[]) WITH ORDINALITY v(key, i)
  CROSS JOIN LATERAL (SELECT day, rank, article FROM story_key WHERE key = v.key AND day BETWEEN ? AND ?
    ORDER BY day DESC, rank, article LIMIT ?) k`;

/** Rows of articles by their ids; those that are not there are left out. */
async function rowsOf(w: Writing, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await w.sql.all<{ row: number; id: Buffer }>(
    'SELECT row, id FROM article WHERE id = ANY(?::bytea[])',
    [...new Set(ids)].map((id) => idBytes('sha256:', id)),
  );
  return new Map(rows.map(({ row, id }) => [idIn('sha256:', id), row]));
}

/** Adds edges; these articles are linked now, and all ends to be settled. */
export async function putStoryEdges(w: Writing, of: readonly string[], edges: readonly StoryLink[]): Promise<void> {
  const rows = await rowsOf(w, [...of, ...edges.flatMap((e) => [e.a, e.b])]);
  const put = edges.flatMap(({ a, b, score }) => {
    const [x, y] = [rows.get(a), rows.get(b)];
    return x === undefined || y === undefined ? [] : [{ x, y, score }];
  });
  w.sql.send(
    `INSERT INTO story_edge (a, b, score) SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::int[])
     ON CONFLICT (a, b) DO UPDATE SET score = excluded.score`,
    put.map((e) => e.x),
    put.map((e) => e.y),
    put.map((e) => e.score),
  );
  const ends = put.flatMap((e) => [e.x, e.y]);
  w.sql.send('UPDATE story_article SET settled = false WHERE settled AND article = ANY(?::bigint[])', ends);
  const linked = of.flatMap((id) => rows.get(id) ?? []);
  w.sql.send('UPDATE story_article SET linked = true, settled = false WHERE article = ANY(?::bigint[])', linked);
}

export const unsettledStories = async (w: Writing, limit: number): Promise<string[]> =>
  namesOf(
    w,
    await w.sql.column<number>(
      'SELECT article FROM story_article WHERE NOT settled AND linked ORDER BY article LIMIT ?',
      limit,
    ),
  );

class StoryGraph implements Graph {
  readonly most = MOST_ARTICLES;
  readonly cuts = STORY_CUTS;
  readonly known = new Loaded();
  /** Edges by the article that comes first in them. */
  readonly edges = new Map<number, Neighbour[]>();
  readonly #w: Writing;

  constructor(w: Writing) {
    this.#w = w;
  }

  async load(rows: readonly number[]): Promise<void> {
    const missing = this.known.missing(rows);
    if (!missing.length) return;
    const found = await this.#w.sql.all<{ own: number; row: number; score: number; first: boolean }>(
      `SELECT a AS own, b AS row, score, true AS first FROM story_edge WHERE a = ANY(?::bigint[])
       UNION ALL SELECT b, a, score, false FROM story_edge WHERE b = ANY(?::bigint[])`,
      missing,
      missing,
    );
    const near = new Map(missing.map((row): [number, Neighbour[]] => [row, []]));
    for (const row of missing) this.edges.set(row, []);
    for (const { own, row, score, first } of found) {
      near.get(own)!.push({ row, score });
      if (first) this.edges.get(own)!.push({ row, score });
    }
    for (const [row, list] of near) this.known.neighbours.set(row, list);
    const unknown = [...missing, ...found.map((f) => f.row)].filter((row) => !this.known.levels.has(row));
    for (const { article, level } of await this.#w.sql.all<{ article: number; level: number }>(
      'SELECT article, level FROM story_article WHERE article = ANY(?::bigint[])',
      [...new Set(unknown)],
    ))
      this.known.levels.set(article, level);
  }

  level(row: number): number {
    return this.known.levels.get(row)!;
  }

  lift(row: number, level: number): void {
    this.known.lift(row, level);
  }

  neighbours(row: number): readonly Neighbour[] {
    return this.known.neighbours.get(row)!;
  }
}

/** What hangs together by story edges with these articles, with the edges within, in order of ids. */
export async function storyComponents(w: Writing, articles: readonly string[]): Promise<StoryComponent[]> {
  const graph = new StoryGraph(w);
  const levels = new Levels(graph);
  const done = new Set<number>();
  const rows = await rowsOf(w, articles);
  const starts = articles.flatMap((id) => rows.get(id) ?? []);
  await graph.load(starts);
  const found: ReadonlySet<number>[] = [];
  for (const start of starts) {
    if (done.has(start)) continue;
    const members = await loaded(levels.place(start), (some) => graph.load(some));
    for (const row of members) done.add(row);
    found.push(members);
  }
  const { lifted } = graph.known;
  if (lifted.size)
    w.sql.send(
      `UPDATE story_article t SET level = v.level, settled = false FROM unnest(?::bigint[], ?::int[]) v(article, level)
       WHERE t.article = v.article`,
      [...lifted.keys()],
      [...lifted.values()],
    );
  const ids = await w.articles.ids([...done]);
  return found.map((members) => ({
    articles: [...members].map((row) => ids.get(row)!).sort(compare),
    edges: [...members]
      .flatMap((row) =>
        graph.edges
          .get(row)!
          .flatMap(({ row: other, score }) =>
            members.has(other) ? [{ a: ids.get(row)!, b: ids.get(other)!, score }] : [],
          ),
      )
      .sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b)),
  }));
}

/** Puts stories in place of all that these articles were in. Who is in none stands alone. */
export async function putStories(w: Writing, of: readonly string[], stories: readonly StoryMembers[]): Promise<void> {
  const rows = await rowsOf(w, [...of, ...stories.flatMap((s) => s.articles)]);
  const own = of.flatMap((id) => rows.get(id) ?? []);
  const old = await w.sql.column<number>(
    'SELECT DISTINCT story FROM story_article WHERE article = ANY(?::bigint[]) AND story IS NOT NULL',
    own,
  );
  await clearStories(w, old);
  for (const { articles, central } of stories) {
    const members = articles.map((id) => rows.get(id)!);
    const first = storyKeyOf(keyOf('sha256:', articles[0]!));
    await w.inUse([storyId(first)]);
    const story = (await w.sql.value<number>(
      `INSERT INTO story (id, rank, articles, newest, central)
       VALUES (?, ?, ?, (SELECT coalesce(max(day), 0) FROM publication WHERE article = ANY(?::bigint[])), ?) RETURNING row`,
      bytesOf(first),
      rank48(first),
      members.length,
      members,
      rows.get(central)!,
    ))!;
    w.sql.send('UPDATE story_article SET story = ? WHERE article = ANY(?::bigint[])', story, members);
    w.sql.send(
      `INSERT INTO watch_due (claim) SELECT DISTINCT claim FROM statement WHERE article = ANY(?::bigint[]) AND claim IS NOT NULL
       AND EXISTS (SELECT 1 FROM watch) ON CONFLICT DO NOTHING`,
      members,
    );
  }
  w.sql.send('UPDATE story_article SET settled = true WHERE article = ANY(?::bigint[])', own);
}

/** Forgets all stories and what makes them: everything is to be made anew. */
export async function forgetStories(w: Writing): Promise<void> {
  w.sql.send('DELETE FROM story_key');
  w.sql.send('DELETE FROM story_edge');
  w.sql.send('UPDATE story_article SET linked = false, settled = false, level = 0, day = NULL, story = NULL');
  w.sql.send('DELETE FROM story');
}
