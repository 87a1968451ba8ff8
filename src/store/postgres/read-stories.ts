import { bestGrade } from '../../records/best-grade.ts';
import { byDate } from '../../records/publication-order.ts';
import type { Story, StorySource, StorySummary } from '../../records/story.ts';
import { gradeCodes } from '../rows/codes.ts';
import { type Key, keyOf, storyId, storyKeyOf } from '../rows/ids.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import { checkedDay } from '../rows/wish.ts';
import type { Page, StoryFilter } from '../store.ts';
import { idIn, keyIn, nameIn } from './bytes.ts';
import type { Reading } from './reading.ts';
import { storyPlace } from './story-place.ts';

interface StoryRow {
  readonly row: number;
  readonly id: Buffer;
  readonly rank: number;
  readonly articles: number;
  readonly newest: number;
  readonly central: number;
}

const MOST_SOURCES = 500;

/** Stories of two articles and more, the newest first. */
export async function storiesPage(r: Reading, { since, cursor, limit }: StoryFilter): Promise<Page<StorySummary>> {
  const size = pageSize(limit);
  const place = placeOf(cursor, 3) as [number, number, number] | null;
  const from = since ? checkedDay(since, 'since', 0) : 0;
  const rows = await r.sql.all<StoryRow>(
    place
      ? `SELECT row, id, rank, articles, newest, central FROM story
         WHERE newest >= ? AND newest <= ? AND (newest < ? OR articles < ? OR articles = ? AND rank > ?)
         ORDER BY newest DESC, articles DESC, rank LIMIT ?`
      : `SELECT row, id, rank, articles, newest, central FROM story WHERE newest >= ?
         ORDER BY newest DESC, articles DESC, rank LIMIT ?`,
    from,
    ...(place ? [place[0], place[0], place[1], place[1], place[2]] : []),
    size + 1,
  );
  const last = rows[size - 1];
  const items: StorySummary[] = [];
  for (const s of rows.slice(0, size))
    items.push(await summaryOf(r, keyIn(s.id), await articlesOf(r, s.row), s.central));
  return {
    items,
    next: rows.length > size && last ? cursorOf([last.newest, last.articles, last.rank]) : null,
    total: (await r.sql.value<number>('SELECT count(*) FROM story WHERE newest >= ?', from))!,
  };
}

export async function storyOf(r: Reading, article: string): Promise<string | null> {
  const row = await r.articles.rowOf(article);
  if (row === null) return null;
  const key = await r.sql.value<Buffer>(
    'SELECT s.id FROM story_article t JOIN story s ON s.row = t.story WHERE t.article = ?',
    row,
  );
  return storyId(key ? keyIn(key) : storyKeyOf(keyOf('sha256:', article)));
}

export async function storyAt(r: Reading, id: string): Promise<Story | null> {
  const place = await storyPlace(r, id);
  if (!place) return null;
  if (place.row === null) {
    const own = (await r.articles.ids([place.article])).get(place.article)!;
    return storyFrom(r, storyKeyOf(keyOf('sha256:', own)), [place.article], place.article);
  }
  const { id: key, central } = (await r.sql.get<StoryRow>('SELECT id, central FROM story WHERE row = ?', place.row))!;
  return storyFrom(r, keyIn(key), await articlesOf(r, place.row), central);
}

const articlesOf = (r: Reading, story: number): Promise<number[]> =>
  r.sql.column<number>('SELECT article FROM story_article WHERE story = ? ORDER BY article', story);

async function storyFrom(r: Reading, id: Key, articles: readonly number[], central: number): Promise<Story> {
  const publications = await r.articles.publications(articles);
  const sources = await r.sql.all<{ id: Buffer; name: Buffer; grades: number[]; statements: number }>(
    `SELECT o.id, o.name, array_agg(DISTINCT s.grade) AS grades, count(*) AS statements
     FROM local l JOIN source o ON o.row = l.source
     JOIN statement s ON s.article = l.article AND s.local = l.n WHERE l.article = ANY(?::bigint[])
     GROUP BY o.row ORDER BY statements DESC, o.id LIMIT ?`,
    articles,
    MOST_SOURCES,
  );
  return {
    ...(await summaryOf(r, id, articles, central)),
    publications: articles.flatMap((row) => publications.get(row)!).sort(byDate),
    sources: sources.map(
      ({ id: key, name, grades, statements }): StorySource => ({
        id: idIn('s:', key),
        name: nameIn(name),
        grade: bestGrade(grades.map(gradeCodes.name)),
        statements,
      }),
    ),
  };
}

async function summaryOf(r: Reading, id: Key, articles: readonly number[], central: number): Promise<StorySummary> {
  const publications = await r.articles.publications(articles);
  const all = articles.flatMap((row) => publications.get(row)!);
  const [first] = publications.get(central)!;
  const { claims, disputed } = (await r.sql.get<{ claims: number; disputed: number }>(
    `SELECT count(*) AS claims, count(*) FILTER (WHERE c.disputed > 1) AS disputed FROM claim c
     WHERE c.board = 1 AND c.listable = 1 AND c.row IN
       (SELECT claim FROM statement WHERE article = ANY(?::bigint[]) AND claim IS NOT NULL)`,
    articles,
  ))!;
  const days = all.flatMap((p) => p.published ?? []).sort();
  return {
    id: storyId(id),
    title: first?.title ?? (await r.articles.of(central))[0]?.statement.words ?? null,
    article: (await r.articles.ids([central])).get(central)!,
    outlet: first?.outlet ?? null,
    published: first?.published ?? null,
    articles: articles.length,
    outlets: [...new Set(all.flatMap((p) => p.outlet ?? []))].sort(),
    claims,
    disputed,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
}
