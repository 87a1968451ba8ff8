import type { CueNoun } from './cue-types.ts';

export const CUE_NOUNS: readonly CueNoun[] = [];
