import type { Claim } from './claim.ts';
import type { Decision, Linkable } from './ledger.ts';
import type { Story } from './story.ts';

/** A claim with all that is needed to cite it: words, places, the texts that they stand in, and what persons decided about it. */
export interface CitedClaim {
  readonly claim: Claim;
  /** Its statements by id, with words, publications and sources. */
  readonly linkables: ReadonlyMap<string, Linkable>;
  /** The texts of their articles by id. */
  readonly texts: ReadonlyMap<string, string>;
  /** Decisions that hold and are about statements of it, the earliest first. */
  readonly decisions: readonly Decision[];
}

/** A story with all that is needed to cite it. */
export interface CitedStory {
  readonly story: Story;
  /** The claims that its articles carry, those of one article too. */
  readonly claims: readonly CitedClaim[];
}
