import type { Page } from '../../../src/store/page.ts';
import { ask, route } from '../ask.ts';

/** All that a list of the REST interface leads to, page by page. */
export async function every<T>(
  path: string,
  query: Readonly<Record<string, string | number>>,
  signal: AbortSignal,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page<T> = await ask<Page<T>>(route(path, { ...query, limit: 1000, cursor }), { signal });
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}
