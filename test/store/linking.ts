import { linking as real } from '../../src/ledger/linking.ts';
import type { Linking } from '../../src/store/linking.ts';
import { claimOf, keys } from './stand-in.ts';

/** Linking with the buckets and claims of the stand-in. */
export const linking: Linking = {
  ...real,
  keys,
  single: (statement) => claimOf([statement]),
};
