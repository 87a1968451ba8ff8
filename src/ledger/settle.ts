import { claimOf } from '../link/claim.ts';
import { clusterOf } from '../link/cluster.ts';
import { joinSources } from '../link/join-sources.ts';
import type { Component, Edge, Linkable } from '../records/ledger.ts';
import type { LocalId, Store, Transaction } from '../store/store.ts';
import { speakersIn } from './decisions.ts';
import type { StepProgress } from './progress.ts';
import { sourceTies } from './ties.ts';

/** Statements that are settled together: those of one story share much of the work. */
const STEP = 1024;

/**
 * Makes the claims of everything that is not settled, step by step. All sources are joined before: a source that gets another id
 * takes all claims with it that it holds a position in, and large ones would be made again and again.
 */
export async function settleAll(store: Store, onProgress?: (progress: StepProgress) => void): Promise<void> {
  const { unsettled: total } = await store.pending();
  const joined: Joined = new Map();
  for (let after: string | null = null; ; ) {
    const from: string | null = after;
    after = await store.write((tx) => joinSome(tx, from, joined));
    if (after === null) break;
  }
  for (let done = 0; ; ) {
    const n = await store.write((tx) => settleSome(tx));
    if (n === 0) return;
    done += n;
    onProgress?.({ step: 'settle', done: Math.min(done, total), total });
  }
}

/** By article: local ids of its sources that were joined with all that is near them since this run began. */
type Joined = Map<string, Set<string>>;

/** Joins the sources of the next articles with unsettled statements; the last of these, or null where there are no more. */
async function joinSome(tx: Transaction, after: string | null, joined: Joined): Promise<string | null> {
  const ids = await tx.unsettled(STEP, after);
  if (ids.length) await joinNear(tx, await tx.sourcesBeside(ids), joined);
  return ids.at(-1) ?? null;
}

async function settleSome(tx: Transaction): Promise<number> {
  const ids = await tx.unsettled(STEP);
  if (ids.length === 0) return 0;
  const components: Component[] = [];
  const inside = new Set<string>();
  for (const id of ids) {
    if (inside.has(id)) continue;
    // Large ones one by one, as all their articles are looked at.
    if (inside.size >= STEP && components.length) break;
    for (const component of await tx.components([id])) {
      components.push(component);
      for (const member of component.members) inside.add(member);
    }
  }
  const members = [...inside];
  const speakers = await speakersIn(tx, await tx.decisions());
  const groups = components.flatMap(groupsOf);
  // What no edge within and no person touches stands alone: its claim follows from it.
  const isAlone = ({ ids: [only, second], edges }: Group): boolean =>
    second === undefined && edges.length === 0 && !speakers.has(only!);
  const together = groups.filter((g) => !isAlone(g));
  const linkables = await tx.linkables(together.flatMap((g) => g.ids));
  const byId = new Map(linkables.map((l) => [l.statement.id, l]));
  const claims = together.map(({ ids: group, edges }) => {
    const found = group.map((id) => byId.get(id)).filter((l): l is Linkable => l !== undefined);
    return claimOf(found, edges, speakers);
  });
  await tx.putClaims(
    members,
    claims,
    groups.filter(isAlone).map((g) => g.ids[0]!),
  );
  return members.length;
}

/** Joins sources with what is near them. What was joined whole in this run would only be joined the same way again. */
async function joinNear(tx: Transaction, sources: readonly LocalId[], joined: Joined): Promise<void> {
  const isOpen = ({ article, local }: LocalId): boolean => !joined.get(article)?.has(local);
  const count = (sources: readonly LocalId[]): void => {
    for (const { article, local } of sources) {
      const known = joined.get(article);
      if (known) known.add(local);
      else joined.set(article, new Set([local]));
    }
  };
  const unknown = sources.filter(isOpen);
  for (let open = await tx.joinAlike(unknown); open.length; ) {
    const near = await tx.sourcesNear(open);
    await tx.putSources(joinSources(near.mentions, sourceTies(near)));
    if (near.isWhole) count(near.mentions.map(({ article, source: { local } }) => ({ article, local })));
    open = open.slice(near.taken).filter(isOpen);
  }
  // Of what was not seen whole only those that were asked for count as joined.
  count(unknown);
}

/** Statements that make one claim, with the edges among them. */
interface Group {
  readonly ids: readonly string[];
  readonly edges: readonly Edge[];
}

function groupsOf(component: Component): Group[] {
  const clusters = component.members.length === 1 ? [component.members] : clusterOf(component);
  const groups = clusters.map((ids) => ({ ids, edges: [] as Edge[] }));
  const place = new Map(clusters.flatMap((ids, i) => ids.map((id) => [id, i] as const)));
  for (const edge of component.edges) {
    const i = place.get(edge.a);
    if (i !== undefined && i === place.get(edge.b)) groups[i]!.edges.push(edge);
  }
  return groups;
}
