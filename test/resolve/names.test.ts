import { describe, expect, test } from 'vitest';
import { resolve, whoOf } from './reading.ts';

/** Two attributions; the second source is the same record as the first. */
const joined: readonly (readonly [string, string, string])[] = [
  [
    'surname',
    '<source1>Mayor Ada Holm</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>Holm</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Ada Holm',
  ],
  [
    'title and surname',
    '<source1>Jonas Kim</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>Mr Kim</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Jonas Kim',
  ],
  [
    'title before the full name',
    '<source1>Gov. Ada J. Holm</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>Ada Holm</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Ada J. Holm',
  ],
  [
    'family name first',
    '<source1>Foreign Minister Bao Minwei</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>Bao</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Bao Minwei',
  ],
  [
    'given name last',
    '<source1>Foreign Minister Bao Minwei</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>Minwei</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Bao Minwei',
  ],
  [
    'double surname',
    '<source1>Ana Ruiz Ortega, a diver,</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>Ruiz</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Ana Ruiz Ortega',
  ],
  [
    'second part of a double surname left out',
    '<source1>Ana Ruiz Ortega</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>Ana Ruiz</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Ana Ruiz Ortega',
  ],
  [
    'particle',
    '<source1>Nadir al-Bashiri, a baker,</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>Bashiri</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Nadir al-Bashiri',
  ],
  [
    'acronym in brackets',
    '<source1>The Northern Harbour Board (NHB)</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>The NHB</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Northern Harbour Board',
  ],
  [
    'acronym by its letters',
    '<source1>The Northern Harbour Board</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>NHB</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Northern Harbour Board',
  ],
  [
    'other order of the same words',
    '<source1>The Department of Dikes</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>The Dikes Department</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Department of Dikes',
  ],
  [
    'a country under two names',
    '<source1>The United States</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>The U.S.</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'United States',
  ],
  [
    'an outlet under two names',
    '<source1>The Washington Post</source1> <cue1>reported</cue1> <content1>it rained</content1>. <source2>WaPo</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'The Washington Post',
  ],
  [
    'introduced where nobody speaks',
    'Mayor Ada Holm opened the bridge. <source1>Holm</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>She</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    'Ada Holm',
  ],
  [
    'short name in a headline',
    '<source1>Holm</source1> <cue1>Promises</cue1> <content1>Dry Summer For The Whole Coast</content1>\nMayor Ada Holm opened the bridge. <source2>Holm</source2> <cue2>said</cue2> <content2>it would stop</content2>.',
    'Ada Holm',
  ],
];

describe('one person or body under several names', () => {
  test.each(joined)('%s', (_, marked, name) => {
    const { of } = resolve(marked);
    expect(of.map((s) => s?.name)).toEqual([name, name]);
    expect(of[0]).toBe(of[1]);
  });
});

describe('a company beside a noun that persons have too', () => {
  test('"the company" is the operator, not the place of the dateline', () => {
    const { of, sources } = resolve(
      'OSTVIK, Nov 3 (Norrland Press) - <source1>Ferry operator Sundlin</source1> <cue1>said</cue1> <content1>it rained</content1>. <source2>The company</source2> <cue2>added</cue2> <content2>it would stop</content2>.',
    );
    expect(of.map((s) => s!.name)).toEqual(['Sundlin', 'Sundlin']);
    expect(of[0]!.kind).toBe('organization');
    expect(sources.map((s) => s.name)).not.toContain('OSTVIK');
  });

  test('a person with two names stays one', () => {
    const { of } = resolve('<source>Crane operator Jonas Kim</source> <cue>said</cue> <content>it rained</content>.');
    expect(of[0]).toMatchObject({ name: 'Jonas Kim', kind: 'person' });
  });
});

describe('two people are not one', () => {
  test('a surname that two bear is a source of its own, and a notice says so', () => {
    const { of, notices } = resolve(
      '<source1>Ada Holm</source1> <cue1>said</cue1> <content1>yes</content1>. <source2>Jonas Holm</source2> <cue2>said</cue2> <content2>no</content2>. <source3>Holm</source3> <cue3>left it open</cue3> <content3>why</content3>.',
    );
    expect(new Set(of.map((s) => s?.id)).size).toBe(3);
    expect(notices.map((n) => [n.code, n.message])).toEqual([
      ['ambiguous-source', '"Holm" may be Ada Holm or Jonas Holm'],
    ]);
  });

  test('the title tells two bearers of a surname apart', () => {
    expect(
      whoOf(
        '<source1>Anna Holm</source1> <cue1>said</cue1> <content1>yes</content1>. <source2>Peter Holm</source2> <cue2>said</cue2> <content2>no</content2>. <source3>Mrs. Holm</source3> <cue3>added</cue3> <content3>why</content3>. <source4>Mr. Holm</source4> <cue4>added</cue4> <content4>how</content4>.',
      ),
    ).toEqual(['Anna Holm', 'Peter Holm', 'Anna Holm', 'Peter Holm']);
  });

  test('given names that differ', () => {
    const { of } = resolve(
      '<source1>Ada Holm</source1> <cue1>said</cue1> <content1>yes</content1>. <source2>Carl Holm</source2> <cue2>said</cue2> <content2>no</content2>.',
    );
    expect(of[0]).not.toBe(of[1]);
  });
});

describe('role and affiliation', () => {
  test.each([
    [
      '<source>Veld’s foreign ministry spokesman Li Wen</source> <cue>said</cue> <content>no</content>. Veld is small.',
      'Li Wen',
      'foreign ministry spokesman',
      'Veld',
    ],
    [
      '<source>Chinese Foreign Ministry Spokesperson Bao Minwei</source> <cue>said</cue> <content>no</content>.',
      'Bao Minwei',
      'Foreign Ministry Spokesperson',
      'China',
    ],
    [
      '<source>Ana Ruiz, a spokeswoman for the Harbour Board</source>, <cue>said</cue> <content>no</content>.',
      'Ana Ruiz',
      'spokeswoman for the Harbour Board',
      'Harbour Board',
    ],
    [
      '<source>Harbour Board spokeswoman Ana Ruiz</source> <cue>said</cue> <content>no</content>.',
      'Ana Ruiz',
      'spokeswoman',
      'Harbour Board',
    ],
    [
      '<source>Ana Ruiz of the Harbour Board</source> <cue>said</cue> <content>no</content>.',
      'Ana Ruiz',
      null,
      'Harbour Board',
    ],
    [
      '<source>Water Minister Ana Ruiz</source> <cue>said</cue> <content>no</content>.',
      'Ana Ruiz',
      'Water Minister',
      null,
    ],
    ['<source>the Kremlin</source> <cue>said</cue> <content>no</content>.', 'Kremlin', null, 'Russia'],
    ['<source>Beijing</source> <cue>said</cue> <content>no</content>.', 'Beijing', null, 'China'],
  ])('%s', (marked, name, role, affiliation) => {
    expect(resolve(marked).of[0]).toMatchObject({ name, role, affiliation, grade: 'named' });
  });
});
