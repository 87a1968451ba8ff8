/** How far joining follows names and links from a source: the same in every store, since what is joined depends on it. */

/** Sources elsewhere that one name leads to: those of the least articles, whatever came first. */
export const PER_NAME = 16;
/** Where a name leads to as many, of each record that they are in those of the least articles: enough to tell who else belongs to it. */
export const PER_RECORD = 6;
/** What one source leads to, at most unless more is asked for: the nearest first. */
export const MOST_NEAR = 2000;
/**
 * Once so much is found, and twice what any one source led to, no further source is taken: those that are left are asked for again. What
 * is near one is mostly near the next one too.
 */
export const ENOUGH = 1000;
