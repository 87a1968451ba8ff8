import { describe, expect, test } from 'vitest';
import { nest } from '../../src/attribute/nest.ts';
import { settleActs } from '../../src/attribute/settle.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import type { Act, Stance } from '../../src/records/attribution.ts';
import type { Found } from '../../src/records/found.ts';
import type { SourceKind } from '../../src/records/source.ts';
import {
  ACTS_BY_DOCUMENT,
  ACTS_BY_FRAME,
  DECLINE_PATTERNS,
  JUDGING_PATTERNS,
  NEGATED_ACTS,
} from '../../src/rules/en/act-changes.ts';
import { STANCE_OF_ACT } from '../../src/rules/en/cue-lines.ts';
import { foundAt, parseMarked } from '../marked.ts';

interface Engine {
  readonly act: Act;
  readonly stance: Stance;
  readonly score: number;
  readonly kind?: SourceKind;
}

const SURE: Engine = { act: 'say', stance: 'asserts', score: 0.95 };

/** What is settled about each marked attribution, given what an engine took it for. */
function settle(marked: string, { act, stance, score, kind = 'person' }: Engine = SURE): Found[] {
  const { text, all } = parseMarked(marked);
  const parse = parseArticle({ text, blocks: [{ kind: 'paragraph', span: [0, text.length] }], skip: [] });
  const found = all.map((parts) =>
    foundAt(parts, {
      act,
      stance,
      kind,
      why: [
        { part: 'cue', by: 'model test', score: 0.9 },
        { part: 'act', by: 'model test', score },
        { part: 'stance', by: 'model test', score },
      ],
    }),
  );
  return settleActs(parse, nest(parse, found));
}

const verdict = (marked: string, engine?: Engine): string => {
  const { act, stance } = settle(marked, engine)[0]!;
  return `${act} ${stance}`;
};

describe('every line of the tables decides its own example', () => {
  test.each(NEGATED_ACTS.map((n) => [n.from, n] as const))('not to %s', (_from, { act, stance, example }) => {
    expect(verdict(example)).toBe(`${act} ${stance}`);
  });
  test.each(DECLINE_PATTERNS.map((d) => [d.pattern, d] as const))('%s', (_pattern, { act, stance, example }) => {
    expect(verdict(example)).toBe(`${act} ${stance}`);
  });
  test.each(JUDGING_PATTERNS.map((j) => [j.pattern, j.example] as const))('%s', (_pattern, example) => {
    expect(verdict(example)).toBe('deny denies');
  });
  test.each(ACTS_BY_FRAME.map((a) => [`${a.lemma} ${a.frame}`, a] as const))('%s', (_name, { act, example }) => {
    expect(verdict(example, { ...SURE, score: 0.3 })).toBe(`${act} ${STANCE_OF_ACT[act]}`);
  });
  test.each(ACTS_BY_DOCUMENT.map((a) => [a.lemma, a] as const))('%s', (_lemma, { act, example }) => {
    expect(verdict(example, { ...SURE, kind: 'document' })).toBe(`${act} ${STANCE_OF_ACT[act]}`);
  });
});

