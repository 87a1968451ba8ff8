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
export const originsInWords = ({ asserts, denies }: DigestOrigins): string =>
  [
    ...(asserts.atMost ? [`asserted on ${inOrigins(asserts)}`] : []),
    ...(denies.atMost ? [`denied on ${inOrigins(denies)}`] : []),
  ].join('; ');
