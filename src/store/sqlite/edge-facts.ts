import type { Edge } from '../../records/ledger.ts';

/** What an edge holds beside its ends. */
export type EdgeFacts = readonly [score: number, why: Edge['why']];
