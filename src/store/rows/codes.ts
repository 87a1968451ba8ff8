import { STANCES } from '../../records/attribution.ts';
import { RELATION_KINDS } from '../../records/claim.ts';
import type { Edge } from '../../records/ledger.ts';
import { STATEMENT_GRADES } from '../../records/statement-grade.ts';

/** What the small numbers in the tables stand for: the place in these lists. They grow at their ends only. */
const EDGE_KINDS: readonly Edge['kind'][] = ['same', 'not-same', ...RELATION_KINDS, 'left', 'hidden'] as const;

const codes = <T extends string>(list: readonly T[]) => {
  const numbers = new Map(list.map((name, i) => [name, i]));
  return { of: (name: T): number => numbers.get(name) ?? -1, name: (code: number): T => list[code]! };
};

export const stanceCodes = codes(STANCES);
export const gradeCodes = codes(STATEMENT_GRADES);
export const edgeCodes = codes(EDGE_KINDS);

/** Kinds without a direction: an edge from a to b is the one from b to a. */
export const isSymmetric = (kind: Edge['kind']): boolean =>
  kind === 'same' || kind === 'not-same' || kind === 'contradicts';
