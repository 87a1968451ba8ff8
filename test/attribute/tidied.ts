import { tidy } from '../../src/attribute/tidy.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { readText } from '../../src/read/text.ts';
import { foundAt, parseMarked, shown } from '../marked.ts';

/** The parts of each finding that `tidy` leaves, as words: source | cue | content. */
export function tidied(marked: string): string[] {
  const { text, all } = parseMarked(marked);
  return tidy(
    parseArticle(readText(text, {}).article),
    all.map((parts) => foundAt(parts)),
  ).map(({ source, cue, content }) =>
    [source, [cue], content].map((spans) => shown(text, spans).join(' … ')).join(' | '),
  );
}
