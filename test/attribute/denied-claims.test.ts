import { expect, test } from 'vitest';
import { tidied } from './tidied.ts';

test('claims that somebody denies are not theirs', () => {
  expect(
    tidied(
      '<source1><source2>The bank</source2></source1> <cue1>dismissed</cue1> <content1><cue2>claims</cue2> <content2>that it was insolvent</content2></content1>.',
    ),
  ).toEqual(['The bank | dismissed | claims that it was insolvent', ' | claims | that it was insolvent']);
});

test('an attribution of their own where none was found, or the noun went into the cue', () => {
  const expected = [
    'The minister | rejected | persistent media reports that he had lied',
    ' | reports | that he had lied',
  ];
  expect(
    tidied(
      '<source>The minister</source> <cue>rejected</cue> <content>persistent media reports that he had lied</content>.',
    ),
  ).toEqual(expected);
  expect(
    tidied(
      '<source>The minister</source> <cue>rejected persistent media reports</cue> <content>that he had lied</content>.',
    ),
  ).toEqual(expected);
});

test('what is affirmed, or has a source of its own, stays', () => {
  for (const marked of [
    '<source>The minister</source> <cue>repeated</cue> <content>claims that he had lied</content>.',
    '<source>The minister</source> <cue>denied</cue> <content>that he had lied</content>.',
    '<source>The minister</source> <cue>denied</cue> <content>the allegations</content>.',
  ])
    expect(tidied(marked)).toHaveLength(1);
  expect(
    tidied(
      '<source1>The bank</source1> <cue1>denied</cue1> <content1><source2>Ms Holm’s</source2> <cue2>claim</cue2> <content2>that it was insolvent</content2></content1>.',
    )[1],
  ).toBe('Ms Holm’s | claim | that it was insolvent');
});