describe('act and stance', () => {
  test.each([
    [
      'what a statement does, its last verb tells',
      'deny denies',
      '<source>Varn</source> <cue>issued a statement denying</cue> <content>that the dam leaked</content>.',
    ],
    [
      'a letter that warns',
      'warn asserts',
      '<source>Varn</source> <cue>sent a letter warning</cue> <content>that the dam leaked</content>.',
    ],
    [
      'a plea of not guilty',
      'deny denies',
      '<source>The porter</source> <cue>pleaded</cue> <content>not guilty</content>.',
    ],
    [
      'a plea of guilty',
      'confirm asserts',
      '<source>The porter</source> <cue>pleaded</cue> <content>guilty</content>.',
    ],
    [
      'a verb that only warns, though an engine saw plain saying',
      'warn asserts',
      '<source>The warden</source> <cue>warned</cue> <content>that the path was icy</content>.',
    ],
    [
      'a claim is denied',
      'deny denies',
      '<source>Varn</source> <cue>rejected</cue> <content>the accusation</content>.',
    ],
    ['an offer is refused', 'refuse denies', '<source>Varn</source> <cue>rejected</cue> <content>the offer</content>.'],
    [
      'a request is refused though the verb denies',
      'refuse denies',
      '<source>The court</source> <cue>denied</cue> <content>a request for more time</content>.',
    ],
    [
      'a plan is promised',
      'promise asserts',
      '<source>The line</source> <cue>announced</cue> <content>that it will close two berths</content>.',
    ],
    [
      'who does not know withholds',
      'attitude withholds',
      '<source>The widow</source> <cue>does not know</cue> <content>who sold the barge</content>.',
    ],
    [
      'who may know withholds',
      'attitude withholds',
      'It is unclear whether <source>the heirs</source> <cue>know</cue> <content>who sold the barge</content>.',
    ],
    [
      'who hopes that it is false denies nothing',
      'say asserts',
      '<source>She</source> <cue>hopes</cue> <content>the reports are false</content>.',
    ],
    [
      'who knows it to be false in a clause of its own denies nothing',
      'say asserts',
      '<source>She</source> <cue>said</cue> <content>the broker knew that the report was false</content>.',
    ],
    [
      'something false that is no claim',
      'say asserts',
      '<source>She</source> <cue>said</cue> <content>the teeth were false</content>.',
    ],
    [
      'what nobody says',
      'decline withholds',
      '<source>Nobody</source> <cue>says</cue> <content>that the dam is safe</content>.',
    ],
    [
      'not only',
      'say asserts',
      '<source>She</source> <cue>not only said</cue> <content>that the dam was safe</content>.',
    ],
    [
      'an inquiry asks',
      'ask questions',
      '<source>The guild</source> <cue>is looking into</cue> <content>whether the scales were false</content>.',
    ],
    [
      'an inquiry asks by its subject too',
      'ask questions',
      '<source>The fire inquiry</source> <cue>turns on</cue> <content>whether the hose was cut</content>.',
    ],
    [
      'an interview is declined, not refused',
      'decline withholds',
      '<source>The abbot</source> <cue>declined</cue> <content>an interview request from the Beacon</content>.',
    ],
    [
      'a request for comment is declined',
      'decline withholds',
      '<source>The abbot</source> <cue>rejected</cue> <content>two requests for an interview</content>.',
    ],
    [
      'a plan that there is not',
      'promise denies',
      '<source>The line</source> <cue>has no plans</cue> <content>to sell the ferry</content>.',
    ],
    [
      'who does not doubt it holds with it',
      'attitude asserts',
      '<source>The clerk</source> <cue>does not doubt</cue> <content>that the seal is real</content>.',
    ],
    [
      'no comment',
      'decline withholds',
      '<content>“No comment,”</content> <cue>said</cue> <source>the broker</source>.',
    ],
    [
      'who does not object lets it be',
      'attitude asserts',
      '<source>The guild</source> <cue>did not object</cue> <content>to the sale of the mill</content>.',
    ],
    [
      'a refusal to say declines',
      'decline withholds',
      '<source>The miller’s</source> <cue>refusal</cue> <content>to say who bought the weir</content> angered the guild.',
    ],
    [
      'a refusal to do refuses',
      'refuse denies',
      '<source>The miller’s</source> <cue>refusal</cue> <content>to lower the price</content> angered the guild.',
    ],
    [
      'handing over what can be told is saying',
      'decline withholds',
      '<source>The bank</source> <cue>refused</cue> <content>to release the names of its owners</content>.',
    ],
    [
      'handing over a thing is none',
      'refuse denies',
      '<source>The bank</source> <cue>refused</cue> <content>to give the miller a loan</content>.',
    ],
    [
      'a claim that is pointed at is denied',
      'deny denies',
      '<source>The court</source> <cue>rejected</cue> <content>that argument</content>.',
    ],
    [
      'what is refused with an infinitive is no noun in it',
      'refuse denies',
      '<source>The poet</source> <cue>refused</cue> <content>to apologise for the statement</content>.',
    ],
    [
      'nothing new announced',
      'decline withholds',
      '<source>The shipyard</source> <cue>announced</cue> <content>no new ferries</content>.',
    ],
    ['a thing asked for', 'urge asserts', '<source>The inn</source> <cue>asks</cue> <content>nine crowns</content>.'],
    [
      'a question asked',
      'ask questions',
      '<source>The judge</source> <cue>asked</cue> <content>a question about the well</content>.',
    ],
    [
      'nobody at all',
      'decline withholds',
      '<source>No official</source> <cue>has claimed</cue> <content>that the dam is safe</content>.',
    ],
    [
      'the verb behind another is the head',
      'deny denies',
      '<source>The clerk</source> <cue>went on to rebut</cue> <content>the story of the well</content>.',
    ],
    [
      'a question that is ignored',
      'decline withholds',
      '<source>The guild</source> <cue>ignored</cue> <content>questions about the leak</content>.',
    ],
    [
      'a thing that is ignored',
      'attitude withholds',
      '<source>The guild</source> <cue>ignored</cue> <content>the rising water</content>.',
    ],
    [
      'invented stories',
      'deny denies',
      '<content>“He just made it up,”</content> <source>the broker</source> <cue>said</cue>.',
    ],
    [
      'what is not right is no claim',
      'say asserts',
      '<content>“This just isn’t right,”</content> <source>the broker</source> <cue>said</cue>.',
    ],
    [
      'a person suggests, a document shows',
      'say asserts',
      '<source>The clerk</source> <cue>suggested</cue> <content>that rents were falling</content>.',
    ],
  ])('%s', (_name, expected, marked) => {
    expect(verdict(marked)).toBe(expected);
  });

  test.each<[string, string, string, Act, Stance]>([
    [
      'a suspicion is no denial',
      'attitude asserts',
      '<source>The crew</source> <cue>had long suspected</cue> <content>that the hull leaked</content>.',
      'attitude',
      'denies',
    ],
    [
      'not only, though an engine saw a negation',
      'say asserts',
      '<source>The log</source> <cue>not merely noted</cue> <content>the storm</content>.',
      'show',
      'withholds',
    ],
    [
      'a promise not to do something is a promise',
      'promise asserts',
      '<source>The guild</source> <cue>pledged</cue> <content>not to sell the mill</content>.',
      'promise',
      'denies',
    ],
    [
      'an errand that is pointed at is not',
      'refuse denies',
      '<source>The clerk</source> <cue>declined</cue> <content>that assignment</content>.',
      'refuse',
      'denies',
    ],
  ])('%s', (_name, expected, marked, act, stance) => {
    expect(verdict(marked, { act, stance, score: 0.5 })).toBe(expected);
  });

  test('a relay of a denial says; the denial is the speaker’s', () => {
    const marked =
      '<content2><content1>“The allegations are false,”</content1> <source1>the envoy</source1> <cue1>said</cue1></content2>, <source2>Radio Elvik</source2> <cue2>reported</cue2>.';
    expect(settle(marked).map((f) => `${f.act} ${f.stance}`)).toEqual(['deny denies', 'say asserts']);
  });

  test('a judged claim may be named by an attribution of its own', () => {
    const marked =
      '<content2>“The <cue1>allegations</cue1> <content1>on the matter</content1> spread by the guild are false,”</content2> <source2>Varn</source2> <cue2>specified</cue2>.';
    expect(settle(marked).map((f) => `${f.act} ${f.stance}`)).toContain('deny denies');
    const relayed =
      '<source2>Varn</source2> <cue2>said</cue2> <content2><source1>the heirs</source1> <cue1>insist</cue1> <content1>the deed is false</content1></content2>.';
    expect(settle(relayed)[0]!.act).toBe('say');
  });

  test('a verb of denial denies, even where an engine is fairly sure of another act', () => {
    const marked = '<source>Varn</source> <cue>disavowed</cue> <content>the leaflet</content>.';
    expect(verdict(marked, { act: 'accuse', stance: 'asserts', score: 0.8 })).toBe('deny denies');
  });

  test('a guess of an engine at a cue that no list knows asserts', () => {
    const marked = '<source>The site</source> <cue>has pruned</cue> <content>the hedge</content>.';
    expect(verdict(marked, { act: 'decline', stance: 'withholds', score: 0.3 })).toBe('say asserts');
    expect(verdict(marked, { act: 'decline', stance: 'withholds', score: 0.8 })).toBe('decline withholds');
  });

  test('an engine that is not sure of a denial needs a word for it', () => {
    const plain = '<source>The envoy</source> <cue>bemoaned</cue> <content>the state of the pier</content>.';
    expect(verdict(plain, { act: 'deny', stance: 'denies', score: 0.5 })).toBe('accuse asserts');
    const negative =
      '<source>The envoy</source> <cue>hardly clarified</cue> <content>the matter of the pier</content>.';
    expect(verdict(negative, { act: 'show', stance: 'withholds', score: 0.5 })).toBe('show withholds');
  });

  test('an engine that is sure is followed where the tables say nothing, an unsure one is not', () => {
    const marked = '<source>The crew</source> <cue>warned</cue> <content>that the rope was old</content>.';
    expect(verdict(marked, { act: 'allege', stance: 'asserts', score: 0.9 })).toBe('allege asserts');
    expect(verdict(marked, { act: 'allege', stance: 'asserts', score: 0.3 })).toBe('warn asserts');
  });

  test('a stance that cannot go with its act is put right', () => {
    const marked = '<source>The crew</source> <cue>demanded</cue> <content>a new rope</content>.';
    expect(verdict(marked, { act: 'urge', stance: 'questions', score: 0.9 })).toBe('urge asserts');
  });

  test('the decision says which rule it is and replaces what the engine said of the act', () => {
    const [f] = settle('<source>She</source> <cue>did not say</cue> <content>which ferry was sold</content>.');
    expect(f!.why.filter((w) => w.part === 'act').map((w) => w.by)).toEqual(['rule saying-nothing']);
    expect(f!.why.filter((w) => w.part === 'stance').map((w) => w.by)).toEqual(['rule saying-nothing']);
    expect(f!.why.filter((w) => w.part === 'cue').map((w) => w.by)).toEqual(['model test']);
  });
});

