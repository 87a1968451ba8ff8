import { describe, expect, test } from 'vitest';
import { nest } from '../../src/attribute/nest.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import type { Span } from '../../src/records/span.ts';
import { foundAt, parseMarked } from '../marked.ts';
import { readingOf } from './reading.ts';

/** Chains of what an engine found, as marked; for each attribution its parts in words and the cue that it lies within. */
function chains(marked: string, confidence: readonly number[] = []) {
  const { text, all } = parseMarked(marked);
  const found = all.map((parts, i) => foundAt(parts, { confidence: confidence[i] ?? 0.9 }));
  const list = nest(parseArticle(readingOf(text).article), found);
  const words = (spans: readonly Span[]): string => spans.map((s) => text.slice(...s)).join(' // ');
  return list.map((f) => ({
    source: words(f.source),
    cue: words([f.cue]),
    content: words(f.content),
    within: f.within === null ? null : words([list[f.within]!.cue]),
  }));
}

describe('a relay that cites somebody', () => {
  test('who is cited is the source of the citation, within the relay', () => {
    expect(
      chains(
        '<content1>The dam has leaked</content1>, <source1><source2>the Beacon</source2></source1> <cue1>reported</cue1>, <cue2>citing</cue2> <content2>an engineer</content2>.',
      ),
    ).toEqual([
      {
        source: 'the Beacon',
        cue: 'reported',
        content: 'The dam has leaked // citing an engineer',
        within: null,
      },
      { source: 'an engineer', cue: 'citing', content: 'The dam has leaked', within: 'reported' },
    ]);
  });

  test('a citation that the engine took for content', () => {
    expect(
      chains(
        '<content>The dam has leaked</content>, <source>the Beacon</source> <cue>reported</cue>, <content>citing an engineer</content>.',
      )[1],
    ).toEqual({ source: 'an engineer', cue: 'citing', content: 'The dam has leaked', within: 'reported' });
  });

  test('a citation between the relay and its verb', () => {
    expect(
      chains(
        '<source1><source2>The Beacon</source2></source1>, <cue1>citing</cue1> an engineer, <cue2>reported</cue2> <content1><content2>that the dam has leaked</content2></content1>.',
      ),
    ).toEqual([
      { source: 'an engineer', cue: 'citing', content: 'that the dam has leaked', within: 'reported' },
      {
        source: 'The Beacon',
        cue: 'reported',
        content: 'citing an engineer // that the dam has leaked',
        within: null,
      },
    ]);
  });

  test('a citation that the engine missed', () => {
    expect(
      chains(
        '<source>The Beacon</source> <cue>reported</cue> <content>that the dam has leaked</content>, citing two engineers.',
      ),
    ).toEqual([
      {
        source: 'The Beacon',
        cue: 'reported',
        content: 'that the dam has leaked // citing two engineers',
        within: null,
      },
      { source: 'two engineers', cue: 'citing', content: 'that the dam has leaked', within: 'reported' },
    ]);
  });

  test('a ground that is cited says nothing', () => {
    expect(
      chains(
        '<source1><source2>The mayor</source2></source1> <cue1>closed</cue1> <content1>the pier</content1>, <cue2>citing</cue2> <content2>high water</content2>.',
      )[1],
    ).toEqual({ source: 'The mayor', cue: 'citing', content: 'high water', within: null });
    expect(
      chains('<source>The mayor</source> <cue>said</cue> <content>the pier is closed</content>, citing high water.'),
    ).toHaveLength(1);
  });

  test('quoted as saying', () => {
    expect(
      chains(
        '<source>The Beacon</source> <cue>quoted</cue> <content>an engineer as saying that the dam has leaked</content>.',
      ),
    ).toEqual([
      {
        source: 'The Beacon',
        cue: 'quoted',
        content: 'an engineer as saying that the dam has leaked',
        within: null,
      },
      { source: 'an engineer', cue: 'as saying', content: 'that the dam has leaked', within: 'quoted' },
    ]);
  });

  test('quoted as saying by another', () => {
    expect(
      chains(
        '<content>“The dam has leaked,”</content> <source>an engineer, Ana Holm,</source> <cue>was quoted as saying</cue> by the daily Beacon.',
      ),
    ).toEqual([
      {
        source: 'the daily Beacon',
        cue: 'was quoted',
        content: '“The dam has leaked,” // an engineer, Ana Holm, // as saying',
        within: null,
      },
      { source: 'an engineer, Ana Holm,', cue: 'as saying', content: '“The dam has leaked,”', within: 'was quoted' },
    ]);
  });

  test('a citation between commas that the engine missed', () => {
    expect(
      chains(
        '<source>The Beacon</source>, quoting two engineers, <cue>reported</cue> <content>that the dam has leaked</content>.',
      ),
    ).toEqual([
      { source: 'two engineers', cue: 'quoting', content: 'that the dam has leaked', within: 'reported' },
      {
        source: 'The Beacon',
        cue: 'reported',
        content: 'quoting two engineers // that the dam has leaked',
        within: null,
      },
    ]);
  });

  test('who relays a statement relays who made it', () => {
    expect(
      chains(
        '<source1>Brandt</source1> <cue1>told</cue1> him <content1>that <content2>she would “not go”</content2></content1>, <cue2>according to</cue2> <source2>an aide</source2>.',
      ).map((a) => [a.cue, a.content, a.within]),
    ).toEqual([
      ['told', 'that she would “not go”', 'according to'],
      ['according to', 'Brandt told him that she would “not go”', null],
    ]);
  });

  test('a citation behind a time', () => {
    expect(
      chains(
        '<source>The Beacon</source> first <cue>reported</cue> <content>the leak</content> on Sunday, citing two engineers.',
      ).map((a) => a.source),
    ).toEqual(['The Beacon', 'two engineers']);
  });

  test('a ground is nobody', () => {
    expect(
      chains('<content>The dam has leaked</content>, <source>she</source> <cue>said</cue>, loudly.').map((a) => a.cue),
    ).toEqual(['said']);
  });
});

