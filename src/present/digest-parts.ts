import type { DigestFigure, DigestLine, DigestOrigins, DigestTold } from '../records/digest.ts';
import { inOrigins } from './ledger-count.ts';

/** Who tells a line and how far one could be held to it, each of them once. */
export const tellersOf = (line: DigestLine): readonly Pick<DigestTold, 'source' | 'grade'>[] => [
  ...new Map(line.told.map(({ source, grade }) => [JSON.stringify([source, grade]), { source, grade }])).values(),
];

/** What a figure of a digest counts. */
export const figureTitle = ({ counted, unit }: DigestFigure): string => {
  const what = counted ?? unit ?? 'figure';
  return what.charAt(0).toUpperCase() + what.slice(1);
};

/** "asserted on at least 1, at most 2 origins; denied on 1 origin". */
export const originsInWords = (origins: DigestOrigins): string => sidesInWords(origins, inOrigins);

/**
 * On how many origins each side of a claim rests, its intervals in the words of `on`. A title without *whether* that nobody asserts is of those who deny, with
 * their *not* or *nobody* in it: they tell it.
 */
export const sidesInWords = (
  { title, asserts, denies }: DigestOrigins,
  on: (origins: DigestOrigins['asserts']) => string,
): string => {
  const isOfDeniers = !asserts.atMost && !title.startsWith('Whether ');
  return [
    ...(asserts.atMost ? [`asserted on ${on(asserts)}`] : []),
    ...(denies.atMost ? [`${isOfDeniers ? 'told' : 'denied'} on ${on(denies)}`] : []),
  ].join('; ');
};
