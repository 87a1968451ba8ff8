import type { Attribution } from '../records/attribution.ts';
import { tokensIn } from '../records/in-parse.ts';
import { ACCUSATIONS } from '../rules/en/accusations.ts';
import type { Text } from './draft.ts';

/** Cues that accuse by themselves: criticism and regret do not. */
const BLAMING = /^(?:accus|alleg|blam|charg)/;

/** True where an attribution says of somebody that he did wrong. */
export const blames = (text: Text, a: Attribution): boolean =>
  a.content.some((c) => tokensIn(text, c).some((t) => ACCUSATIONS.has(t.lower))) ||
  (a.act === 'accuse' && tokensIn(text, a.cue).some((t) => BLAMING.test(t.lower)));
