import type { Attribution } from '../records/attribution.ts';
import { tokensIn } from '../records/in-parse.ts';
import { ACCUSATIONS } from '../rules/en/accusations.ts';
import { BLAMING_STEMS } from '../rules/en/lint-context-words.ts';
import type { Text } from './draft.ts';

/** True where an attribution says of somebody that he did wrong. */
export const blames = (text: Text, a: Attribution): boolean =>
  a.content.some((c) => tokensIn(text, c).some((t) => ACCUSATIONS.has(t.lower))) ||
  (a.act === 'accuse' && tokensIn(text, a.cue).some((t) => BLAMING_STEMS.test(t.lower)));
