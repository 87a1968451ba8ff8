import { isUnsure } from '../../records/relations.ts';
import { compare } from './compare.ts';
import type { EdgeFacts } from './edge-bytes.ts';

/** An edge from a statement of one claim to one of another. */
interface Between {
  readonly kind: number;
  /** Row of the other claim. */
  readonly claim: number;
  readonly towards: boolean | number;
  readonly facts: EdgeFacts;
}

/**
 * Of all edges to one claim that say the same of it the one with the highest score, of equals that of the least ids (`name` gives both, and is asked for equals
 * alone); the surest first. What is not sure makes no relation.
 */
export function strongest<T extends Between>(edges: readonly T[], name: (edge: T) => string): T[] {
  const order = (a: T, b: T): number => b.facts.score - a.facts.score || compare(name(a), name(b));
  const best = new Map<string, T>();
  for (const edge of edges) {
    if (isUnsure(edge.facts.why)) continue;
    const isCount = edge.facts.why.some((w) => w.kind === 'number');
    const key = `${edge.claim} ${edge.kind} ${edge.towards} ${isCount}`;
    const before = best.get(key);
    if (!before || order(edge, before) < 0) best.set(key, edge);
  }
  return [...best.values()].sort(order);
}
