import { shown } from '../../../src/present/chain.ts';
import type { Statement } from '../../../src/records/claim.ts';
import { ask, route } from '../ask.ts';
import type { Stored } from '../read/stored.ts';
import { inPath } from '../wording.ts';

const KEPT = 200;
const articles = new Map<string, Promise<Stored>>();

/** An article of the ledger. Texts never change, so each is asked for once. */
function articleOf(id: string): Promise<Stored> {
  const known = articles.get(id);
  if (known) return known;
  const asked = ask<Stored>(route(`/articles/${inPath(id)}`));
  articles.set(id, asked);
  asked.catch(() => articles.delete(id));
  for (const old of articles.keys()) {
    if (articles.size <= KEPT) break;
    articles.delete(old);
  }
  return asked;
}

/** The very words of each statement by its id, from the articles; statements of an article that cannot be had are left out. */
export async function wordsOf(statements: readonly Statement[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(statements.map((s) => s.article))];
  const found = new Map<string, Stored>();
  for (let i = 0; i < ids.length; i += 6)
    await Promise.all(
      ids.slice(i, i + 6).map(async (id) => {
        const article = await articleOf(id).catch(() => null);
        if (article) found.set(id, article);
      }),
    );
  const words = new Map<string, string>();
  for (const s of statements) {
    const article = found.get(s.article);
    if (article) words.set(s.id, shown(article.read, s.content));
  }
  return words;
}
