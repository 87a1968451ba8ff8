import { linking as real } from '../../src/ledger/linking.ts';
import type { Linking } from '../../src/store/linking.ts';
import { claimOf } from './stand-in.ts';

/** Linking with the claims of the stand-in. */
export const linking: Linking = { ...real, single: (statement) => claimOf([statement]) };
