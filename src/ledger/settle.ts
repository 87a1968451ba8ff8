import { claimOf } from '../link/claim.ts';
import { clusterOf } from '../link/cluster.ts';
import { hashOf } from '../link/source-id.ts';
import { united } from '../link/united.ts';
import type { Claim } from '../records/claim.ts';
import { fold } from '../records/fold.ts';
import type { Component, Edge, Linkable } from '../records/ledger.ts';
import type { Store, Transaction, Whole } from '../store/store.ts';
import { type Furniture, furnitureIn, speakersIn } from './decisions.ts';
import { joinUnsettled } from './join.ts';
import type { OnProgress } from './progress.ts';

/** Statements that are settled together: those of one story share much of the work. */
const STEP = 1024;

/**
 * Makes the claims of everything that is not settled, step by step. All sources are joined before: a source that gets another id
 * takes all claims with it that it holds a position in, and large ones would be made again and again. `whole`: sources are joined
 * with all that is near them, however much that is.
 */
export async function settleAll(
  store: Store,
  { onProgress, whole = false }: Whole & { readonly onProgress?: OnProgress | undefined } = {},
): Promise<void> {
  const { unsettled: total } = await store.pending();
  await joinUnsettled(store, { whole });
  for (let done = 0; ; ) {
    const n = await store.write((tx) => settleSome(tx));
    if (n === 0) return;
    done += n;
    onProgress?.({ step: 'settle', done: Math.min(done, total), total });
  }
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
  const decisions = await tx.decisions();
  const speakers = await speakersIn(tx, decisions);
  const junk = await furnitureAmong(tx, members, await furnitureIn(tx, decisions));
  const { claims, alone } = await claimsIn(tx, components, { speakers, junk });
  await tx.putClaims(members, claims, alone);
  return members.length;
}

interface Decided {
  /** Names of speakers that persons decided, by statement. */
  readonly speakers?: ReadonlyMap<string, string>;
  /** Statements that are page furniture. */
  readonly junk?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const NOBODY: ReadonlyMap<string, string> = new Map();

/** The claims of whole components, and the statements that stand alone: a function of their edges and of what persons decided. */
export async function claimsIn(
  tx: Pick<Transaction, 'linkables'>,
  components: readonly Component[],
  { speakers = NOBODY, junk = NONE }: Decided = {},
): Promise<{ readonly claims: readonly Claim[]; readonly alone: readonly string[] }> {
  const groups = components.flatMap((c) => groupsOf(c, junk));
  // What no edge within and no person touches stands alone: its claim follows from it.
  const isAlone = ({ ids: [only, second], edges }: Group): boolean =>
    second === undefined && edges.length === 0 && !speakers.has(only!) && !junk.has(only!);
  const together = groups.filter((g) => !isAlone(g));
  const linkables = await tx.linkables(together.flatMap((g) => g.ids));
  const byId = new Map(linkables.map((l) => [l.statement.id, l]));
  const taken = new Set(components.flatMap((c) => c.edges.filter((e) => e.kind === 'left').map((e) => e.a)));
  const claims = together.map(({ ids: group, edges }) => {
    const found = group.map((id) => byId.get(id)).filter((l): l is Linkable => l !== undefined);
    const claim = named(claimOf(found, edges, speakers), taken);
    const isHidden = edges.some((e) => e.kind === 'hidden') || junk.has(group[0]!);
    return isHidden ? { ...claim, hidden: true as const } : claim;
  });
  return { claims, alone: groups.filter(isAlone).map((g) => g.ids[0]!) };
}

/**
 * A claim under the id of its first statement that was not taken out of another claim by a person: that one's address goes on
 * showing what stayed. Where all were, it has an id of its own.
 */
function named(claim: Claim, taken: ReadonlySet<string>): Claim {
  const [first] = claim.statements;
  if (!first || !taken.has(first.id)) return claim;
  const other = claim.statements.find((s) => !taken.has(s.id));
  return { ...claim, id: other ? other.id.replace(/^st:/, 'c:') : `c:${hashOf(`taken ${first.id}`)}` };
}

/** Statements whose words are page furniture of an outlet that published them. */
async function furnitureAmong(
  tx: Transaction,
  members: readonly string[],
  furniture: Furniture,
): Promise<ReadonlySet<string>> {
  if (!furniture.size) return new Set();
  const found = (await tx.linkables(members)).filter(({ statement, publications }) =>
    publications.some((p) => p.outlet !== null && furniture.get(fold(p.outlet))?.has(fold(statement.words))),
  );
  return new Set(found.map((l) => l.statement.id));
}

/** Statements that make one claim, with the edges among them. */
interface Group {
  readonly ids: readonly string[];
  readonly edges: readonly Edge[];
}

/** Claims as linking makes them, joined whole by what persons said; page furniture stands alone. */
function groupsOf(component: Component, junk: ReadonlySet<string>): Group[] {
  const members = component.members.filter((id) => !junk.has(id));
  const edges = component.edges.filter((e) => !junk.has(e.a) && !junk.has(e.b));
  const linked = edges.filter((e) => e.kind !== 'same' || e.by !== 'person');
  const clusters = members.length > 1 ? united(clusterOf({ members, edges: linked }), edges) : [members];
  const groups = [...clusters, ...component.members.filter((id) => junk.has(id)).map((id) => [id])]
    .filter((ids) => ids.length)
    .map((ids) => ({ ids, edges: [] as Edge[] }));
  const place = new Map(groups.flatMap(({ ids }, i) => ids.map((id) => [id, i] as const)));
  for (const edge of component.edges) {
    const i = place.get(edge.a);
    if (i !== undefined && i === place.get(edge.b)) groups[i]!.edges.push(edge);
  }
  return groups;
}
