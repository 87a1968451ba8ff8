import type { Linkable } from '../records/ledger.ts';
import type { Parse } from '../records/parse.ts';
import { PERIODS, RATES } from '../rules/en/periods.ts';
import { sentenceOf } from './tokens.ts';

/** Over what time the numbers of a statement are counted, by its own words, else by those of its sentence. */
export function periodsOf(parse: Parse, list: readonly number[]): readonly string[] {
  const own = periodsIn(parse.text.slice(parse.tokens[list[0]!]!.start, parse.tokens[list.at(-1)!]!.end));
  const sentence = parse.sentences[sentenceOf(parse, list[0]!)];
  return own.length || !sentence ? own : periodsIn(parse.text.slice(...sentence.span));
}

function periodsIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, over, rate] of text.toLowerCase().matchAll(PERIOD)) found.add(PERIODS.get((over ?? rate)!)!);
  return [...found];
}

/** "A day", "per year", "for three months", "daily"; not "last year" and "a year ago". */
const PERIOD = new RegExp(
  `\\b(?:(?:per|an?|each|every)\\s+|for (?:[\\p{L}\\p{N}]+ ){1,2})(${[...PERIODS.keys()].join('|')})\\b(?! (?:ago|earlier|later|before|after|old)\\b)|\\b(${RATES.join('|')})\\b`,
  'gu',
);

/** Both count over a time, and over another. */
export const otherPeriod = ({ statement: a }: Linkable, { statement: b }: Linkable): boolean => {
  const [x, y] = [a.facts.periods, b.facts.periods];
  return x !== undefined && y !== undefined && !x.some((p) => y.includes(p));
};
