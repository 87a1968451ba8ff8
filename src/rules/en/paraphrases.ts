import { stem } from './stem.ts';

/** Words that news uses for one thing; a word stands in one group only. */
export const PARAPHRASES: readonly string[] = [
  'kill die death dead slay fatal fatality deadly perish',
  'injure wound hurt injury',
];

const groups = new Map<string, string>(
  PARAPHRASES.flatMap((line, k) => line.split(' ').map((w): [string, string] => [stem(w), `=${k}`])),
);

/** The group of paraphrases that a stem stands in; the stem itself where it stands in none. */
export const groupOf = (stemmed: string): string => groups.get(stemmed) ?? stemmed;
