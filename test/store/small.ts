import type { LedgerEntry } from '../../src/records/ledger.ts';
import { entry } from './generated.ts';

/** How many small articles make a ledger that is killed. */
export const SMALL = 60;

export const small = (i: number): LedgerEntry => entry(i, { statements: 3, filler: 1, story: i % 6 });