test('an adverb that is a cue of nobody alleges, whatever an engine took it for', () => {
  expect(
    verdict('<content>The porter</content> <cue>allegedly</cue> <content>opened the gate</content>.', {
      act: 'accuse',
      stance: 'asserts',
      score: 0.95,
    }),
  ).toBe('allege asserts');
});

test('"long" before a verb is no longing', () => {
  expect(
    verdict('<source>The firm</source> <cue>has long denied</cue> <content>wrongdoing</content>.', {
      act: 'attitude',
      stance: 'asserts',
      score: 0.95,
    }),
  ).toBe('deny denies');
});

test('a name with its own capital article, right behind "told", was told first', () => {
  const told = (marked: string): string | null => {
    const { text } = parseMarked(marked);
    const to = settle(marked)[0]!.to;
    return to && text.slice(...to);
  };
  const rest = '<content>that it rained</content>.';
  expect(told(`<source>Ada Holm</source> <cue>told</cue> The Beacon ${rest}`)).toBe('The Beacon');
  expect(told(`<source>Ada Holm</source> <cue>told</cue> the Board ${rest}`)).toBe(null);
});

test('a later quotation judges only a claim that it calls one', () => {
  const said = '<source>Ada Holm</source> <cue>said</cue> <content>it would rain</content>.';
  expect(verdict(`${said} <content>“The claim is false.”</content>`)).toBe('deny denies');
  expect(verdict(`${said} <content>“It is wrong.”</content>`)).toBe('say asserts');
});
