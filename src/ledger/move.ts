import { Failure } from '../records/failure.ts';
import type { Decision } from '../records/ledger.ts';
import type { Copied, Store, Transaction } from '../store/store.ts';

import { oneSources, replayed } from './decisions.ts';

/** How far a ledger was taken over. */
export interface MoveProgress {
  readonly articles: number;
  readonly total: number;
}

export interface Moved {
  /** Articles that were copied now, and those that were there already. */
  readonly copied: number;
  readonly there: number;
  /** Watches that stay behind. */
  readonly watches: number;
  readonly digest: string;
}

/** Articles of one transaction. */
const STEP = 100;
const PAGE = 1000;

/**
 * Takes over all that a ledger holds into another one, of whatever kind: texts, links, sources, stories, claims, decisions and the addresses that
 * lead on. Where it was interrupted it is called again: texts that are there are not copied again. Watches stay behind. Throws a `Failure` where the
 * other one holds something else, where the first one is not settled or changes meanwhile, and where the two differ in the end.
 */
export async function moveLedger(
  from: Store,
  to: Store,
  onProgress?: (progress: MoveProgress) => void,
): Promise<Moved> {
  const version = await from.version();
  await checkBoth(from, to);
  const total = (await from.stats()).articles;
  const decisions = await from.decisions();
  const { copied, there } = await takeOver(from.copied(), to, { total, decisions, ...(onProgress && { onProgress }) });
  if ((await from.version()) !== version)
    throw new Failure(
      'moving',
      `${from.place}: somebody wrote to it meanwhile`,
      'run the same command again when nobody writes',
    );
  const [digest, other] = [await to.digest(), await from.digest()];
  if (digest !== other)
    throw new Failure(
      'moving',
      `${to.place}: what was taken over is not the same`,
      'go on with the old ledger, and report it',
    );
  return { copied, there, watches: (await from.watches()).length, digest };
}

interface Taking {
  /** Articles in all. */
  readonly total: number;
  readonly decisions?: readonly Decision[];
  readonly onProgress?: (progress: MoveProgress) => void;
}

/** Puts pieces into a ledger, articles first; what is there already is left as it is. */
export async function takeOver(
  pieces: AsyncIterable<Copied>,
  to: Store,
  { total, decisions = [], onProgress }: Taking,
): Promise<Pick<Moved, 'copied' | 'there'>> {
  let copied = 0;
  let there = 0;
  let held: Extract<Copied, { kind: 'article' }>[] = [];
  const flush = async (): Promise<void> => {
    const now = held;
    held = [];
    const fresh = await to.write((tx) => putArticles(tx, now));
    copied += fresh;
    there += now.length - fresh;
    onProgress?.({ articles: copied + there, total });
  };
  let isDecided = false;
  for await (const piece of pieces) {
    if (piece.kind === 'article') {
      held.push(piece);
      if (held.length === STEP) await flush();
      continue;
    }
    if (piece.kind !== 'removed' && !isDecided) {
      await flush();
      await to.write(async (tx) => {
        for (const decision of decisions) await tx.putDecision(decision);
        await tx.putDecided(await replayed(tx, decisions), await oneSources(tx, decisions));
      });
      while ((await to.write((tx) => tx.putStoryKeys(STEP))) > 0);
      isDecided = true;
    }
    await to.write((tx) => put(tx, piece));
  }
  return { copied, there };
}

/** The first one has to be settled; the other one may hold only what comes from it. */
async function checkBoth(from: Store, to: Store): Promise<void> {
  const { unlinked, unsettled } = await from.pending();
  if (unlinked + unsettled > 0)
    throw new Failure(
      'moving',
      `${from.place}: an interrupted run has left something undone`,
      '`hearsay relink` finishes it',
    );
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Store['articles']>> = await to.articles({ cursor, limit: PAGE });
    for (const { article } of page.items)
      if ((await from.publicationsOf(article)).length === 0)
        throw new Failure(
          'moving',
          `${to.place}: it holds articles of its own`,
          'name an empty database or a new file with --to',
        );
    cursor = page.next;
  } while (cursor !== null);
}

/** Puts what is not there yet, with its keys; how many these were. */
async function putArticles(
  tx: Transaction,
  articles: readonly Extract<Copied, { kind: 'article' }>[],
): Promise<number> {
  let fresh = 0;
  for (const { entry, further } of articles) {
    const known = await tx.known(entry.read.article.id);
    if (known !== null && known !== 'removed' && known.publications.length === further.length + 1) continue;
    await tx.put(entry);
    for (const publication of further) await tx.publish(publication);
    fresh++;
  }
  await tx.putKeys(articles.flatMap(({ entry }) => entry.statements.map((s) => s.id)));
  return fresh;
}

async function put(tx: Transaction, piece: Exclude<Copied, { kind: 'article' }>): Promise<void> {
  switch (piece.kind) {
    case 'removed':
      return tx.remove(piece.article, piece.reason, piece.at);
    case 'edges':
      return tx.putEdges(piece.of, piece.edges);
    case 'sources':
      return tx.putSources(piece.records, { whole: true });
    case 'story-links':
      await tx.putStoryEdges(piece.of, piece.links);
      // Each is alone until its story comes.
      return tx.putStories(piece.of, []);
    case 'stories':
      return tx.putStories(
        piece.stories.flatMap((s) => s.articles),
        piece.stories,
      );
    case 'claims':
      return tx.putClaims(
        piece.claims.flatMap((c) => c.statements.map((s) => s.id)),
        piece.claims,
      );
    case 'redirects':
      return tx.putRedirects(piece.pairs);
  }
}
