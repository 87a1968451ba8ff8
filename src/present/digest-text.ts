import type { Digest, DigestLine, DigestPlace } from '../records/digest.ts';
import { extentWords, gradesOf, headlineWords, placeName, sectionsOf, webLink } from './digest-words.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

const WIDTH = 78;

/** A digest as plain text: for a mail, a terminal, a wire. Lines have 78 columns at most, but for addresses, which stay whole. */
export function digestToText(d: Digest): string {
  const para = (text: string, first = '', rest = first.replace(/./g, ' ')): string =>
    wrap(visible(text), WIDTH - first.length)
      .map((l, i) => (i === 0 ? first : rest) + l)
      .join('\n');
  const links = (places: readonly DigestPlace[], indent: string): readonly string[] =>
    places.map(webLink).flatMap((link) => (link === null ? [] : [`${indent}<${visible(link)}>`]));
  const where = (l: DigestLine, indent: string): readonly string[] => [
    para(`[${l.places.map(placeName).join(' · ')}; ${gradesOf(l)}]`, indent),
    ...links(l.places, indent),
  ];
  const under = (l: DigestLine | null, indent = ''): readonly string[] =>
    l === null ? [] : [[para(l.text, indent), ...where(l, indent)].join('\n')];
  const line = (l: DigestLine): string => [para(l.text, '  * '), ...where(l, '    ')].join('\n');
  const list = (title: string, lines: readonly DigestLine[]): readonly string[] =>
    lines.length ? [title.toUpperCase(), ...lines.map(line)] : [];
  const parts = [
    ...(d.headline ? under(d.headline) : [headlineWords(d)]),
    ...under(d.standfirst),
    para(extentWords(d)),
    ...d.bullets.map(line),
    ...under(d.quotation, '      '),
    ...list('Background', d.background),
    ...list('Not answered', d.silent),
    ...sectionsOf(d).flatMap(({ title, rows }) => [
      title.toUpperCase(),
      ...rows.map((r) => [para(r.text, '  - '), ...links(r.places, '    ')].join('\n')),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}
