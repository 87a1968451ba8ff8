import { describe, expect, test } from 'vitest';
import { resolve, whoOf } from './reading.ts';

describe('pronouns', () => {
  test.each([
    [
      'she goes by the given name',
      'Anna Holm met Peter Lund. <source>She</source> <cue>said</cue> <content>it was short</content>.',
      ['Anna Holm'],
    ],
    [
      'he goes by the given name',
      'Anna Holm met Peter Lund. <source>He</source> <cue>said</cue> <content>it was short</content>.',
      ['Peter Lund'],
    ],
    [
      'the title tells',
      'Mrs. Holm met Mr. Lund. <source>She</source> <cue>said</cue> <content>it was short</content>.',
      ['Holm'],
    ],
    [
      'the speaker in indirect speech',
      '<source1>Peter Lund</source1> <cue1>said</cue1> <content1>that <source2>he</source2> <cue2>believed</cue2> <content2>Jonas Berg</content2></content1>.',
      ['Peter Lund', 'Peter Lund'],
    ],
    [
      'not the speaker in direct speech',
      'Jonas Berg lost. <content1>“<source2>He</source2> <cue2>thinks</cue2> <content2>it was rain</content2>,”</content1> <source1>Peter Lund</source1> <cue1>said</cue1>.',
      ['Peter Lund', 'Jonas Berg'],
    ],
    [
      'I is the speaker',
      '<content1>“<source2>I</source2> <cue2>think</cue2> <content2>it will rain</content2>,”</content1> <source1>Anna Holm</source1> <cue1>said</cue1>.',
      ['Anna Holm', 'Anna Holm'],
    ],
    [
      'we is the body that a spokeswoman speaks for',
      '<content1>“<source2>We</source2> <cue2>think</cue2> <content2>it will rain</content2>,”</content1> <cue1>said</cue1> <source1>Harbour Board spokeswoman Anna Holm</source1>.',
      ['Anna Holm', 'Harbour Board'],
    ],
    [
      'we is the firm whose chief speaks',
      'Port Nara Boats Inc. gained a tenth. <content1>“<source2>We</source2> <cue2>think</cue2> <content2>it will rain</content2>,”</content1> <cue1>said</cue1> <source1>the firm’s chief executive officer, Anna Holm</source1>.',
      ['Anna Holm', 'Port Nara Boats Inc'],
    ],
    [
      'we is the speaker without a body',
      '<content1>“<source2>We</source2> <cue2>think</cue2> <content2>it will rain</content2>,”</content1> <source1>Anna Holm</source1> <cue1>said</cue1>.',
      ['Anna Holm', 'Anna Holm'],
    ],
    [
      'it is a body',
      '<source1>The Harbour Board</source1> <cue1>met</cue1> <content1>on rain</content1>. <source2>It</source2> <cue2>said</cue2> <content2>no</content2>.',
      ['Harbour Board', 'Harbour Board'],
    ],
    [
      'they are a group',
      '<source1>Residents</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>They</source2> <cue2>feared</cue2> <content2>a flood</content2>.',
      ['Residents', 'Residents'],
    ],
    [
      'who has its head before it',
      'Anna Holm, <source>who</source> <cue>said</cue> <content>it rained</content>, left.',
      ['Anna Holm'],
    ],
    [
      'his as an owner',
      'Peter Lund spoke. <source>His</source> <cue>claim</cue> <content>that it rained</content> was old.',
      ['Peter Lund'],
    ],
  ])('%s', (_, marked, names) => expect(whoOf(marked)).toEqual(names));

  test('nobody fits: a source of its own', () => {
    const { of } = resolve('Anna Holm left. <source>He</source> <cue>said</cue> <content>it rained</content>.');
    expect(of[0]).toMatchObject({ name: 'He', grade: 'unnamed' });
  });
});

