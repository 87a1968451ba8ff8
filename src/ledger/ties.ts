import type { SourceTie } from '../link/joining.ts';
import { tiesBetween } from '../link/ties.ts';
import type { Edge, Linkable } from '../records/ledger.ts';
import type { NearSources } from '../store/store.ts';

/** An edge that also tells whether both statements are told in the same words: that ties their sources, whoever they are. */
export function withUtterance(edge: Edge, a: Linkable, b: Linkable): Edge {
  if (edge.kind !== 'same') return edge;
  const words = tiesBetween(a, b).find((tie) => tie.kind === 'same-utterance');
  return words ? { ...edge, why: [...edge.why, { kind: words.kind, text: words.text }] } : edge;
}

/** What linked statements tell of their sources: that both are told to have said the same words, or the same thing. */
export function sourceTies({ ties }: NearSources): SourceTie[] {
  return ties.map(({ a, b, why }) => {
    const words = why.find((w) => w.kind === 'same-utterance');
    return {
      a,
      b,
      kind: words ? 'same-utterance' : 'same-claim',
      text: words?.text ?? 'told to have said the same',
    };
  });
}
