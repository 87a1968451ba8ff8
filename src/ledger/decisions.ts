import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Failure } from '../records/failure.ts';
import type { Decision, DecisionKind, Edge, LedgerStatement, Selector } from '../records/ledger.ts';
import { hull, shared } from '../records/span.ts';
import type { Store, Transaction } from '../store/store.ts';

/** What a person asks for, by the ids that the ledger shows. */
export type Asked =
  | {
      readonly kind: DecisionKind;
      /** merge and not-same: two statements; split and speaker: one. */
      readonly statements: readonly string[];
      /** For `speaker`: the right source, by name. */
      readonly speaker?: string | null;
      readonly by: string;
      readonly at: string;
      readonly note?: string | null;
    }
  | { readonly retract: string; readonly by: string; readonly at: string };

const CONTEXT = 32;
const ID_LENGTH = 32;

/** The decision that is asked for, made ready to be stored. Throws a `Failure` where a statement or decision is not there. */
export async function decisionOf(store: Store, asked: Asked): Promise<Decision> {
  if ('retract' in asked) {
    const known = (await store.decisions()).find((d) => d.id === asked.retract);
    if (!known)
      throw new Failure('no-decision', `no decision ${asked.retract}`, 'list them with `hearsay decide --list`');
    return { ...known, retracted: { by: asked.by, at: asked.at } };
  }
  const { kind, statements, by, at, speaker = null, note = null } = asked;
  const wanted = kind === 'merge' || kind === 'not-same' ? 2 : 1;
  if (statements.length !== wanted)
    throw new Failure('bad-decision', `${kind} takes ${wanted} statements, not ${statements.length}`, null);
  if (kind === 'speaker' && !speaker)
    throw new Failure('bad-decision', 'speaker needs the name of the right source', 'give it with --speaker NAME');
  const of: Selector[] = [];
  for (const id of statements) {
    const found = await store.statement(id);
    const stored = found && (await store.article(found.statement.article));
    if (!stored) throw new Failure('no-statement', `no statement ${id}`, 'look it up with `hearsay search`');
    of.push(selectorOf(found.statement, stored.read.article.text));
  }
  const id = `d:${bytesToHex(sha256(utf8ToBytes(JSON.stringify([kind, of, speaker, by, at])))).slice(0, ID_LENGTH)}`;
  return { id, kind, of, speaker, by, at, note, retracted: null };
}

/** Position and quotation of a statement, side by side (W3C Web Annotation Data Model, 4.2). */
export function selectorOf({ article, content }: LedgerStatement, text: string): Selector {
  const [start, end] = hull(content) ?? [0, 0];
  return {
    article,
    position: { type: 'TextPositionSelector', start, end },
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - CONTEXT), start),
      suffix: text.slice(end, end + CONTEXT),
    },
  };
}

/** Least share of words that a statement and a selector must have in common to be the same one. */
const ENOUGH = 0.5;

/** The statement that a selector points at: of those in its text the one that overlaps it most. Null where none does enough. */
function statementAt(
  { position: { start, end } }: Selector,
  among: readonly LedgerStatement[],
): LedgerStatement | null {
  let best: LedgerStatement | null = null;
  let most = ENOUGH;
  for (const s of among) {
    const both = shared(s.content, [start, end]);
    const all = s.content.reduce((n, [a, b]) => n + b - a, 0) + (end - start) - both;
    const share = all > 0 ? both / all : 0;
    if (share > most || (share === most && best === null)) {
      best = s;
      most = share;
    }
  }
  return best;
}

/** What the decisions that hold come to as edges, for the statements that are there now. */
export async function replayed(tx: Transaction, decisions: readonly Decision[]): Promise<readonly Edge[]> {
  const edges: Edge[] = [];
  for (const d of decisions) {
    if (d.retracted || d.kind === 'speaker') continue;
    const ids: string[] = [];
    for (const selector of d.of) {
      const found = statementAt(selector, await tx.statementsIn(selector.article));
      if (found) ids.push(found.id);
    }
    if (ids.length < d.of.length) continue;
    const [a, b] = [ids[0]!, ids[1] ?? ids[0]!];
    const why = [{ kind: d.kind, text: `${d.by}, ${d.at}${d.note === null ? '' : `: ${d.note}`}` }];
    edges.push({ a, b, kind: d.kind === 'merge' ? 'same' : 'not-same', score: 1, why, by: 'person' });
  }
  return edges;
}

/** Right sources by statement, as persons decided. */
export async function speakersIn(
  tx: Transaction,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<string, string>> {
  const speakers = new Map<string, string>();
  for (const d of decisions) {
    if (d.retracted || d.kind !== 'speaker' || d.speaker === null) continue;
    const [selector] = d.of;
    const found = statementAt(selector!, await tx.statementsIn(selector!.article));
    if (found) speakers.set(found.id, d.speaker);
  }
  return speakers;
}
