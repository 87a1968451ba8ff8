import { stem } from './stem.ts';

/** Stems of verbs that take their sense from what stands with them ("came like a wall", "came to an agreement"): that two statements share one says next to nothing. */
export const LIGHT_VERBS: ReadonlySet<string> = new Set('come go get'.split(' ').map(stem));
