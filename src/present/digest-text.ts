import type { Digest, DigestLine } from '../records/digest.ts';
import { extentWords, gradesOf, headlineWords, placeName, sectionsOf } from './digest-words.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

const WIDTH = 78;

/** A digest as plain text: for a mail, a terminal, a wire. Lines have 78 columns at most. */
export function digestToText(d: Digest): string {
  const para = (text: string, first = '', rest = first.replace(/./g, ' ')): string =>
    wrap(visible(text), WIDTH - first.length)
      .map((l, i) => (i === 0 ? first : rest) + l)
      .join('\n');
  const line = (l: DigestLine): string =>
    [para(l.text, '  * '), para(`[${placeName(l.places[0]!)}; ${gradesOf(l)}]`, '    ')].join('\n');
  const list = (title: string, lines: readonly DigestLine[]): readonly string[] =>
    lines.length ? [title.toUpperCase(), ...lines.map(line)] : [];
  const parts = [
    para(headlineWords(d)),
    ...(d.standfirst ? [para(d.standfirst.text)] : []),
    para(extentWords(d)),
    ...d.bullets.map(line),
    ...(d.quotation
      ? [
          para(d.quotation.text, '      '),
          para(`[${placeName(d.quotation.places[0]!)}; ${gradesOf(d.quotation)}]`, '      '),
        ]
      : []),
    ...list('Background', d.background),
    ...list('Not answered', d.silent),
    ...sectionsOf(d).flatMap(({ title, rows }) => [title.toUpperCase(), ...rows.map((r) => para(r, '  - '))]),
  ];
  return `${parts.join('\n\n')}\n`;
}
