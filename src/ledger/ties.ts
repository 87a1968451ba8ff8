import type { SourceTie } from '../link/joining.ts';
import { sameReport, sameUtterance } from '../link/ties.ts';
import type { Edge, Linkable } from '../records/ledger.ts';
import type { NearSources } from '../store/store.ts';

/**
 * An edge that also tells what ties the sources of its statements, whoever they are: that both are told in the same words, or that
 * the one article has it from the other.
 */
export function withTies(edge: Edge, a: Linkable, b: Linkable): Edge {
  if (edge.kind !== 'same') return edge;
  const words = sameUtterance(a, b);
  const report = sameReport(a, b);
  const more = [...(words ? [{ kind: words.kind, text: words.text }] : []), ...(report ? [report] : [])];
  return more.length ? { ...edge, why: [...edge.why, ...more] } : edge;
}

const KINDS = ['same-utterance', 'same-report'] as const;

/** What linked statements tell of their sources: that both are told to have said the same words, or the same thing. */
export function sourceTies({ ties }: NearSources): SourceTie[] {
  return ties.map(({ a, b, why }) => {
    for (const kind of KINDS) {
      const found = why.find((w) => w.kind === kind);
      if (found) return { a, b, kind, text: found.text };
    }
    return { a, b, kind: 'same-claim', text: 'told to have said the same' };
  });
}
