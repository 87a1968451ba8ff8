import type { Token } from '../records/parse.ts';
import { DETERMINERS } from '../rules/en/grammar.ts';
import { DEMAND_PREPOSITIONS, OBEYED_NOUNS } from '../rules/en/statement-words.ts';
import { stem } from '../rules/en/stem.ts';

const AUDIBLE = stem('audible');
const PHONE = stem('phone');
const COMPLY = stem('comply');

/** What is obeyed stands behind "follow" within so many words. */
const OBJECT = 6;

/** Indices of the words around a word; undefined at the ends of its statement. */
interface Around {
  readonly before?: number | undefined;
  readonly behind?: number | undefined;
  /** The word's own. */
  readonly at?: number | undefined;
}

/**
 * Stem of a word (lower case) by its sense, where a form or the neighbours tell it from others with its stem: what was *heard* was audible, and is no hearing; a *call*
 * behind a determiner is one by telephone, unless it is one *for* something; who *follows* a rule complies.
 */
export function stemBySense(tokens: readonly Token[], word: string, { before, at, behind }: Around = {}): string {
  const lower = (i: number | undefined): string => (i === undefined ? '' : (tokens[i]?.lower ?? ''));
  if (word === 'heard') return AUDIBLE;
  if (/^calls?$/.test(word) && DETERMINERS.has(lower(before)) && !DEMAND_PREPOSITIONS.has(lower(behind))) return PHONE;
  if (/^follow(?:s|ed|ing)?$/.test(word) && at !== undefined)
    for (let i = at + 1; i <= at + OBJECT && tokens[i] && tokens[i]!.kind !== 'mark'; i++)
      if (OBEYED_NOUNS.has(stem(tokens[i]!.lower))) return COMPLY;
  return stem(word);
}
