import { fold } from '../records/fold.ts';
import type { Decision, Edge, LedgerStatement, Selector } from '../records/ledger.ts';
import type { DecidedSources, Transaction } from '../store/store.ts';
import { localAt } from './mentions.ts';
import { statementAt } from './selectors.ts';

/** A decision that holds, with the statements that its words are found in now. */
interface Standing {
  readonly decision: Decision;
  readonly ids: readonly string[];
  readonly rest: readonly string[];
  readonly why: Edge['why'];
}

/** Who decided, when and why, in one line. */
export const reasonOf = ({ by, at, note }: Decision): string => `${by}, ${at}${note === null ? '' : `: ${note}`}`;

const ABOUT_STATEMENTS: ReadonlySet<Decision['kind']> = new Set(['merge', 'split', 'not-same', 'hide'] as const);

/**
 * What the decisions that hold come to as edges, for the statements that are there now. Of two that do not go together the later one
 * counts: what was split off after a merge is not in it, nor the second of two statements that were parted after it; and what was
 * merged after it had been parted is.
 */
export async function replayed(tx: Transaction, decisions: readonly Decision[]): Promise<readonly Edge[]> {
  const all = await standing(tx, decisions);
  const last = (kind: Decision['kind'], id: string): number =>
    all.findLastIndex((s) => s.decision.kind === kind && s.ids.includes(id));
  const isParted = (id: string, ids: readonly string[], at: number): boolean =>
    all.slice(at).some((s) => s.decision.kind === 'not-same' && s.ids[1] === id && ids.includes(s.ids[0]!));
  const isTaken = (id: string): boolean => last('split', id) >= 0;
  const edges = all.flatMap(({ decision: { kind }, ids, rest, why }, at): Edge[] => {
    const made = (a: string, b: string, kind: Edge['kind']): Edge => ({ a, b, kind, score: 1, why, by: 'person' });
    const together = (some: readonly string[]): Edge[] => some.slice(1).map((id) => made(some[0]!, id, 'same'));
    if (kind === 'merge') return together(ids.filter((id) => last('split', id) < at && !isParted(id, ids, at)));
    if (kind === 'hide') return ids.map((id) => made(id, id, 'hidden'));
    if (kind === 'not-same') {
      const [a, b] = ids;
      const isMerged = all.slice(at).some((s) => s.decision.kind === 'merge' && ids.every((id) => s.ids.includes(id)));
      return a === undefined || b === undefined || isMerged ? [] : [made(a, b, 'not-same')];
    }
    const own = ids.filter((id) => last('split', id) === at);
    const stayed = rest.find((id) => !isTaken(id)) ?? rest[0];
    return [
      ...own.map((id) => made(id, id, 'not-same')),
      ...together(own),
      ...(stayed === undefined ? [] : own.map((id) => made(id, stayed, 'left'))),
    ];
  });
  const first = new Map<string, Edge>();
  for (const edge of edges) {
    const [a, b] = edge.kind === 'left' || edge.a < edge.b ? [edge.a, edge.b] : [edge.b, edge.a];
    const key = `${a} ${edge.kind} ${b}`;
    if (!first.has(key)) first.set(key, { ...edge, a, b });
  }
  return [...first.values()];
}

/** Decisions about statements that hold, the earliest first. */
async function standing(tx: Transaction, decisions: readonly Decision[]): Promise<readonly Standing[]> {
  const find = finder(tx);
  const all: Standing[] = [];
  for (const decision of inOrder(decisions)) {
    if (!ABOUT_STATEMENTS.has(decision.kind)) continue;
    const why = [{ kind: decision.kind, text: reasonOf(decision) }];
    all.push({ decision, ids: await idsAt(find, decision.of), rest: await idsAt(find, decision.rest ?? []), why });
  }
  return all;
}

/** Those that were not taken back, by time, then id. */
const inOrder = (decisions: readonly Decision[]): Decision[] =>
  decisions.filter((d) => !d.retracted).sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));

type Find = (selector: Selector) => Promise<LedgerStatement | null>;

/** Looks up statements by their words, each article once. */
function finder(tx: Transaction): Find {
  const known = new Map<string, readonly LedgerStatement[]>();
  return async (selector) => {
    const { article } = selector;
    const among = known.get(article) ?? (await tx.statementsIn(article));
    known.set(article, among);
    return statementAt(selector, among);
  };
}

async function idsAt(find: Find, selectors: readonly Selector[]): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (const selector of selectors) {
    const found = await find(selector);
    if (found) ids.add(found.id);
  }
  return [...ids];
}

/** Sources that the decisions that hold make one, as far as they are there. */
export async function oneSources(tx: Transaction, decisions: readonly Decision[]): Promise<readonly DecidedSources[]> {
  const all: DecidedSources[] = [];
  for (const { id, kind, of } of inOrder(decisions)) {
    if (kind !== 'same-source') continue;
    const sources: { article: string; local: string }[] = [];
    for (const mention of of) {
      const local = await localAt(tx, mention);
      if (local !== null) sources.push({ article: mention.article, local });
    }
    if (sources.length > 1) all.push({ decision: id, sources });
  }
  return all;
}

/** Right sources by statement, as persons decided. */
export async function speakersIn(
  tx: Transaction,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<string, string>> {
  const find = finder(tx);
  const speakers = new Map<string, string>();
  for (const { kind, speaker, of } of inOrder(decisions)) {
    if (kind !== 'speaker' || speaker === null) continue;
    const found = await find(of[0]!);
    if (found) speakers.set(found.id, speaker);
  }
  return speakers;
}

/** Words that persons said are page furniture, by outlet; names and words folded. */
export type Furniture = ReadonlyMap<string, ReadonlySet<string>>;

/** What is furniture whose. Its words are those of the statement as it is read now, else those that were pointed at. */
export async function furnitureIn(tx: Transaction, decisions: readonly Decision[]): Promise<Furniture> {
  const find = finder(tx);
  const all = new Map<string, Set<string>>();
  for (const { kind, outlet, of } of inOrder(decisions)) {
    if (kind !== 'furniture' || outlet === null) continue;
    const words = all.get(fold(outlet)) ?? new Set();
    all.set(fold(outlet), words);
    for (const selector of of) words.add(fold((await find(selector))?.words ?? selector.quote.exact));
  }
  return all;
}
