import { describe, expect, test } from 'vitest';
import { tidied } from './tidied.ts';

describe('borders of the parts', () => {
  test.each([
    [
      'time belongs to no part',
      '<source>The bank</source> <cue>reported last week</cue> <content>that it had closed</content>.',
      'The bank | reported | that it had closed',
    ],
    [
      'a month that is a verb stays',
      '<source>The bank</source> <cue>may</cue> <content>say so</content>.',
      'The bank | may | say so',
    ],
    [
      'a clause that says more of who speaks',
      '<source>Ida Holm of Varn, who was not there,</source> <cue>said</cue> <content>it rained</content>.',
      'Ida Holm of Varn | said | it rained',
    ],
    [
      'the mark that closes the words of another',
      '“My aunt left. <source>She</source> <cue>said</cue> <content>the berth was free.”</content> The pier was empty.',
      'She | said | the berth was free.',
    ],
    [
      'a clause before who speaks',
      '<source>The Post says its story stands, its editor, Jonas Brandt,</source> <cue>wrote</cue>.',
      'its editor, Jonas Brandt, | wrote | The Post says its story stands',
    ],
    [
      'an article without its noun',
      '<source>The board</source> <cue>would not confirm a</cue> report in the Post <content>that it had paid</content>.',
      'The board | would not confirm | that it had paid',
    ],
    [
      'a dateline in the source',
      '<source>LONDON (AP) — Veldonia</source> <cue>said</cue> <content>it would pay</content>.',
      'Veldonia | said | it would pay',
    ],
    [
      'a dateline alone as the source',
      '<source>KARSHAVA</source>, March 3 (Transpress) - Veldonia on Sunday <cue>accused</cue> <content>Varn of theft</content>.',
      'Veldonia | accused | Varn of theft',
    ],
    [
      'no source behind a dateline',
      'KARSHAVA (Transpress) - Veldonia on Sunday <cue>said</cue> <content>it would pay</content>.',
      'Veldonia | said | it would pay',
    ],
    [
      'an article that belongs to its noun',
      'A Varn <source>official</source> <cue>said</cue> <content>it rained</content>.',
      'A Varn official | said | it rained',
    ],
    [
      'a place before who speaks',
      'At <source>Varn Crown Court, Ida Holm, prosecuting,</source> <cue>told</cue> jurors <content>that he lied</content>.',
      'Ida Holm, prosecuting, | told | that he lied',
    ],
    [
      'a cue that breaks off in its setting',
      '<source>The judge</source> <cue>wrote in a 41</cue>-page opinion <content>that it may go on</content>.',
      'The judge | wrote | that it may go on',
    ],
    [
      'a setting without a noun for it',
      '<source>She</source> <cue>said on the Senate</cue> floor <content>that it was late</content>.',
      'She | said | that it was late',
    ],
    [
      'a rally that was told',
      '<source>She</source> <cue>told</cue> a rally <content>it was late</content>.',
      'She | told a rally | it was late',
    ],
    [
      'what the writer adds behind a tag',
      '<content>Nine died</content>, <source>the agency</source> <cue>said</cue> on Monday, <content>as rescuers raced to find more</content>.',
      'the agency | said | Nine died',
    ],
    [
      'what belongs to the tag as much as to its words',
      '<content>It will rise</content>, <source>the agency</source> <cue>said</cue>, <content>as long as it rains</content>.',
      'the agency | said | It will rise … as long as it rains',
    ],
    [
      'what the writer makes of it',
      '<source>He</source> <cue>accused</cue> <content>her of lying, escalating a feud in the party</content>.',
      'He | accused | her of lying',
    ],
    [
      'a dateline in the content',
      '<content>LINDEN BAY (Transpress) -- The ministers agreed</content>, <cue>according to</cue> <source>a note</source>.',
      'a note | according to | The ministers agreed',
    ],
    [
      'the next sentence behind a tag at the start',
      '<cue>According to</cue> <source>the file</source>, <content>she hid. She heard shots</content>.',
      'the file | According to | she hid',
    ],
    [
      'the mark of a quotation in the cue',
      'The two sides, <source>they</source>, <cue>"renewed</cue> <content>their vows</content>".',
      'they | renewed | their vows',
    ],
    [
      'who speaks in the next sentence',
      '<content>The cause</content> <cue>is not known</cue>. <source>The Post</source> blames the wind.',
      ' | is not known | The cause',
    ],
    [
      'what another called it',
      '<content>The depot burned</content>, <source>the governor</source> <cue>said</cue>, <content>in what Varn called a first</content>.',
      'the governor | said | The depot burned',
    ],
    [
      'a sentence before the one that is told of',
      '<content>The wards were short of nurses. Patients left</content>, <source>the union</source> <cue>says</cue>.',
      'the union | says | Patients left',
    ],
    [
      'a sentence behind a quotation',
      '<source>Strand</source> <cue>said</cue>: <content>“We will see.” The bank meets in May</content>.',
      'Strand | said | “We will see.”',
    ],
  ])('%s', (_, marked, expected) => expect(tidied(marked)).toEqual([expected]));

  test('two halves of one cue are one', () => {
    expect(
      tidied(
        '<content1><content2>The barge sank</content2></content1>, <cue1>as</cue1> <cue2>reported by</cue2> <source1><source2>the Post</source2></source1>.',
      ),
    ).toEqual(['the Post | as reported by | The barge sank']);
  });

  test('a quotation has one speaker, the one of its sentence', () => {
    expect(
      tidied(
        '<content1>“No gate was open,”</content1> <source1>he</source1> <cue1>said</cue1>. <content1><content2>“We had no call,”</content2></content1> <cue2>said</cue2> <source2>Edda Holm</source2>.',
      ),
    ).toEqual(['he | said | “No gate was open,”', 'Edda Holm | said | “We had no call,”']);
  });

  test('a cue does not break a quotation', () => {
    expect(tidied("<source>His client</source> <cue>was 'happy</cue> <content>where he is</content>'.")).toEqual([]);
  });
});

