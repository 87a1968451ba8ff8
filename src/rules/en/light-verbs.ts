import { stem } from './stem.ts';

const stems = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stem));

/** Stems of verbs that take their sense from what stands with them ("came like a wall", "came to an agreement"): that two statements share one says next to nothing. */
export const LIGHT_VERBS: ReadonlySet<string> = stems('come go get');

/** Stems of words that tell where one thing is to another: "above the lake" and "above its level" share nothing. */
export const LIGHT_PLACES: ReadonlySet<string> = stems(
  'above below beneath underneath beside besides alongside except ahead apart aside',
);
