import type { LedgerEntry, Publication } from '../records/ledger.ts';
import { addressOf, byDate } from '../records/publication-order.ts';
import { makerLine } from '../records/read-article.ts';
import type { Transaction } from '../store/store.ts';
import { oneSources, replayed } from './decisions.ts';
import { linkStatements } from './link.ts';

/**
 * What became of an entry: `new` text; `reread` by another reader; a known text in a further `publication`; `unchanged`; or
 * `removed` before, and not taken in again.
 */
export interface Added {
  readonly kind: 'new' | 'reread' | 'publication' | 'unchanged' | 'removed';
  readonly article: string;
  readonly publication: string;
  /** Statements that were stored. */
  readonly statements: number;
}

/** Stores entries and links them with what is there, all in the transaction. */
export async function addBatch(tx: Transaction, entries: readonly LedgerEntry[]): Promise<readonly Added[]> {
  const added: Added[] = [];
  const toLink = new Set<string>();
  let isReread = false;
  for (const entry of entries) {
    const kind = await addEntry(tx, entry);
    isReread ||= kind !== 'unchanged' && kind !== 'removed';
    const article = entry.read.article.id;
    // A further publication may be older than those before, and buckets go by the oldest.
    if (kind !== 'unchanged' && kind !== 'removed') {
      for (const s of await tx.statementsIn(article)) toLink.add(s.id);
    }
    const statements = kind === 'new' || kind === 'reread' ? entry.statements.length : 0;
    added.push({ kind, article, publication: entry.publication.id, statements });
  }
  if (toLink.size) await linkStatements(tx, [...toLink]);
  if (isReread) {
    // Decisions point at words, not at ids: a better reader, or a text that comes back, gives them their statements again.
    const decisions = await tx.decisions();
    if (decisions.length) await tx.putDecided(await replayed(tx, decisions), await oneSources(tx, decisions));
  }
  return added;
}

async function addEntry(tx: Transaction, entry: LedgerEntry): Promise<Added['kind']> {
  const { publication } = entry;
  const known = await tx.known(entry.read.article.id);
  if (known === 'removed') return 'removed';
  if (known === null || known.maker !== makerLine(entry.read.hearsay)) {
    await tx.put(entry);
    await order(tx, publication);
    return known === null ? 'new' : 'reread';
  }
  const isKnown = known.publications.some((p) => p.id === publication.id);
  const others = known.publications.filter((p) => p.id !== publication.id);
  // What is read goes by where and when a text appeared ("on Monday"): as it first did, whatever came first.
  const isFirst = others.length > 0 && others.every((p) => byDate(publication, p) < 0);
  const isOther = isFirst && (await tx.put(entry));
  if (isKnown && !isOther) return 'unchanged';
  if (!isFirst) await tx.publish(publication);
  await order(tx, publication);
  return isKnown ? 'reread' : 'publication';
}

const timeOf = (p: Publication): string => p.modified ?? p.published ?? p.fetched ?? '';
const fetchedAt = (p: Publication): string => p.fetched ?? '';
const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
const byTime = (a: Publication, b: Publication): number =>
  compare(timeOf(a), timeOf(b)) || compare(fetchedAt(a), fetchedAt(b)) || compare(a.id, b.id);

/** At one address each text replaces the one before it: set for all of them, so that the order of adding does not matter. */
async function order(tx: Transaction, publication: Publication): Promise<void> {
  const address = addressOf(publication);
  if (address === null) return;
  const all = await tx.publicationsAt(address);
  for (const p of replacing(all)) {
    await tx.publish(p);
    // What the text before said may be taken back now.
    const before = all.find((q) => q.id === p.replaces);
    if (before) await tx.lookAgain(before.article);
  }
}

/** Of all publications at one address those that replace another one than they say. */
export function replacing(publications: readonly Publication[]): readonly Publication[] {
  if (new Set(publications.map((p) => p.article)).size < 2) return [];
  const all = [...publications].sort(byTime);
  return all.flatMap((p, i) => {
    const last = all[i - 1];
    const replaces = last && last.article !== p.article ? last.id : null;
    return p.replaces === replaces ? [] : [{ ...p, replaces }];
  });
}
