import { describe, expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { readText } from './reading.ts';

async function own(text: string): Promise<[string, string[]][]> {
  const r = await readText(text, rulesEngine);
  return r.unattributed.map((u) => [
    text.slice(...u.span),
    u.why.map((w) => w.by.replace('rule ', '')).filter((w) => !/^(sentence|clause)-in-own-voice$/.test(w)),
  ]);
}

describe("the article's own voice", () => {
  test.each([
    ['a sentence', 'The ferry left at noon. The mayor said that rain was near.', [['The ferry left at noon.', []]]],
    [
      'a clause beside an attribution',
      'The pump had failed twice, but the mayor said that rain was near.',
      [['The pump had failed twice', []]],
    ],
    [
      'a figure',
      'The storm killed 17 people in Varn.',
      [['The storm killed 17 people in Varn.', ['figure-in-own-voice']]],
    ],
    [
      'an accusation',
      'The broker embezzled the money of the guild.',
      [['The broker embezzled the money of the guild.', ['accusation-in-own-voice']]],
    ],
    [
      'speech without a speaker',
      'Outside the hall there was anger. “We were never asked about the price of the bridge.”',
      [
        ['Outside the hall there was anger.', []],
        ['“We were never asked about the price of the bridge.”', ['quotation-without-speaker']],
      ],
    ],
    ['a word in marks is no speech', 'The “Dream Barge” left at noon.', [['The “Dream Barge” left at noon.', []]]],
    ['a setting is no clause', 'In a statement on the site of the port, the mayor said that rain was near.', []],
    ['what is said is not told', 'The mayor said that 17 people were killed.', []],
  ])('%s', async (_name, text, expected) => {
    expect(await own(text)).toEqual(expected);
  });
});
