import { expect, test } from 'vitest';
import { affirmed, negations } from '../../src/link/negation.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { readText } from '../../src/read/text.ts';

function count(words: string): number {
  const { tokens } = parseArticle(readText(words, {}).article);
  return negations(
    tokens,
    tokens.map((_, i) => i),
  );
}

test.each([
  ['The pier was open', 0],
  ['No pier was open', 1],
  ['Nobody had warned the town', 1],
  ['No one had warned the town', 1],
  ['We had no bell, no light and no horn on the pier', 1],
  ['The crew had neither seen nor heard the ferry', 1],
  ['They did not ring, and not call', 1],
  ['It is not true that no bell was rung', 2],
  ['No doubt the pier was open', 0],
  // Without a finite verb only what it begins with turns it round.
  ['no wrongdoing', 1],
  ['a currency with no central bank', 0],
  ['some shouts not very far away', 0],
])('%s: %i', (words, n) => {
  expect(count(words)).toBe(n);
});

test.each([
  ['No gate was open', 'A gate was open'],
  ['We had no bell, no alarm and no message', 'We had a bell, an alarm and a message'],
  ['There was no evidence', 'There was evidence'],
  ['No boats left', 'Boats left'],
  ['Nobody had warned the town', 'Somebody had warned the town'],
  ['that no one had warned the town', 'that someone had warned the town'],
])('%s: %s', (words, text) => {
  expect(affirmed(words)).toBe(text);
});
