import type { Relation, RelationKind } from './claim.ts';

/** Kind of evidence of a link that keeps two claims apart, but of which it is not sure that they contradict or update each other: no relation is told. */
export const UNSURE = 'unsure';
export const isUnsure = (why: Relation['why']): boolean => why.some((w) => w.kind === UNSURE);

/** A link between statements of two claims, seen from one of them. */
export interface ClaimLink {
  /** Id of the other claim. */
  readonly claim: string;
  readonly kind: RelationKind;
  /** The link leads from here to there: this one is narrower or newer. */
  readonly towards: boolean;
  readonly why: Relation['why'];
  /** First day on which the other claim was told, as a number that grows with time; null where no date is known. */
  readonly first: number | null;
}

/**
 * How a claim, first told on day `first`, stands to others, of each the relations of the surest links (which come first). What two
 * counts of one thing are to one another is decided by the claims and not by single statements, which may be late copies: the
 * later one updates the earlier, two of one day contradict each other.
 */
export function relationsFrom(first: number | null, links: readonly ClaimLink[]): Relation[] {
  const best = new Map<string, Relation>();
  const add = ({ claim, why }: ClaimLink, kind: RelationKind): void => {
    const key = `${kind} ${claim}`;
    if (!best.has(key)) best.set(key, { claim, kind, why });
  };
  const counts = new Map<string, ClaimLink[]>();
  for (const link of links.filter(isCount)) counts.get(link.claim)?.push(link) ?? counts.set(link.claim, [link]);
  const orders = new Map([...counts].map(([claim, list]) => [claim, orderOf(first, list)]));
  for (const link of links) {
    if (link.kind === 'narrower') {
      if (link.towards) add(link, 'narrower');
    } else if (!isCount(link)) add(link, 'contradicts');
    else {
      const order = orders.get(link.claim)!;
      if (order === 0) add(link, 'contradicts');
      else if (order > 0) add(link, 'updates');
    }
  }
  return [...best].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, relation]) => relation);
}

const isCount = ({ kind, why }: ClaimLink): boolean => kind === 'updates' || why.some((w) => w.kind === 'number');

/** Above 0 where this claim is the newer count, below where the other is, 0 where neither is. */
function orderOf(first: number | null, links: readonly ClaimLink[]): number {
  const other = links[0]!.first;
  if (first !== null && other !== null) return first - other;
  const updates = links.filter((l) => l.kind === 'updates');
  if (updates.length === 0 || updates.some((l) => l.towards !== updates[0]!.towards)) return 0;
  return updates[0]!.towards ? 1 : -1;
}
