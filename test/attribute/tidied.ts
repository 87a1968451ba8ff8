import { tidy } from '../../src/attribute/tidy.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { readText } from '../../src/read/text.ts';
import type { Found } from '../../src/records/found.ts';
import { parseMarked } from '../marked.ts';

/** The parts of each finding that `tidy` leaves, as words: source | cue | content. */
export function tidied(marked: string): string[] {
  const { text, all } = parseMarked(marked);
  const found = all.map(
    ({ source, cue, content }): Found => ({
      source,
      cue: cue[0]!,
      content,
      act: 'say',
      stance: 'asserts',
      kind: null,
      to: null,
      within: null,
      confidence: 0.9,
      why: [],
    }),
  );
  const words = (spans: Found['source']): string => spans.map((s) => text.slice(...s)).join(' … ');
  return tidy(parseArticle(readText(text, {}).article), found).map(
    (f) => `${words(f.source)} | ${text.slice(...f.cue)} | ${words(f.content)}`,
  );
}
