import type { Digest, DigestLine, DigestPlace } from '../records/digest.ts';
import {
  extentWords,
  gradesOf,
  headlineWords,
  placeName,
  type SectionRow,
  sectionsOf,
  webLink,
} from './digest-words.ts';
import { visible } from './visible.ts';

/** Words in Markdown as they are: what would be markup is escaped. */
const plain = (text: string): string =>
  visible(text)
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/^(\s*)([+-])/, '$1\\$2');

const links = (places: readonly DigestPlace[]): string =>
  places
    .map((p) => {
      const link = webLink(p);
      const name = plain(placeName(p));
      return link === null ? name : `[${name}](<${link.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
    })
    .join(' · ');

const where = (l: DigestLine): string => `${links(l.places)} — ${plain(gradesOf(l))}`;

/** A digest in Markdown (CommonMark), each sentence with links to the very words. */
export function digestToMarkdown(d: Digest): string {
  const line = (l: DigestLine): string => `- ${plain(l.text)}\\\n  ${where(l)}`;
  const row = ({ text, places }: SectionRow): string =>
    `- ${plain(text)}${places.length ? `\\\n  ${links(places)}` : ''}`;
  const list = (title: string, lines: readonly DigestLine[]): readonly string[] =>
    lines.length ? [`## ${title}`, lines.map(line).join('\n')] : [];
  const parts = [
    `# ${plain(headlineWords(d))}`,
    ...(d.headline ? [where(d.headline)] : []),
    ...(d.standfirst ? [`**${plain(d.standfirst.text)}**\\\n${where(d.standfirst)}`] : []),
    `*${extentWords(d)}*`,
    ...(d.bullets.length ? [d.bullets.map(line).join('\n')] : []),
    ...(d.quotation ? [`> ${plain(d.quotation.text)}\\\n> ${where(d.quotation)}`] : []),
    ...list('Background', d.background),
    ...list('Not answered', d.silent),
    ...sectionsOf(d).flatMap(({ title, rows }) => [`## ${title}`, rows.map(row).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}
