import { describe, expect, test } from 'vitest';
import { tidied } from './tidied.ts';

describe('who asked to stay unnamed', () => {
  test('speaks the verb behind the ground, and no verb within the ground reaches over it', () => {
    expect(
      tidied(
        'A nurse who asked not to be named because the clinic <cue1>had warned</cue1> <content1>of talk told the Lantern that beds were short</content1>.'.replace(
          'told the Lantern that beds were short',
          '<cue2>told</cue2> the Lantern <content2>that beds were short</content2>',
        ),
      ),
    ).toEqual([' | had warned | of talk', 'A nurse | told | that beds were short']);
  });

  test('only behind the ground, and only a cue that has no source', () => {
    expect(
      tidied('A nurse who asked not to be named <cue>told</cue> the Lantern <content>that beds were short</content>.'),
    ).toEqual(['A nurse | told | that beds were short']);
    expect(
      tidied('A nurse who asked not to be named because the clinic <cue>warned</cue> <content>of talk</content> left.'),
    ).toEqual([' | warned | of talk']);
    expect(
      tidied(
        'A nurse who asked not to be named because <source>the clinic</source> <cue>told</cue> her <content>to be quiet</content>.',
      ),
    ).toEqual(['the clinic | told | to be quiet']);
    expect(
      tidied(
        'A nurse who was ill because of the cold <cue>told</cue> the Lantern <content>that beds were short</content>.',
      ),
    ).toEqual([' | told | that beds were short']);
  });

  test.each([
    'A mate who <cue>would not give</cue> <content>her name</content> blamed the winch.',
    'A mate <source>whose name</source> <cue>was withheld</cue> <content>by the court</content> blamed the winch.',
    'A mate who <cue>asked</cue> <content>not to be named</content> blamed the winch.',
  ])('how is no attribution: %s', (marked) => expect(tidied(marked)).toEqual([]));
});
