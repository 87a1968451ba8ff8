import { articlesNamed } from '../rows/ids.ts';
import type { Reading } from './reading.ts';

/** Where a story is: its row where it has two articles and more, else its only article. */
export type StoryPlace = { readonly row: number } | { readonly row: null; readonly article: number };

/** The story with an id, or that which the article is in that the id is made of. */
export function storyPlace(r: Reading, id: string): StoryPlace | null {
  const found = placeAt(r, id);
  if (found) return found;
  const other = r.redirected(id);
  return other === id ? null : placeAt(r, other);
}

function placeAt(r: Reading, id: string): StoryPlace | null {
  if (!id.startsWith('sy:')) return null;
  const article = r.sql.value<number>('SELECT row FROM article WHERE id BETWEEN ? AND ? LIMIT 1', ...articlesNamed(id));
  if (article === undefined) return null;
  const story = r.sql.value<number | null>('SELECT story FROM storyArticle WHERE article = ?', article) ?? null;
  return story === null ? { row: null, article } : { row: story };
}
