import { type Keys, keysOf } from '../link/keys.ts';
import { verify } from '../link/verify.ts';
import type { Edge, Linkable } from '../records/ledger.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { StepProgress } from './progress.ts';
import { withTies } from './ties.ts';

const STEP = 256;

/** Date of the oldest publication that has one. */
const firstPublished = ({ publications }: Linkable): string | null =>
  publications.reduce<string | null>(
    (least, { published }) => (published !== null && (least === null || published < least) ? published : least),
    null,
  );

/** Buckets and edges of these statements, with all that is stored. */
export async function linkStatements(tx: Transaction, ids: readonly string[]): Promise<void> {
  const beside = await putKeys(tx, ids);
  await putEdges(tx, ids, { beside, replace: true });
}

/** Buckets that the like of each statement is looked for in beside its own. */
type Beside = ReadonlyMap<string, readonly string[]>;

interface Placed extends Keys {
  readonly id: string;
  readonly published: string | null;
}

const keysIn = async (tx: Transaction, ids: readonly string[]): Promise<Placed[]> =>
  (await tx.linkables(ids)).map((l) => {
    const published = firstPublished(l);
    return { id: l.statement.id, published, ...keysOf(l.statement, { published }) };
  });

async function putKeys(tx: Transaction, ids: readonly string[]): Promise<Beside> {
  const keys = await keysIn(tx, ids);
  await tx.putKeys(new Map(keys.map(({ id, published, own }) => [id, { names: own, day: published }])));
  return besideOf(keys);
}

const besideOf = (keys: readonly Placed[]): Beside =>
  new Map(keys.flatMap(({ id, beside }) => (beside.length ? [[id, beside] as const] : [])));

interface EdgeOptions {
  readonly beside: Beside;
  readonly replace?: boolean;
}

async function putEdges(tx: Transaction, ids: readonly string[], { beside, replace = false }: EdgeOptions) {
  const linkables = await tx.linkables(ids);
  const candidates = await tx.candidates(ids, beside);
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
  by: 'rule about',
});

/** Links everything that is not linked yet: all buckets first, so that edges see every bucket whole. */
export async function linkAll(store: Store, onProgress?: (progress: StepProgress) => void): Promise<void> {
  const { unlinked: total } = await store.pending();
  if (total === 0) return;
  let after: string | null = null;
  do {
    after = await store.write(async (tx): Promise<string | null> => {
      const ids = await tx.unlinked(STEP, after);
      await putKeys(tx, ids);
      return ids.at(-1) ?? null;
    });
  } while (after !== null);
  for (let done = 0; ; ) {
    const n = await store.write(async (tx) => {
      const ids = await tx.unlinked(STEP, null);
      if (ids.length) await putEdges(tx, ids, { beside: besideOf(await keysIn(tx, ids)) });
      return ids.length;
    });
    if (n === 0) return;
    done += n;
    onProgress?.({ step: 'link', done, total });
  }
}
