import type { Claim } from '../../../src/records/claim.ts';
import type { Decision, DecisionKind } from '../../../src/records/ledger.ts';
import { ask, route } from '../ask.ts';
import { inPath } from '../wording.ts';
import { forgetLists } from './board.svelte.ts';

/** The last decision of this tab and what it did: it can be undone where one of its statements is, also under a new id of the claim. */
let last = $state.raw<{
  readonly decision: Decision;
  readonly statements: readonly string[];
  /** Statements of the claim as it was. */
  readonly of: ReadonlySet<string>;
  readonly text: string;
} | null>(null);
export const lastDecision = {
  get value() {
    return last;
  },
};

/** Stores what a person decided about one or two statements; `text` tells it. The ledger's claims are others afterwards. */
export async function decide(
  kind: DecisionKind,
  statements: readonly string[],
  note: string,
  claim: Claim,
  text: string,
): Promise<void> {
  // A statement stands for its claim.
  const what = kind === 'hide' ? { claims: statements } : { statements };
  const decision = await ask<Decision>(route('/decisions'), {
    method: 'POST',
    body: { kind, ...what, ...(note ? { note } : {}) },
  });
  last = { decision, statements, of: new Set(claim.statements.map((s) => s.id)), text };
  forgetLists();
}

/** What a person decided of whole claims or sources, away from any one claim's page. */
export interface Wide {
  readonly kind: 'merge' | 'hide' | 'same-source';
  readonly claims?: readonly string[];
  readonly sources?: readonly string[];
}

/** The last of them in this tab, until it is undone; and how many there were, made and undone: what was asked for before is not right any more. */
let wide = $state.raw<{ readonly decision: Decision; readonly text: string } | null>(null);
let changes = $state(0);
export const wideDecision = {
  get value() {
    return wide;
  },
  get changes() {
    return changes;
  },
};

/** Stores what a person decided of whole claims or sources; `text` tells it. */
export async function decideWide(asked: Wide, text: string): Promise<void> {
  const decision = await ask<Decision>(route('/decisions'), { method: 'POST', body: asked });
  wide = { decision, text };
  forgetLists();
  changes++;
}

/** Takes the last of them back; it stays on record. */
export async function undoWide(): Promise<void> {
  if (!wide) return;
  await ask(route(`/decisions/${inPath(wide.decision.id)}`), { method: 'DELETE' });
  wide = null;
  forgetLists();
  changes++;
}

/** Takes the last decision back; it stays on record. Gives the claim that its first statement is in again; null for no decision. */
export async function undoLast(): Promise<string | null> {
  if (!last) return null;
  const { decision, statements } = last;
  await ask(route(`/decisions/${inPath(decision.id)}`), { method: 'DELETE' });
  last = null;
  forgetLists();
  return (await ask<{ readonly claim: string }>(route(`/statements/${inPath(statements[0]!)}`))).claim;
}
