import { articlesNamed } from '../rows/ids.ts';
import { bytesOf } from './bytes.ts';
import type { Reading } from './reading.ts';

/** Where a story is: its row where it has two articles and more, else its only article. */
export type StoryPlace = { readonly row: number } | { readonly row: null; readonly article: number };

/** The story with an id, or that which the article is in that the id is made of. */
export async function storyPlace(r: Reading, id: string): Promise<StoryPlace | null> {
  const found = await placeAt(r, id);
  if (found) return found;
  const other = await r.redirected(id);
  return other === id ? null : placeAt(r, other);
}

async function placeAt(r: Reading, id: string): Promise<StoryPlace | null> {
  if (!id.startsWith('sy:')) return null;
  const [from, to] = articlesNamed(id);
  const article = await r.sql.value<number>(
    'SELECT row FROM article WHERE id BETWEEN ? AND ? LIMIT 1',
    bytesOf(from),
    bytesOf(to),
  );
  if (article === undefined) return null;
  const story =
    (await r.sql.value<number | null>('SELECT story FROM story_article WHERE article = ?', article)) ?? null;
  return story === null ? { row: null, article } : { row: story };
}
