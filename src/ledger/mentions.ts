import { foldName } from '../link/fold-name.ts';
import { Failure } from '../records/failure.ts';
import type { LedgerSource, Selector, SourceRecord } from '../records/ledger.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Source } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import type { Store, Transaction } from '../store/store.ts';
import { selectorAt } from './selectors.ts';

/** Mentions that stand for a source, each in another article. */
const ENOUGH = 20;

/** Where articles name a source, so that it is found again whatever reads them. Throws a `Failure` where none names it alone. */
export async function mentionsOf(store: Store, source: SourceRecord): Promise<readonly Selector[]> {
  const found: Selector[] = [];
  const seen = new Set<string>();
  for (const { article, local } of source.joined) {
    if (found.length >= ENOUGH) break;
    if (seen.has(article)) continue;
    seen.add(article);
    const read = (await store.article(article))?.read;
    const own = read?.sources.find((s) => s.id === local);
    const span = own && nameIn(read!, own);
    if (span) found.push(selectorAt(article, read!.article.text, span));
  }
  if (!found.length)
    throw new Failure(
      'bad-decision',
      `no article names ${source.name} (${source.id}) so that it is told from others`,
      'sources that no article speaks of cannot be made one',
    );
  return found;
}

/** Where the article has the source's name, if it calls no other source so. */
function nameIn({ article, sources }: ReadArticle, { id, name, mentions }: Source): Span | null {
  if (sources.some((s) => s.id !== id && [s.name, ...s.aliases].some((n) => foldName(n) === foldName(name))))
    return null;
  for (const [start, end] of mentions) {
    const at = article.text.slice(start, end).indexOf(name);
    if (at >= 0) return [start + at, start + at + name.length];
  }
  const at = article.text.indexOf(name);
  return at < 0 ? null : [at, at + name.length];
}

/** The local id of the source that a mention names; null where its article is not there or calls nobody so. */
export async function localAt(tx: Transaction, { article, quote }: Selector): Promise<string | null> {
  const [statement] = await tx.statementsIn(article);
  const [linkable] = statement ? await tx.linkables([statement.id]) : [];
  const sources: readonly LedgerSource[] = linkable ? [...linkable.sources.values()] : [];
  const name = foldName(quote.exact);
  const named = sources.find((s) => foldName(s.name) === name);
  return (named ?? sources.find((s) => s.aliases.some((n) => foldName(n) === name)))?.local ?? null;
}
