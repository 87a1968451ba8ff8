import { LINKING, verify } from '../link/verify.ts';
import type { Edge } from '../records/ledger.ts';
import { byRule } from '../rules/rule-ids.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { OnProgress } from './progress.ts';
import { withTies } from './ties.ts';

const STEP = 256;

/** Buckets and edges of these statements, with all that is stored. */
export async function linkStatements(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.putKeys(ids);
  await linkSome(tx, ids, true);
}

/** What comparing statements needs of a store. */
export type Comparing = Pick<Transaction, 'linkables' | 'candidates' | 'putEdges'>;

/** Edges of these statements with all their candidates, in place of those that they have where `replace` says so. */
export async function linkSome(tx: Comparing, statements: readonly string[], replace = false): Promise<void> {
  const linkables = await tx.linkables(statements);
  const ids = linkables.map((l) => l.statement.id);
  // Without replacing, what the other one of a pair has found before would only be found again.
  const candidates = await tx.candidates(ids, replace ? {} : { linkedBy: LINKING });
  const own = new Set(ids);
  const done = new Set<string>();
  const edges: Edge[] = [];
  for (const a of linkables) {
    const { id, about } = a.statement;
    if (about !== null) edges.push(aboutEdge(id, about));
    for (const b of candidates.get(id) ?? []) {
      const other = b.statement.id;
      // Of two that are both new each may name the other.
      if (own.has(other)) {
        const pair = id < other ? `${id} ${other}` : `${other} ${id}`;
        if (done.has(pair)) continue;
        done.add(pair);
      }
      // In one order whoever came first: the words of a reason name both.
      const [x, y] = id < other ? [a, b] : [b, a];
      const edge = verify(x, y);
      if (edge) edges.push(withTies(edge, x, y));
    }
  }
  await tx.putEdges(ids, edges, { replace });
}

/** What a statement names or judges is one claim with it, by the article's own words. */
const aboutEdge = (a: string, b: string): Edge => ({
  a,
  b,
  kind: 'same',
  score: 1,
  why: [{ kind: 'about', text: 'it names or judges what the other one states' }],
  by: byRule('about'),
});

/** Links everything that is not linked yet: all buckets first, so that edges see every bucket whole. */
export async function linkAll(store: Store, onProgress?: OnProgress): Promise<void> {
  const { unlinked: total } = await store.pending();
  if (total === 0) return;
  let after: string | null = null;
  do {
    after = await store.write(async (tx): Promise<string | null> => {
      const ids = await tx.unlinked(STEP, after);
      await tx.putKeys(ids);
      return ids.at(-1) ?? null;
    });
  } while (after !== null);
  for (let done = 0; ; ) {
    const n = await store.write(async (tx) => {
      const ids = await tx.unlinked(STEP, null);
      if (ids.length) await linkSome(tx, ids);
      return ids.length;
    });
    if (n === 0) return;
    done += n;
    onProgress?.({ step: 'link', done, total });
  }
}
