import type { CuePhrase } from './cue-types.ts';

export const CUE_PHRASES: readonly CuePhrase[] = [];
