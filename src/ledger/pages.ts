import type { ReadArticle } from '../records/read-article.ts';
import type { Story } from '../records/story.ts';
import type { Page, Store } from '../store/store.ts';

/** All items of a list that comes in pages, at most `limit` where one is given. */
export async function* allOf<T>(
  page: (at: { readonly cursor: string | null; readonly limit: number }) => Promise<Page<T>>,
  {
    limit = Number.POSITIVE_INFINITY,
    cursor = null,
  }: { readonly limit?: number; readonly cursor?: string | null } = {},
): AsyncGenerator<T, void, undefined> {
  let left = limit;
  for (let at: string | null = cursor; left > 0; ) {
    const { items, next }: Page<T> = await page({ cursor: at, limit: Math.min(left, 500) });
    yield* items;
    left -= items.length;
    if (next === null || items.length === 0) return;
    at = next;
  }
}

/** Every text as it was read, the newest first, each once however often it appeared. */
export async function* readArticles(store: Store): AsyncGenerator<ReadArticle, void, undefined> {
  const seen = new Set<string>();
  for await (const { article } of allOf((at) => store.articles(at))) {
    if (seen.has(article)) continue;
    seen.add(article);
    const found = await store.article(article);
    if (found) yield found.read;
  }
}

/** Every story of two articles or more with its articles and sources, the newest first. */
export async function* wholeStories(store: Store): AsyncGenerator<Story, void, undefined> {
  for await (const { id } of allOf((at) => store.stories(at))) {
    const found = await store.story(id);
    if (found) yield found;
  }
}
