import { claimOf } from '../link/claim.ts';
import { clusterOf } from '../link/cluster.ts';
import { joinSources } from '../link/join-sources.ts';
import type { Claim } from '../records/claim.ts';
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
  if (ids.length) await joinNear(tx, await tx.linkables(ids), joined);
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
  const byId = new Map((await tx.linkables(members)).map((l) => [l.statement.id, l]));
  const speakers = speakersIn(await tx.decisions(), [...byId.values()]);
  const settled = components.map((component) => claimsOf(component, byId, speakers));
  const claims = settled.flatMap((s) => s.claims);
  const alone = settled.flatMap((s) => s.alone);
  await tx.putClaims(members, claims, alone);
  return members.length;
}

/**
 * Joins the sources that these statements are of, and those of their articles that have not been joined yet. What was joined whole in
 * this run would only be joined the same way again.
 */
async function joinNear(tx: Transaction, statements: readonly Linkable[], joined: Joined): Promise<void> {
  const asked = new Map<string, Set<string>>();
  for (const { statement, sources } of statements) {
    const { article } = statement;
    const locals = asked.get(article) ?? new Set();
    asked.set(article, locals);
    for (const [local, { id }] of sources)
      if (id === null || local === statement.source || statement.chain.includes(local)) locals.add(local);
  }
  const isOpen = ({ article, local }: LocalId): boolean => !joined.get(article)?.has(local);
  const count = (sources: readonly LocalId[]): void => {
    for (const { article, local } of sources) {
      const known = joined.get(article);
      if (known) known.add(local);
      else joined.set(article, new Set([local]));
    }
  };
  const unknown = [...asked]
    .flatMap(([article, locals]) => [...locals].map((local) => ({ article, local })))
    .filter(isOpen);
  for (let open = await tx.joinAlike(unknown); open.length; ) {
    const near = await tx.sourcesNear(open);
    await tx.putSources(joinSources(near.mentions, sourceTies(near)));
    if (near.isWhole) count(near.mentions.map(({ article, source: { local } }) => ({ article, local })));
    open = open.slice(near.taken).filter(isOpen);
  }
  // Of what was not seen whole only those that were asked for count as joined.
  count(unknown);
}

/** The claims of a component, and its statements that stand alone: no edge within and no person touches them, so that their claims follow from them. */
function claimsOf(
  component: Component,
  byId: ReadonlyMap<string, Linkable>,
  speakers: ReadonlyMap<string, string>,
): { readonly claims: readonly Claim[]; readonly alone: readonly string[] } {
  const groups = component.members.length === 1 ? [component.members] : clusterOf(component);
  const place = new Map(groups.flatMap((group, i) => group.map((id) => [id, i] as const)));
  const within = groups.map((): Edge[] => []);
  for (const edge of component.edges) {
    const i = place.get(edge.a);
    if (i !== undefined && i === place.get(edge.b)) within[i]!.push(edge);
  }
  const claims: Claim[] = [];
  const alone: string[] = [];
  for (const [i, group] of groups.entries()) {
    const found = group.map((id) => byId.get(id)).filter((l): l is Linkable => l !== undefined);
    const [only] = found;
    if (only && found.length === 1 && within[i]!.length === 0 && !speakers.has(only.statement.id))
      alone.push(only.statement.id);
    else claims.push(claimOf(found, within[i]!, speakers));
  }
  return { claims, alone };
}
