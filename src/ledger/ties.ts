import type { SourceTie } from '../link/joining.ts';
import { tiesBetween } from '../link/ties.ts';
import type { Edge, Linkable } from '../records/ledger.ts';

/** What linked statements tell of their sources: that both are told to have said the same words, or the same thing. */
export function sourceTies(edges: readonly Edge[], byId: ReadonlyMap<string, Linkable>): SourceTie[] {
  const ties: SourceTie[] = [];
  for (const { a, b, kind } of edges) {
    if (kind !== 'same' || a === b) continue;
    const [x, y] = [byId.get(a), byId.get(b)];
    if (!x || !y || x.statement.article === y.statement.article) continue;
    const [s, t] = [x.statement.source, y.statement.source];
    if (s === null || t === null || x.statement.stance !== y.statement.stance) continue;
    const words = tiesBetween(x, y).find((tie) => tie.kind === 'same-utterance');
    ties.push({
      a: { article: x.statement.article, local: s },
      b: { article: y.statement.article, local: t },
      kind: words ? 'same-utterance' : 'same-claim',
      text: words?.text ?? 'told to have said the same',
    });
  }
  return ties;
}
