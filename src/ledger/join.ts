import { joinSources } from '../link/join-sources.ts';
import type { SourceRecord } from '../records/ledger.ts';
import type { LocalId, NearSources, Store, Transaction, Whole } from '../store/store.ts';
import { reasonOf } from './decisions.ts';
import { sourceTies } from './ties.ts';

/** Statements whose articles' sources are joined in one step, at least. */
const STEP = 1024;

/**
 * Joins all sources of articles with unsettled statements. What is seen of a name that very many bear depends on what was added
 * before it, unless everything is looked at: `whole`, where records are a function of all sources and links.
 */
export async function joinUnsettled(store: Store, { whole = false }: Whole = {}): Promise<void> {
  // Where as many are to be joined as one is followed to, each is gone on from a few times at most.
  const most = (await store.pending()).unsettled;
  const joining = new Joining(whole, most);
  for (let after: string | null = null; ; ) {
    const from: string | null = after;
    after = await store.write((tx) => joinSome(tx, from, joining));
    if (after === null) break;
  }
  // Only now it is known which records the members of joint sources are in.
  const { joint } = joining;
  for (let i = 0; i < joint.length; i += STEP) {
    const some = joint.slice(i, i + STEP);
    await store.write((tx) => joinNear(tx, some, new Joining(whole, most)));
  }
}

/** Joins the sources of the next articles with unsettled statements; the last of these, or null where there are no more. */
async function joinSome(tx: Transaction, after: string | null, joining: Joining): Promise<string | null> {
  const ids = await tx.unsettled(Math.max(STEP, joining.looked), after);
  if (ids.length) {
    const sources = (await tx.sourcesBeside(ids)).filter((s) => joining.isOpen(s));
    await joinNear(tx, joining.whole ? sources : await tx.joinAlike(sources), joining);
    joining.count(sources);
  }
  return ids.at(-1) ?? null;
}

/** The records of sources that were looked at with all that is near them. `said` tells who decided and when, by decision. */
export const recordsOf = (
  near: Pick<NearSources, 'mentions' | 'ties' | 'decided'>,
  said: ReadonlyMap<string, string> = new Map(),
): readonly SourceRecord[] => joinSources(near.mentions, sourceTies(near, said));

/** Joins sources with what is near them. What was followed in this run would only be joined the same way again. */
async function joinNear(tx: Transaction, sources: readonly LocalId[], joining: Joining): Promise<void> {
  const { whole, most } = joining;
  for (let open = sources; open.length; ) {
    const near = await tx.sourcesNear(open, { whole, most });
    const said = near.decided.length ? (await tx.decisions()).map((d) => [d.id, reasonOf(d)] as const) : [];
    await tx.putSources(recordsOf(near, new Map(said)), { whole });
    const placed = near.mentions.map(({ article, source, isFollowed }) => ({
      article,
      local: source.local,
      isJoint: source.members.length > 0,
      isFollowed,
    }));
    joining.looked = near.mentions.length;
    joining.count(placed.filter((p) => p.isFollowed));
    joining.joint.push(...placed.filter((p) => p.isJoint));
    open = open.slice(near.taken).filter((s) => joining.isOpen(s));
  }
}

/** What was joined since a run began. */
class Joining {
  readonly whole: boolean;
  /** Sources that one is followed to. */
  readonly most: number;
  /** How many sources were looked at last: as many statements are taken at once, as the next ones mostly lead to the same. */
  looked = 0;
  /** Joint sources that were looked at. */
  readonly joint: LocalId[] = [];
  /** By article: local ids of its sources that were joined with all that is near them. */
  readonly #joined = new Map<string, Set<string>>();

  constructor(whole: boolean, most: number) {
    this.whole = whole;
    this.most = most;
  }

  isOpen({ article, local }: LocalId): boolean {
    return !this.#joined.get(article)?.has(local);
  }

  count(sources: readonly LocalId[]): void {
    for (const { article, local } of sources) {
      const known = this.#joined.get(article);
      if (known) known.add(local);
      else this.#joined.set(article, new Set([local]));
    }
  }
}
