import type { Entity } from './entity.ts';
import type { Name } from './names.ts';
import type { Words } from './words.ts';

/** What the resolver needs to know of the names of an article. */
export interface NameIndex {
  readonly words: Words;
  readonly names: readonly Name[];
  /** Index of the name that each token belongs to, or -1. */
  readonly nameAt: Int32Array;
  readonly entityOf: readonly Entity[];
}