describe('a content ends where the next statement beside it begins', () => {
  test.each([
    [
      'set against it',
      '<source1>The group</source1> <cue1>says</cue1> <content1>it has no plans, but <source2>the union</source2> <cue2>claims</cue2> <content2>it is ready</content2></content1>.',
      'The group | says | it has no plans',
    ],
    [
      'behind a semicolon',
      '<source1>The aide</source1> <cue1>said</cue1> <content1>he was tired; <source2>she</source2> <cue2>said</cue2> <content2>he was late</content2></content1>.',
      'The aide | said | he was tired',
    ],
    [
      'within',
      '<source1>The aide</source1> <cue1>said</cue1> <content1>that <source2>the board</source2> <cue2>claims</cue2> <content2>it is ready</content2></content1>.',
      'The aide | said | that the board claims it is ready',
    ],
  ])('%s', (_, marked, expected) => expect(tidied(marked)[0]).toBe(expected));

  test('an infinitive and a verb of its own', () => {
    const text = 'The nurses threatened to strike and demanded better pay.';
    const [first] = tidied(
      '<source>The nurses</source> <cue>threatened</cue> <content>to strike and demanded better pay</content>.',
    );
    expect(first).toBe(`The nurses | threatened | ${text.slice(22, -1)}`);
  });
});

describe('where and how belong to the cue', () => {
  test.each([
    [
      'an occasion',
      '<content>“Nobody crossed,”</content> <source>the spokesman</source> <cue>told</cue> a news conference.',
      'the spokesman | told a news conference | “Nobody crossed,”',
    ],
    [
      'a medium',
      '<content>“Never,”</content> <source>Szabo</source> <cue>wrote</cue> on X.',
      'Szabo | wrote on X | “Never,”',
    ],
    [
      'before its clause',
      '<source>The ministry</source> <cue>said</cue> in a statement <content>that nobody crossed</content>.',
      'The ministry | said in a statement | that nobody crossed',
    ],
    [
      'an outlet is who heard it',
      '<content>“Never,”</content> <source>he</source> <cue>told</cue> the Beacon.',
      'he | told | “Never,”',
    ],
    [
      'what goes on with another noun is none',
      '<content>“Never,”</content> <source>he</source> <cue>said</cue> in a report published in May.',
      'he | said | “Never,”',
    ],
  ])('%s', (_, marked, expected) => expect(tidied(marked)[0]).toBe(expected));
});

describe('a source is who speaks alone', () => {
  test('behind what the clause speaks of', () =>
    expect(
      tidied('He called it dull, <source>a remark Oster</source> <cue>denied</cue> <content>making</content>.')[0],
    ).toBe('Oster | denied | a remark … making'));

  test('behind another statement', () => {
    expect(
      tidied(
        '<content>Velia denies it</content> as <source>Ostran</source> <cue>says</cue> <content>three were killed</content>.',
      )[0],
    ).toBe('Ostran | says | three were killed');
    expect(
      tidied(
        '<content>The pier</content>, as <source>Ostran</source> <cue>says</cue>, <content>is closed</content>.',
      )[0],
    ).toBe('Ostran | says | The pier … is closed');
  });
});
