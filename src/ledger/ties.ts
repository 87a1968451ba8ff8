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

/**
 * What ties sources beside their names: that both are told to have said the same words, or the same thing, and what persons
 * decided. `said` tells who decided and when, by decision.
 */
export function sourceTies(
  { ties, decided }: Pick<NearSources, 'ties' | 'decided'>,
  said: ReadonlyMap<string, string>,
): SourceTie[] {
  const persons = decided.flatMap(({ decision, sources: [first, ...others] }) =>
    others.map((b): SourceTie => ({ a: first!, b, kind: 'same-source', text: said.get(decision) ?? '' })),
  );
  return [...persons, ...ties.map(told)];
}

function told({ a, b, why }: NearSources['ties'][number]): SourceTie {
  for (const kind of KINDS) {
    const found = why.find((w) => w.kind === kind);
    if (found) return { a, b, kind, text: found.text };
  }
  return { a, b, kind: 'same-claim', text: 'told to have said the same' };
}
