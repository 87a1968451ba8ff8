import { expect, test } from 'vitest';
import { claimText } from '../../src/link/claim-text.ts';
import { linkable } from './linkables.ts';

const textOf = (words: string): string => claimText([linkable({ id: 'a', file: 'a', words })], []);

test.each([
  ['that the pier was closed', 'The pier was closed'],
  ['“The pier was closed,”', 'The pier was closed'],
  ['We had no bell –', 'We had no bell'],
  ['because the pier was closed', 'The pier was closed'],
  ['Because the pier was closed', 'The pier was closed'],
  ['before a wave hit the pier', 'A wave hit the pier'],
  ['when the wave hit the pier', 'The wave hit the pier'],
  ['before most people were awake', 'Before most people were awake'],
  ['before it could land', 'Before it could land'],
  ['before turning back', 'Before turning back'],
  ['After the storm the pier was closed', 'After the storm the pier was closed'],
  ['if the pier was closed', 'If the pier was closed'],
])('%s: %s', (words, text) => {
  expect(textOf(words)).toBe(text);
});

test('of equal statements the one that reads by itself stands for the claim', () => {
  const members = ['because she closed it', 'that it was closed', 'The harbour master closed the old pier'].map(
    (words, i) => linkable({ id: `${i}`, file: `${i}`, words }),
  );
  expect(claimText(members, [])).toBe('The harbour master closed the old pier');
});
