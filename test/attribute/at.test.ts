import { describe, expect, test } from 'vitest';
import { findAt } from '../../src/attribute/at.ts';
import { isTranslated } from '../../src/attribute/translated.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import type { Span } from '../../src/records/span.ts';
import { TRANSLATION_PHRASES } from '../../src/rules/en/translations.ts';
import { parseMarked } from '../marked.ts';

const PUBLISHED = '2026-03-12T09:30:00+02:00'; // a Thursday

function read(marked: string, published: string | null = PUBLISHED, number = 1, outer: readonly Span[] | null = null) {
  const { text, all } = parseMarked(marked);
  const { source, cue, content } = all[number - 1]!;
  const parse = parseArticle({ text, blocks: [{ kind: 'paragraph', span: [0, text.length] }], skip: [] });
  const parts = { source, cue: cue[0]!, content };
  const at = findAt(parse, parts, published, outer);
  const show = (span: Span | null | undefined): string | null => (span ? text.slice(...span) : null);
  return {
    when: show(at?.when),
    date: at?.date ?? null,
    precision: at?.precision ?? null,
    where: show(at?.where),
    medium: show(at?.medium),
    translated: isTranslated(parse, parts),
  };
}

describe('when', () => {
  test.each([
    [
      '<source>The mayor</source> <cue>said</cue> on Monday <content>that taxes will rise</content>.',
      'on Monday',
      '2026-03-09',
      'day',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> Thursday <content>that taxes will rise</content>.',
      'Thursday',
      '2026-03-12',
      'day',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> last Thursday <content>that taxes will rise</content>.',
      'last Thursday',
      '2026-03-05',
      'day',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> late Friday evening <content>that taxes will rise</content>.',
      'late Friday evening',
      '2026-03-06',
      'day',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> yesterday <content>that taxes will rise</content>.',
      'yesterday',
      '2026-03-11',
      'day',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> on March 3 <content>that taxes will rise</content>.',
      'on March 3',
      '2026-03-03',
      'day',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> on March 30 <content>that taxes will rise</content>.',
      'on March 30',
      '2025-03-30',
      'day',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> on 3 May 2019 <content>that taxes will rise</content>.',
      'on 3 May 2019',
      '2019-05-03',
      'day',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> in 2019 <content>that taxes will rise</content>.',
      'in 2019',
      '2019',
      'year',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> in December <content>that taxes will rise</content>.',
      'in December',
      '2025-12',
      'month',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> last week <content>that taxes will rise</content>.',
      'last week',
      '2026-03-02',
      'week',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> earlier this week <content>that taxes will rise</content>.',
      'earlier this week',
      '2026-03-09',
      'week',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> last month <content>that taxes will rise</content>.',
      'last month',
      '2026-02',
      'month',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> two days ago <content>that taxes will rise</content>.',
      'two days ago',
      '2026-03-10',
      'day',
    ],
    [
      '<source>The mayor</source> <cue>said</cue> on Monday at 5:30 p.m. <content>that taxes will rise</content>.',
      'on Monday at 5:30 p.m.',
      '2026-03-09T17:30',
      'minute',
    ],
    [
      'On Wednesday, <source>the mayor</source> <cue>said</cue> <content>taxes will rise</content>.',
      'On Wednesday',
      '2026-03-11',
      'day',
    ],
    [
      '<source>Nara</source> on Tuesday <cue>rejected</cue> <content>the claims</content>.',
      'on Tuesday',
      '2026-03-10',
      'day',
    ],
    [
      '<content>"Taxes will rise,"</content> <source>the mayor</source> <cue>said</cue> on Tuesday.',
      'on Tuesday',
      '2026-03-10',
      'day',
    ],
  ])('%s', (marked, when, date, precision) => {
    expect(read(marked)).toMatchObject({ when, date, precision });
  });

  test('words of the content are no time of the saying', () => {
    expect(
      read('<source>The mayor</source> <cue>said</cue> <content>that taxes will rise on Monday</content>.').when,
    ).toBeNull();
    expect(
      read('<source>The man who left on Monday</source> <cue>said</cue> <content>that taxes will rise</content>.').when,
    ).toBeNull();
  });

  test('"may" and "sat" are no dates, a later clause is another matter', () => {
    expect(
      read('<source>He</source> <cue>said</cue> <content>no</content>, and may leave; they sat on Monday.').when,
    ).toBeNull();
  });

  test('the time of a clause about somebody, of another deed, or of an issue is not when it was said', () => {
    for (const marked of [
      '<source>Rusk</source>, who left the firm in June, <cue>could not be reached</cue>.',
      '<source>Teague</source>, who voted for her in 2022, <cue>said</cue> <content>he was undecided</content>.',
      '<source>Anand</source> <cue>said</cue> <content>debt would fall</content>, reiterating a target set in March.',
      'VARN, March 12 (Transpress) - <source>The mayor</source> <cue>said</cue> <content>it rained</content>.',
      '<source>The results</source>, in this week’s issue of the Journal, <cue>show</cue> <content>that it is thick</content>.',
    ])
      expect(read(marked).when).toBeNull();
    expect(read('<content>It rained</content>, <source>she</source> <cue>said</cue>, speaking on Monday.').when).toBe(
      'on Monday',
    );
    expect(
      read('<content>It is closed</content>, <source>she</source> <cue>said</cue>, during a visit on Monday.').when,
    ).toBe('on Monday');
    expect(
      read('<source>Rusk</source>, who left, <cue>said</cue> on Monday <content>that it rained</content>.').when,
    ).toBe('on Monday');
  });

  test('without a date of publication only a date with its year resolves', () => {
    const said = (when: string) =>
      read(`<source>Ana Kim</source> <cue>said</cue> ${when} <content>that it rained</content>.`, null);
    expect(said('on Monday')).toMatchObject({ when: 'on Monday', date: null, precision: null });
    expect(said('on March 3')).toMatchObject({ when: 'on March 3', date: null });
    expect(said('on March 3, 2016')).toMatchObject({ date: '2016-03-03', precision: 'day' });
  });

  test("what lies outside the outer content is not the inner attribution's", () => {
    const marked =
      '<source1>Paper P</source1> <cue1>reported</cue1> on Tuesday <content1><source2>the mayor</source2> <cue2>said</cue2> <content2>taxes will rise</content2></content1>.';
    const { all } = parseMarked(marked);
    expect(read(marked, PUBLISHED, 1).when).toBe('on Tuesday');
    expect(read(marked, PUBLISHED, 2, all[0]!.content).when).toBeNull();
  });
});

