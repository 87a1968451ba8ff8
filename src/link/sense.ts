import type { Token } from '../records/parse.ts';
import { DETERMINERS } from '../rules/en/grammar.ts';
import { stem } from '../rules/en/stem.ts';

const AUDIBLE = stem('audible');
const PHONE = stem('phone');

/** Indices of the words around a word; undefined at the ends of its statement. */
interface Around {
  readonly before?: number | undefined;
  readonly behind?: number | undefined;
}

/**
 * Stem of a word (lower case) by its sense, where a form or the neighbours tell it from others with its stem: what was *heard* was audible, and is no hearing; a *call*
 * behind a determiner is one by telephone, unless it is one *for* something.
 */
export function stemBySense(tokens: readonly Token[], word: string, { before, behind }: Around = {}): string {
  const lower = (i: number | undefined): string => (i === undefined ? '' : (tokens[i]?.lower ?? ''));
  if (word === 'heard') return AUDIBLE;
  if (/^calls?$/.test(word) && DETERMINERS.has(lower(before)) && !/^(?:for|to|on|by)$/.test(lower(behind)))
    return PHONE;
  return stem(word);
}
