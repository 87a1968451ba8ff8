import type { Token } from '../records/parse.ts';
import { DETERMINERS } from '../rules/en/grammar.ts';
import { stem } from '../rules/en/stem.ts';

const AUDIBLE = stem('audible');
const PHONE = stem('phone');
const COMPLY = stem('comply');

/** What is obeyed: behind "follow" within a few words they make it "comply with". */
const RULES: ReadonlySet<string> = new Set(
  [
    'rule',
    'law',
    'resolution',
    'order',
    'guideline',
    'instruction',
    'advice',
    'regulation',
    'procedure',
    'protocol',
    'guidance',
  ].map(stem),
);
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
  if (/^calls?$/.test(word) && DETERMINERS.has(lower(before)) && !/^(?:for|to|on|by)$/.test(lower(behind)))
    return PHONE;
  if (/^follow(?:s|ed|ing)?$/.test(word) && at !== undefined)
    for (let i = at + 1; i <= at + OBJECT && tokens[i] && tokens[i]!.kind !== 'mark'; i++)
      if (RULES.has(stem(tokens[i]!.lower))) return COMPLY;
  return stem(word);
}
