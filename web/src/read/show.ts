import { type Chains, gradeOf } from '../../../src/present/chain.ts';

/** What the switch of the Read page shows. */
export const SHOWS = ['everything', 'unattributed', 'anonymous', 'denied'] as const;
export type Show = (typeof SHOWS)[number];

/** Ids of the attributions or clauses to show; null for everything. A chosen source goes before the switch. */
export function shownIds(c: Chains, show: Show, source: string | null): ReadonlySet<string> | null {
  const { attributions, unattributed } = c.read;
  if (source !== null) return new Set(attributions.filter((a) => a.sourceId === source).map((a) => a.id));
  switch (show) {
    case 'everything':
      return null;
    case 'unattributed':
      return new Set(unattributed.map((u) => u.id));
    case 'anonymous':
      return new Set(attributions.filter((a) => gradeOf(c, a) === 'anonymous').map((a) => a.id));
    case 'denied':
      return new Set(attributions.filter((a) => a.stance === 'denies').map((a) => a.id));
  }
}