describe('where and through what', () => {
  test.each([
    [
      '<source>Li Wen</source> <cue>said at a briefing</cue> on Monday <content>that it was false</content>.',
      'at a briefing',
      null,
    ],
    [
      '<source>Li Wen</source> <cue>told</cue> a news conference <content>that it was false</content>.',
      'a news conference',
      null,
    ],
    [
      '<source>Li Wen</source> <cue>said</cue> in an interview with Paper P <content>that it was false</content>.',
      'in an interview',
      null,
    ],
    [
      '<source>The port</source> <cue>said in a written statement</cue> <content>that it was false</content>.',
      null,
      'in a written statement',
    ],
    ['<source>Li Wen</source> <cue>wrote on Telegram</cue> <content>that it was false</content>.', null, 'on Telegram'],
    [
      '<source>Li Wen</source> <cue>said</cue> on state television <content>that it was false</content>.',
      null,
      'on state television',
    ],
    [
      '<source>Li Wen</source> <cue>wrote</cue> in a post on X <content>that it was false</content>.',
      null,
      'in a post',
    ],
    [
      '<source>Li Wen</source> <cue>said</cue> in a television interview <content>that it was false</content>.',
      'in a television interview',
      null,
    ],
    ['<source>Li Wen</source> <cue>said</cue> <content>the statement was read at a briefing</content>.', null, null],
    ['<source>Li Wen</source> <cue>said</cue> <content>no</content> over lunch with the x ray team.', null, null],
  ])('%s', (marked, where, medium) => {
    expect(read(marked)).toMatchObject({ where, medium });
  });
});

describe('translated', () => {
  test.each(TRANSLATION_PHRASES.map((p) => [p.phrase, p.example]))('%s', (_, example) => {
    const cue = /\b(?:said|wrote|posted|tweeted|shouted|told)\b/.exec(example)!;
    const end = example.startsWith('"') ? example.indexOf('"', 1) + 1 : 0;
    const that = example.search(/ (?:that|the nets)/);
    const content: Span[] = end ? [[0, end]] : [[that + 1, example.length - 1]];
    const parse = parseArticle({ text: example, blocks: [{ kind: 'paragraph', span: [0, example.length] }], skip: [] });
    expect(isTranslated(parse, { source: [], cue: [cue.index, cue.index + cue[0].length], content })).toBe(true);
  });

  test.each([
    '<source>Ana Kim</source> <cue>said in writing</cue> <content>that it rained</content>.',
    '<source>Ana Kim</source> <cue>said</cue> <content>that she spoke through an interpreter</content>.',
    '<source>Ana Kim</source> <cue>said in english</cue> <content>that it rained</content>.',
  ])('%s', (marked) => expect(read(marked).translated).toBe(false));
});
