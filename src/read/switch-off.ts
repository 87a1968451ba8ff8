import type { Fix } from '../records/finding.ts';
import { ON_COMMENT } from './switches.ts';

/** Changes of a text or Markdown file that switch a rule off in the line of an offset: a comment at its end. */
export function offInLine(text: string, at: number, rule: string): readonly Fix[] {
  const end = text.slice(at).search(/\r?\n|\r|$/) + at;
  return [{ span: [end, end], text: ` <!-- hearsay-off-line ${rule} -->` }];
}

/** The same for the whole file from an offset on: a comment of its own before its line, and behind each that switches rules on again. */
export function offInFile(text: string, from: number, rule: string): readonly Fix[] {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const off = `<!-- hearsay-off ${rule} -->`;
  const again = [...text.matchAll(ON_COMMENT)].map((m) => m.index + m[0].length).filter((at) => at > start);
  return [
    { span: [start, start], text: `${off}${text.includes('\r\n') ? '\r\n\r\n' : '\n\n'}` },
    ...again.map((at): Fix => ({ span: [at, at], text: ` ${off}` })),
  ];
}
