import { claimOf } from '../link/claim.ts';
import { clusterOf } from '../link/cluster.ts';
import { joinSources } from '../link/join-sources.ts';
import type { Linkable } from '../records/ledger.ts';
import type { Store, Transaction } from '../store/store.ts';
import { speakersIn } from './decisions.ts';
import type { StepProgress } from './progress.ts';
import { sourceTies } from './ties.ts';

const STEP = 256;

/** Makes the claims of everything that is not settled, step by step. */
export async function settleAll(store: Store, onProgress?: (progress: StepProgress) => void): Promise<void> {
  const { unsettled: total } = await store.pending();
  for (let done = 0; ; ) {
    const n = await store.write(settleSome);
    if (n === 0) return;
    done += n;
    onProgress?.({ step: 'settle', done: Math.min(done, total), total });
  }
}

async function settleSome(tx: Transaction): Promise<number> {
  const ids = await tx.unsettled(STEP);
  if (ids.length === 0) return 0;
  const components = await tx.components(ids);
  const members = components.flatMap((c) => c.members);
  const before = await tx.linkables(members);
  const near = await tx.sourcesNear([...new Set(before.map((l) => l.statement.article))]);
  await tx.putSources(joinSources(near.mentions, sourceTies(near)));
  // Again, as their sources may have got other ids.
  const byId = new Map((await tx.linkables(members)).map((l) => [l.statement.id, l]));
  const speakers = speakersIn(await tx.decisions(), [...byId.values()]);
  const claims = components.flatMap((component) =>
    clusterOf(component).map((group) => {
      const inGroup = new Set(group);
      const within = component.edges.filter((e) => inGroup.has(e.a) && inGroup.has(e.b));
      const found = group.map((id) => byId.get(id)).filter((l): l is Linkable => l !== undefined);
      return claimOf(found, within, speakers);
    }),
  );
  await tx.putClaims(members, claims);
  return members.length;
}
