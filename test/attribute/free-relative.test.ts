import { expect, test } from 'vitest';
import { isFreeRelative } from '../../src/attribute/free-relative.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { readText } from '../../src/read/text.ts';
import type { Found } from '../../src/records/found.ts';
import type { Span } from '../../src/records/span.ts';

/** Asks for the words given: source, cue and pieces of content. */
function asked(text: string, source: string, cue: string, ...content: readonly string[]): boolean {
  const at = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
  const found: Pick<Found, 'source' | 'cue' | 'content'> = {
    source: [at(source)],
    cue: at(cue),
    content: content.map(at),
  };
  return isFreeRelative(parseArticle(readText(text, {}).article), found as Found);
}

test('what somebody said, as the subject of a judgement, is no content', () => {
  expect(asked('What she said on Monday was wrong.', 'she', 'said', 'What', 'was wrong')).toBe(true);
  expect(asked('What she said is that the pier is closed.', 'she', 'said', 'that the pier is closed')).toBe(false);
  expect(
    asked('What she said to us is that the pier is closed.', 'she', 'said', 'What', 'to us is that the pier is closed'),
  ).toBe(false);
  expect(asked('He drank what she called a new tea.', 'she', 'called', 'what', 'a new tea')).toBe(false);
  expect(asked('The pier, she said on Monday, was closed.', 'she', 'said', 'The pier', 'was closed')).toBe(false);
});