describe('a content over several paragraphs', () => {
  test('a quotation that goes on', () => {
    const [a] = chains(
      '<source>Ana Holm</source> <cue>said</cue>: <content>“The dam has leaked.</content>\n“Nobody was hurt.”\nThe road is closed.',
    );
    expect(a!.content).toBe('“The dam has leaked. // “Nobody was hurt.”');
  });

  test('a statement without marks, as long as it speaks of "we"', () => {
    const list = chains(
      '<source1>Ana Holm</source1> <cue1>said</cue1>:\n<content1>I have seen the dam.</content1>\nIt has leaked. <source2>We</source2> <cue2>think</cue2> <content2>it will hold</content2>.\nThe road is closed.',
    );
    expect(list[0]!.content).toBe('I have seen the dam. // It has leaked. We think it will hold.');
    expect(list[1]!.within).toBe('said');
  });

  test('a statement that begins a paragraph and says "we" later on', () => {
    const [a] = chains(
      '<source>Ana Holm</source> <cue>said</cue>:\n<content>The dam has leaked.</content>\nWe will mend it.\nThe road is closed.',
    );
    expect(a!.content).toBe('The dam has leaked. // We will mend it.');
  });

  test('one statement ends where the next begins, and many of them take linear time', () => {
    const line = (n: number): string =>
      `<source${n}>Ana</source${n}> <cue${n}>said</cue${n}>: <content${n}>I saw it.</content${n}>\n`;
    expect(chains(line(1) + line(2)).map((a) => a.content)).toEqual(['I saw it.', 'I saw it.']);
    const many = Array.from({ length: 4000 }, (_, i) => line(i + 1)).join('');
    const before = process.cpuUsage();
    expect(chains(many)).toHaveLength(4000);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(4);
  });

  test('not where nobody speaks of himself', () => {
    const [a] = chains(
      '<source>Ana Holm</source> <cue>said</cue>: <content>The dam has leaked.</content>\nWe will see.',
    );
    expect(a!.content).toBe('The dam has leaked.');
  });
});

describe('parts that engines miss by a word', () => {
  test.each([
    '<source>Country</source> B <cue>said</cue> <content>no</content>.',
    'Country <source>B</source> <cue>said</cue> <content>no</content>.',
  ])('a name that ends in a letter: %s', (marked) => expect(chains(marked)[0]!.source).toBe('Country B'));

  test('a weak finding in another’s content stands only where its cue is a known one', () => {
    const marked = (cue: string): string =>
      `<source1>Ana Holm</source1> <cue1>said</cue1> <content1>that <source2>Peter Lund</source2> <cue2>${cue}</cue2> <content2>that it rained</content2></content1>.`;
    const cues = (cue: string, least: number): string[] => chains(marked(cue), [0.9, least]).map((a) => a.cue);
    expect(cues('claimed', 0.3)).toEqual(['said', 'claimed']);
    expect(cues('sat', 0.3)).toEqual(['said']);
    expect(cues('sat', 0.8)).toEqual(['said', 'sat']);
  });
});
