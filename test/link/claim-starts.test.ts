import { expect, it } from 'vitest';
import { cutClauses } from '../../src/link/clauses.ts';
import { tokensOf } from '../../src/link/tokens.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { readText } from '../../src/read/text.ts';

const TEXT = 'The ferry company apologised to two nurses who were sent off a boat in Nara.';

/** The words of each piece when another claim is seen to begin at these words. */
function cutAt(words: readonly string[], probability: number): string[] {
  const { article } = readText(TEXT);
  const parse = parseArticle(article);
  const starts = new Set(words.map((w) => TEXT.indexOf(w)));
  const all = tokensOf(parse, [[0, TEXT.length]]);
  return cutClauses(parse, all, (at) => (starts.has(at) ? probability : 0)).map((piece) =>
    TEXT.slice(parse.tokens[piece[0]!]!.start, parse.tokens[piece.at(-1)!]!.end),
  );
}

it('cuts what is said where another claim is seen to begin', () => {
  expect(cutAt([], 1)).toEqual([TEXT]);
  expect(cutAt(['who were'], 0.9)).toEqual([
    'The ferry company apologised to two nurses',
    'who were sent off a boat in Nara.',
  ]);
});

it('leaves what is said whole where that is not likely, or where a piece would be a word or two', () => {
  expect(cutAt(['who were'], 0.05)).toEqual([TEXT]);
  expect(cutAt(['company', 'Nara'], 0.9)).toEqual([TEXT]);
});
