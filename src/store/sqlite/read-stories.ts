import { bestGrade } from '../../records/best-grade.ts';
import { byDate } from '../../records/publication-order.ts';
import type { Story, StorySource, StorySummary } from '../../records/story.ts';
import { gradeCodes } from '../rows/codes.ts';
import { idOf, type Key, keyOf, storyId, storyKeyOf } from '../rows/ids.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import { checkedDay } from '../rows/wish.ts';
import type { Page, StoryFilter } from '../store.ts';
import type { Reading } from './reading.ts';
import { storyPlace } from './story-place.ts';

interface StoryRow {
  readonly row: number;
  readonly id: Key;
  readonly rank: number;
  readonly articles: number;
  readonly newest: number;
  readonly central: number;
}

const MOST_SOURCES = 500;

/** Stories of two articles and more, the newest first. */
export function storiesPage(r: Reading, { since, cursor, limit }: StoryFilter): Page<StorySummary> {
  const size = pageSize(limit);
  const place = placeOf(cursor, 3) as [number, number, number] | null;
  const from = since ? checkedDay(since, 'since', 0) : 0;
  const rows = r.sql.all<StoryRow>(
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
  return {
    items: rows.slice(0, size).map((s) => summaryOf(r, s.id, articlesOf(r, s.row), s.central)),
    next: rows.length > size && last ? cursorOf([last.newest, last.articles, last.rank]) : null,
    total: r.sql.value<number>('SELECT count(*) FROM story WHERE newest >= ?', from)!,
  };
}

export function storyOf(r: Reading, article: string): string | null {
  const row = r.articles.rowOf(article);
  if (row === null) return null;
  const key = r.sql.value<Key>(
    'SELECT s.id FROM storyArticle t JOIN story s ON s.row = t.story WHERE t.article = ?',
    row,
  );
  return storyId(key ?? storyKeyOf(keyOf('sha256:', article)));
}

export function storyAt(r: Reading, id: string): Story | null {
  const place = storyPlace(r, id);
  if (!place) return null;
  if (place.row === null) return storyFrom(r, storyKeyOf(articleKey(r, place.article)), [place.article], place.article);
  const { id: key, central } = r.sql.get<StoryRow>('SELECT id, central FROM story WHERE row = ?', place.row)!;
  return storyFrom(r, key, articlesOf(r, place.row), central);
}

const articleKey = (r: Reading, row: number): Key => r.sql.value<Key>('SELECT id FROM article WHERE row = ?', row)!;

const articlesOf = (r: Reading, story: number): number[] =>
  r.sql.column<number>('SELECT article FROM storyArticle WHERE story = ? ORDER BY article', story);

function storyFrom(r: Reading, id: Key, articles: readonly number[], central: number): Story {
  return {
    ...summaryOf(r, id, articles, central),
    publications: articles.flatMap((row) => r.articles.publications(row)).sort(byDate),
    sources: r.sql
      .all<{ id: Key; name: string; grades: string; statements: number }>(
        `SELECT o.id, o.name, json_group_array(DISTINCT s.grade) AS grades, count(*) AS statements FROM json_each(?) m
         CROSS JOIN local l ON l.article = m.value CROSS JOIN source o ON o.row = l.source
         CROSS JOIN statement s ON s.article = l.article AND s.local = l.n
         GROUP BY o.row ORDER BY statements DESC, o.id LIMIT ?`,
        JSON.stringify(articles),
        MOST_SOURCES,
      )
      .map(
        ({ id: key, name, grades, statements }): StorySource => ({
          id: idOf('s:', key),
          name,
          grade: bestGrade((JSON.parse(grades) as number[]).map(gradeCodes.name)),
          statements,
        }),
      ),
  };
}

function summaryOf(r: Reading, id: Key, articles: readonly number[], central: number): StorySummary {
  const all = articles.flatMap((row) => r.articles.publications(row));
  const [first] = r.articles.publications(central);
  const { claims, disputed } = r.sql.get<{ claims: number; disputed: number | null }>(
    `SELECT count(*) AS claims, sum(c.disputed > 1) AS disputed FROM claim c WHERE c.board = 1 AND c.listable = 1 AND c.row IN
       (SELECT s.claim FROM json_each(?) m CROSS JOIN statement s ON s.article = m.value WHERE s.claim IS NOT NULL)`,
    JSON.stringify(articles),
  )!;
  const days = all.flatMap((p) => p.published ?? []).sort();
  return {
    id: storyId(id),
    title: first?.title ?? r.articles.of(central)[0]?.statement.words ?? null,
    article: r.articles.id(central),
    outlet: first?.outlet ?? null,
    published: first?.published ?? null,
    articles: articles.length,
    outlets: [...new Set(all.flatMap((p) => p.outlet ?? []))].sort(),
    claims,
    disputed: disputed ?? 0,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
}
