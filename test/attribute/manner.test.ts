import { expect, test } from 'vitest';
import { tidied } from './tidied.ts';

test('an adverb that is a cue leaves the verb to what is alleged', () => {
  expect(
    tidied('<content>The porter</content> <cue>allegedly</cue> <content>replied: “Nobody saw it.”</content>'),
  ).toEqual([' | allegedly | The porter … replied: “Nobody saw it.”']);
});

test('a deed beside the words is no cue, and the quotation goes on behind it', () => {
  expect(
    tidied(
      '<content1>“You come every year,”</content1> <source1>he</source1> <source2>he</source2> <cue1>said</cue1>, <cue2>jabbing a finger at</cue2> <content2>the map, “and it still floods.”</content2>',
    ).length,
  ).toBe(2);
  const marked =
    '<content1>“You come every year,”</content1> <source1><source2>he</source2></source1> <cue1>said</cue1>, <cue2>jabbing a finger at</cue2> <content2>the map, “and it still floods.”</content2>';
  expect(tidied(marked)).toEqual(['he | said | “You come every year,” … “and it still floods.”']);
});

test('a participle of saying stays a cue of its own', () => {
  const marked =
    '<content1>“You come every year,”</content1> <source1><source2>he</source2></source1> <cue1>said</cue1>, <cue2>adding</cue2> <content2>that it still floods</content2>.';
  expect(tidied(marked)).toEqual(['he | said | “You come every year,”', 'he | adding | that it still floods']);
});

test('a tag of who hears the case is no part of what a witness found', () => {
  expect(
    tidied(
      '<source1>Dr Ida Holm</source1> <cue1>found</cue1> <content1>that nine wells were dry, the jury <cue2>was told</cue2></content1>.'
        .replace('that nine', 'that <content2>nine')
        .replace(', the jury', '</content2>, the jury'),
    ),
  ).toEqual([
    'Dr Ida Holm | found | that nine wells were dry',
    ' | was told | Dr Ida Holm found that nine wells were dry',
  ]);
});

test('a jury that has heard something did not say it', () => {
  expect(tidied('<content>He took the money</content>, <source>a jury</source> <cue>has heard</cue>.')).toEqual([
    ' | has heard | He took the money',
  ]);
});

test('what somebody does in spite of is told by the writer', () => {
  expect(
    tidied(
      '<source1>Councillors</source1> <cue1>voted</cue1> <content1>to close it despite <cue2>warnings</cue2> from <source2>parents</source2> <content2>that it would rain</content2></content1>.',
    )[0],
  ).toBe('Councillors | voted | to close it');
});

test('a second predicate of one speaker is a statement of its own', () => {
  expect(
    tidied(
      '<source1>The envoy</source1> <cue1>urged</cue1> both sides <content1>to wait and <cue2>called for</cue2> <content2>an inquiry</content2></content1>.'.replace(
        '<source1>The envoy</source1> <cue1>urged</cue1> both sides',
        '<source2><source1>The envoy</source1> <cue1>urged</cue1> both sides</source2>',
      ),
    ),
  ).toEqual(['The envoy | urged | to wait', 'The envoy | called for | an inquiry']);
});
