import { claimOfOne } from '../link/claim.ts';
import { BUCKET_MOST, keysOf, LASTING_MOST, NEAR_DAYS, NEAR_TEXTS, nearKeysOf } from '../link/keys.ts';
import { WordSift } from '../link/sift.ts';
import { mayJoin, namesFit, sourceNames } from '../link/source-names.ts';
import { STORY_DAYS, STORY_KEY_MOST, STORY_MOST, storyKeys } from '../link/story-keys.ts';
import type { Linking } from '../store/linking.ts';

/** Linking as the store needs to know it. */
export const linking: Linking = {
  single: claimOfOne,
  keys: keysOf,
  nearKeys: nearKeysOf,
  sift: () => new WordSift(),
  nearDays: NEAR_DAYS,
  nearTexts: NEAR_TEXTS,
  bucketMost: BUCKET_MOST,
  lastingMost: LASTING_MOST,
  sourceNames,
  namesFit,
  mayJoin,
  storyKeys,
  storyDays: STORY_DAYS,
  storyMost: STORY_MOST,
  storyKeyMost: STORY_KEY_MOST,
};
