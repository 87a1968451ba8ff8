import { describe, expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { leansOn } from '../../src/digest/definite.ts';
import { textOf } from '../../src/digest/text.ts';
import { digest, matterOf, readBackBy } from '../../src/digesting.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { analyse } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { Digest } from '../../src/records/digest.ts';
import { linesOf } from './held.ts';

const told = async (text: string, outlet = 'Harbour Post'): Promise<Digest> =>
  digest(
    matterOf(await analyse(readText(text, { outlet, published: '2026-03-16' }), rulesEngine)),
    readBackBy(rulesEngine),
  );
const sentences = async (text: string, outlet?: string): Promise<readonly string[]> =>
  linesOf(await told(text, outlet)).map((l) => l.text);

/** Something that can be told, so that what is left out leaves a digest behind. */
const SAID = 'Mayor Ada Lund said that the pier was safe.';
const around = (...more: readonly string[]): string => ['Pier reopens', SAID, ...more].join('\n\n');

describe("the outlet's own voice", () => {
  test.each([
    // What a picture has, and a tale in the present.
    'The mayor opens the gate of Port Nara.',
    'The gate of Port Nara is seen beside two boats.',
    'Boats from Port Nara are leaving the pier.',
    'Rowers from Port Nara dressed in white as the sun was low.',
    'There are 40 berths at the pier.',
    // These days, not the day of the article.
    'The pier of Port Nara is the longest in use today.',
  ])('does not tell: %s', async (sentence) => {
    expect((await told(around(`${sentence} The tide was low on Monday.`))).background.map((l) => l.text)).toEqual([
      'The Harbour Post reported that the tide was low on Monday.',
    ]);
  });

  test('does not tell a line that stands beside a piece of the page', async () => {
    const piece = around('The pier of Port Nara was built in 1904.', 'Picture by Ola Brandt', 'More of this');
    expect((await told(piece)).background).toEqual([]);
    const prose = around('The pier of Port Nara was built in 1904.', 'The tide was low on Monday.');
    expect((await told(prose)).background).toHaveLength(2);
  });
});

describe('capitals', () => {
  test.each([
    // The first word has its capital from its place, or from its name, by how the article writes it elsewhere.
    ['Rowing in Port Nara was banned. They love rowing there.', 'reported that rowing in Port Nara was banned.'],
    ['Tern boats were sold. She wants a Tern of her own.', 'reported that Tern boats were sold.'],
    ['Boost Pump was sold in May. Nobody needs a boost.', 'Boost Pump was sold in May, the Harbour Post reported.'],
    // Nobody knows.
    ['Rowing in Port Nara was banned.', 'Rowing in Port Nara was banned, the Harbour Post reported.'],
  ])('%s', async (text, end) => {
    expect((await sentences(around(text))).some((l) => l.endsWith(end))).toBe(true);
  });

  test('that a page sets its first line in are left out', async () => {
    const [first] = (
      await told('Pier reopens\n\nTALWARE said that the pier was safe. The board pays Talware for the pier.')
    ).bullets;
    expect(first?.text).toBe('Talware said that the pier was safe.');
  });
});

test.each([
  ['Lowland Daily News', 'The Lowland Daily News reported that the tide was low on Monday.'],
  ['Harbour Radio', 'Harbour Radio reported that the tide was low on Monday.'],
  // The article itself tells of it.
  ['Nara Wire', 'The Nara Wire reported that the tide was low on Monday.'],
])('%s has its article as outlets of such a name have it', async (outlet, expected) => {
  const more = outlet === 'Nara Wire' ? ' Readers like the Nara Wire.' : '';
  expect(await sentences(around(`The tide was low on Monday.${more}`), outlet)).toContain(expected);
});

describe('what leans on the text', () => {
  const leaning = async (sentence: string): Promise<readonly string[]> => {
    const read = await analyse(readText(`Pier reopens\n\n${sentence}`), rulesEngine);
    const at = read.article.text.indexOf(sentence);
    return leansOn(textOf(read, parseArticle(read.article), []), [[at, at + sentence.length]]);
  };

  test.each([
    ['The fall was worse than feared.', ['fall']],
    ['The Lowland-born actress left in May.', ['actress']],
    ['A separate study had 40 pages.', ['separ']],
    ['The world has 40 such piers.', []],
    ['The fall of prices was feared.', []],
    ['A set-up similar to this was sold.', []],
  ])('%s', async (sentence, stems) => {
    expect(await leaning(sentence)).toEqual(stems);
  });

  test.each([
    'Mayor Ada Lund said that the town had turned that down.',
    'Mayor Ada Lund said that she would resign if that changed.',
    'Mayor Ada Lund said that the town had won that game. It was a game of rowers.',
    'Mayor Ada Lund said that the Nara Museum had asked for it twice.',
    'Mayor Ada Lund did not comment on timing.',
    // Named again within what is told as her own words.
    'Mayor Ada Lund said that the pier would be Lund’s by May.',
  ])('is not told: %s', async (text) => {
    const lines = await sentences(`Pier reopens\n\nOla Brandt said that the pier was safe. ${text}`);
    expect(lines.filter((l) => l.includes('Lund'))).toEqual([]);
  });

  test('a pronoun behind a heading is told of nobody', async () => {
    const lines = await sentences(
      'Pier reopens\n\nOla Brandt said that the pier was safe.\n\nWhat Ada Lund says of boats\n\nShe said that the gate was shut.',
    );
    expect(lines.filter((l) => l.includes('gate'))).toEqual([]);
  });
});

test('letters that nobody sees are left out', async () => {
  expect(await sentences('Pier reopens\n\nMayor Ada Lund said that the pi\u00ader was\u200b safe.')).toContain(
    'Mayor Ada Lund said that the pier was safe.',
  );
});

describe('a headline', () => {
  test.each([
    ['Pier reopens', 'Harbour Post', 'Harbour Post: Pier reopens'],
    // Glued from several, or behind an address that is no name.
    ['Port Nara: pier reopens', 'Harbour Post', undefined],
    ['Pier reopens', 'harbour.example', undefined],
  ])('%s by %s', async (head, outlet, expected) => {
    expect((await told(`${head}\n\n${SAID}`, outlet)).headline?.text).toBe(expected);
  });
});

test('an office that says only with its complement of what it is stays where it stands', async () => {
  const lines = await sentences(
    'Pier reopens\n\nAda Lund, head of the harbour board, is from Port Nara. Ada Lund said that the pier was safe.',
  );
  expect(lines.filter((l) => /\bhead Ada Lund/i.test(l))).toEqual([]);
});
