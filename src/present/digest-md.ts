import type { Digest, DigestLine } from '../records/digest.ts';
import { extentWords, gradesOf, headlineWords, placeName, sectionsOf } from './digest-words.ts';
import { visible } from './visible.ts';

/** Words in Markdown as they are: what would be markup is escaped. */
const plain = (text: string): string =>
  visible(text)
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/^(\s*)([+-])/, '$1\\$2');

const link = (l: DigestLine): string =>
  l.places
    .map((p) =>
      p.link === null
        ? plain(placeName(p))
        : `[${plain(placeName(p))}](<${p.link.replace(/[<>\s]/g, encodeURIComponent)}>)`,
    )
    .join(' · ');

/** A digest in Markdown (CommonMark), each sentence with links to the very words. */
export function digestToMarkdown(d: Digest): string {
  const line = (l: DigestLine): string => `- ${plain(l.text)}\\\n  ${link(l)} — ${plain(gradesOf(l))}`;
  const list = (title: string, lines: readonly DigestLine[]): readonly string[] =>
    lines.length ? [`## ${title}`, lines.map(line).join('\n')] : [];
  const parts = [
    `# ${plain(headlineWords(d))}`,
    ...(d.standfirst ? [`**${plain(d.standfirst.text)}**`] : []),
    `*${extentWords(d)}*`,
    ...(d.bullets.length ? [d.bullets.map(line).join('\n')] : []),
    ...(d.quotation
      ? [`> ${plain(d.quotation.text)}\\\n> ${link(d.quotation)} — ${plain(gradesOf(d.quotation))}`]
      : []),
    ...list('Background', d.background),
    ...list('Not answered', d.silent),
    ...sectionsOf(d).flatMap(({ title, rows }) => [`## ${title}`, rows.map((r) => `- ${plain(r)}`).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}
