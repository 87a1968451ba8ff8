import { expect, test } from 'vitest';
import { withoutSilent } from '../../src/attribute/silent.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { readText } from '../../src/read/text.ts';
import { foundAt, parseMarked } from '../marked.ts';

const left = (marked: string): number => {
  const { text, all } = parseMarked(marked);
  return withoutSilent(
    parseArticle(readText(text, {}).article),
    all.map((parts) => foundAt(parts)),
  ).length;
};

test.each([
  ['a gesture', '<content>Asked if she would go</content>, <source>the mayor</source> <cue>smiled</cue>.'],
  ['a sound that is heard', '<source>Probe</source> <cue>hears</cue> <content>a heartbeat</content>.'],
  ['a reason', 'She left for <cue>fear</cue> <content>of being seen</content> by <source>them</source>.'],
  ['no pretence', '<source>We</source> <cue>won’t pretend</cue> <content>to be</content>.'],
  ['what is weighed', '<source>The company</source> <cue>is weighing</cue> <content>a sale of its mill</content>.'],
  ['a deal', '<source>Rovers</source> <cue>have agreed</cue> <content>a fee for the keeper</content>.'],
  ['a summons', '<source>The ministry</source> <cue>has summoned</cue> <content>the envoy</content>.'],
  ['a label', '<source>Revealed</source><cue>:</cue> <content>the bosses knew</content>'],
  ['words under a picture', '<source>Happy days</source><cue>:</cue> <content>The two were seen in Marl</content>'],
  ['the title of a box', '<source>MISTAKE OF THE DAY</source><cue>:</cue> <content>Brell never sailed</content>'],
  ['who asks', '<source>Q</source><cue>:</cue> <content>Did they know?</content>'],
])('expresses nothing: %s', (_, marked) => {
  expect(left(marked)).toBe(0);
});

test.each([
  ['laughing words', '<content>“I get lost here,”</content> <source>the mayor</source> <cue>laughed</cue>.'],
  ['a turn', '<source>Mayor Holm</source><cue>:</cue> <content>We will look.</content>'],
  ['a turn in capitals', '<source>ADA HOLM</source><cue>:</cue> <content>We will look.</content>'],
  ['words on a sign', '<source>Sign at the gate</source><cue>:</cue> <content>“No way through”</content>'],
  ['a noun', '<source>Harbour police</source><cue>:</cue> <content>Nobody is hurt</content>'],
  ['hearing a plea', '<source>MPs</source> <cue>hear</cue> <content>plea for more cash</content>'],
  ['hearing that', '<source>The traders</source> <cue>hear</cue> <content>that the pass is closed</content>.'],
  ['a fear', '<source>Traders</source> <cue>fear</cue> <content>that the pass is closed</content>.'],
  ['agreeing that', '<source>Both</source> <cue>agreed</cue> <content>that the road needs light</content>.'],
  ['pretending', '<source>The twins</source> <cue>pretended</cue> <content>that they had never met</content>.'],
])('expresses something: %s', (_, marked) => {
  expect(left(marked)).toBe(1);
});