describe('descriptions', () => {
  test.each([
    [
      'role of the one who bears it',
      'Anna Holm, the mayor, spoke. <source>The mayor</source> <cue>said</cue> <content>no</content>.',
      'Anna Holm',
    ],
    [
      'noun of the same meaning',
      'Harbour Board spokeswoman Anna Holm came. <source>The spokesperson</source> <cue>said</cue> <content>no</content>.',
      'Anna Holm',
    ],
    [
      'a body by its noun',
      '<source>The Harbour Ministry</source> <cue>met</cue> <content>us</content>. <source2>The ministry</source2> <cue2>said</cue2> <content2>no</content2>.',
      'Harbour Ministry',
    ],
    [
      'role before the name',
      '<source>The mayor</source> <cue>said</cue> <content>no</content>. The mayor, Anna Holm, had come late.',
      'Anna Holm',
    ],
    [
      'an outlet by its last word',
      'The Marl Courier wrote of it in May. <source>The Courier</source> <cue>reported</cue> <content>no</content>.',
      'Marl Courier',
    ],
    [
      'a firm by what it is',
      'Port Nara Boats Inc. gained a tenth. <source>The shipping giant</source> <cue>said</cue> <content>no</content>.',
      'Port Nara Boats Inc',
    ],
    [
      'a relative pronoun after a body that the person belongs to',
      'They thanked Anna Holm of the Harbour Board, <source>who</source> <cue>said</cue> <content>no</content>.',
      'Anna Holm',
    ],
    [
      'a relative pronoun after an owner and a document',
      'They read Anna Holm’s letter, <source>which</source> <cue>said</cue> <content>no</content>.',
      'Anna Holm’s letter',
    ],
    [
      'I in a letter is who wrote it',
      'They read it. <source1>Anna Holm’s letter</source1> <cue1>said</cue1> <content1>“<source2>I</source2> <cue2>fear</cue2> <content2>a flood</content2>”</content1>.',
      'Anna Holm',
    ],
    [
      'a relative pronoun after the description of a named person',
      'Anna Holm, a radio host <source>who</source> <cue>said</cue> <content>it rained</content>, left.',
      'Anna Holm',
    ],
  ])('%s', (_, marked, name) => expect(whoOf(marked).at(-1)).toBe(name));

  test('two bearers: neither', () => {
    const { of } = resolve(
      'Senator Anna Holm and Senator Peter Lund came. <source>The senator</source> <cue>said</cue> <content>no</content>.',
    );
    expect(of[0]).toMatchObject({ name: 'The senator', grade: expect.not.stringMatching('named$') });
  });

  test('an unnamed source goes on', () => {
    const { of } = resolve(
      '<source1>A harbour official</source1> <cue1>said</cue1> <content1>no</content1>. <source2>The official</source2> <cue2>added</cue2> <content2>why</content2>.',
    );
    expect(of[0]).toBe(of[1]);
  });

  test('an indefinite one is new', () => {
    const { of } = resolve(
      '<source1>An official</source1> <cue1>said</cue1> <content1>no</content1>. <source2>Another official</source2> <cue2>said</cue2> <content2>yes</content2>.',
    );
    expect(of[0]).not.toBe(of[1]);
  });
});

describe('joint sources', () => {
  test.each([
    ['<source>Russia and Turkey</source> <cue>said</cue> <content>no</content>.', 'organization', ['Russia', 'Turkey']],
    [
      '<source>Anna Holm and Peter Lund</source> <cue>said</cue> <content>no</content>.',
      'person',
      ['Anna Holm', 'Peter Lund'],
    ],
    [
      '<source>Both the Harbour Board and the Dikes Ministry</source> <cue>said</cue> <content>no</content>.',
      'organization',
      ['Harbour Board', 'Dikes Ministry'],
    ],
    [
      '<source>Anna Holm and several divers</source> <cue>said</cue> <content>no</content>.',
      'group',
      ['Anna Holm', 'several divers'],
    ],
  ])('%s', (marked, kind, members) => {
    const { of, sources } = resolve(marked);
    expect(of[0]).toMatchObject({ kind, grade: 'named' });
    expect(of[0]!.members.map((id) => sources.find((s) => s.id === id)?.name)).toEqual(members);
  });

  test.each([
    '<source>Company president and director Anna Holm</source> <cue>said</cue> <content>no</content>.',
    '<source>The Department of Dikes and Harbours</source> <cue>said</cue> <content>no</content>.',
  ])('no joint source: %s', (marked) => expect(resolve(marked).of[0]!.members).toEqual([]));
});

test('"she" is never the one who writes "I"', () => {
  const marked =
    '<source1>I</source1> <cue1>thought</cue1> <content1>that the pier was closed</content1>. <source2>She</source2> <cue2>said</cue2> <content2>that it was open</content2>.';
  const { of } = resolve(marked);
  expect(of[0]!.kind).toBe('author');
  expect(of[1]?.id).not.toBe(of[0]!.id);
});
