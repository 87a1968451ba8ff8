import { expect, test } from 'vitest';
import { tidied } from './tidied.ts';

test('the subject of a passive that takes an addressee is who was told', () => {
  expect(
    tidied('<source>Parents</source> <cue>had been assured</cue> <content>that the pool was clean</content>.'),
  ).toEqual([' | had been assured | that the pool was clean']);
  expect(tidied('<source>Children</source> <cue>were warned</cue> <content>not to swim</content>.')).toEqual([
    ' | were warned | not to swim',
  ]);
});

test('nobody is "it"', () => {
  expect(tidied('<source>It</source> <cue>is feared</cue> <content>that the wreck will leak</content>.')).toEqual([
    ' | is feared | that the wreck will leak',
  ]);
  expect(tidied('<source>It</source> <cue>said</cue> <content>that the wreck will leak</content>.')[0]).toMatch(/^It /);
});

test('who stands behind "by" told it', () => {
  expect(
    tidied(
      '<source>Members</source> <cue>have been promised</cue> <content>a vote</content> by the board of the club.',
    ),
  ).toEqual(['the board of the club | have been promised | a vote']);
  expect(
    tidied('<source>The crew</source> <cue>was told</cue> by the owner <content>that the ship was sold</content>.'),
  ).toEqual(['the owner | was told | that the ship was sold']);
});

test('who speaks in the active, is certain, or is quoted, stays', () => {
  for (const marked of [
    '<source>The board</source> <cue>has told</cue> members <content>that they vote in May</content>.',
    '<source>The ferry</source> <cue>is assured of</cue> <content>a place in the harbour</content>.',
    '<source>Mr Brandt</source> <cue>was quoted as saying</cue> <content>that the pier was safe</content>.',
    '<content>The ship was sold</content>, the crew <cue>was told by</cue> <source>the owner</source>.',
  ])
    expect(tidied(marked)[0]).toMatch(/^\S.* \| /);
});

test('a court that heard it, and who is told at the end of a headline, did not say it', () => {
  expect(
    tidied('<source>The court</source> <cue>heard</cue> <content>that the doors had been chained</content>.'),
  ).toEqual([' | heard | that the doors had been chained']);
  expect(
    tidied('<content>Doors were chained</content>, <source>jury</source> <cue>told</cue>\n\nA man was there.'),
  ).toEqual([' | told | Doors were chained']);
  expect(tidied('<source>The traders</source> <cue>heard</cue> <content>that the pass was closed</content>.')).toEqual([
    'The traders | heard | that the pass was closed',
  ]);
});

test('who was warned by somebody is no part of the warning', () => {
  expect(
    tidied(
      '<content>The minister</content> <cue>was warned</cue> by <source>his advisers</source> <content>that the gas would leak</content>.',
    ),
  ).toEqual(['his advisers | was warned | that the gas would leak']);
});
