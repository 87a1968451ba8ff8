import type { LedgerEntry } from '../src/records/ledger.ts';
import { entry } from '../test/store/generated.ts';

/** Of an article's statements, those that others of its story state too. */
const SHARED = 3;

/** Article number `n`, telling of a story: some of its statements are those of the story, the others its own. */
export const storyEntry = (n: number, story: number, statements: number): LedgerEntry =>
  entry(n, { story, statements, shared: SHARED, filler: 6, vectors: true });
