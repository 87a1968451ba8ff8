import type { Decision, DecisionKind } from '../../../src/records/ledger.ts';
import { ask, route } from '../ask.ts';
import { inPath } from '../wording.ts';
import { forgetLists } from './board.svelte.ts';

/** Stores what a person decided about one or two statements. The ledger's claims are others afterwards. */
export async function decide(kind: DecisionKind, statements: readonly string[], note: string): Promise<Decision> {
  const decision = await ask<Decision>(route('/decisions'), {
    method: 'POST',
    body: { kind, statements, ...(note ? { note } : {}) },
  });
  forgetLists();
  return decision;
}

/** Takes a decision back; it stays on record. */
export async function undo(id: string): Promise<void> {
  await ask(route(`/decisions/${inPath(id)}`), { method: 'DELETE' });
  forgetLists();
}
