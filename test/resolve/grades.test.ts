import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/parse/parse.ts';
import { resolveSources } from '../../src/resolve/resolve.ts';
import { article, resolve } from './reading.ts';

describe('kind and grade', () => {
  test.each([
    ['<source>Anna Holm</source>', 'person', 'named'],
    ['<source>The Harbour Board</source>', 'organization', 'named'],
    ['<source>The Port Nara Gazette</source>', 'outlet', 'named'],
    ['<source>TASS</source>', 'outlet', 'named'],
    ['<source>Beijing</source>', 'organization', 'named'],
    ['<source>A spokesman for the mayor</source>', 'person', 'role'],
    ['<source>The ministry</source>', 'organization', 'role'],
    ['<source>Police</source>', 'organization', 'role'],
    ['<source>The city</source>', 'organization', 'role'],
    ['<source>Anna Holm’s close friends and allies</source>', 'group', 'unnamed'],
    ['<source>A former harbour master -- Anna Holm</source>', 'person', 'named'],
    ['<source>A lawyer for Anna Holm</source>', 'person', 'role'],
    ['<source>Officials</source>', 'group', 'unnamed'],
    ['<source>A harbour official</source>', 'person', 'unnamed'],
    ['<source>52 per cent of voters</source>', 'group', 'unnamed'],
    ['<source>Many residents</source>', 'group', 'unnamed'],
    ['<source>Sources</source>', 'group', 'anonymous'],
    ['<source>A person familiar with the talks</source>', 'person', 'anonymous'],
    ['<source>An unnamed harbour official</source>', 'person', 'anonymous'],
    ['Earlier rules fell. In May <source>the Resolution</source>', 'document', 'named'],
    ['<source>A new study</source>', 'document', 'unnamed'],
    ['<source>A report by the Audit Board</source>', 'document', 'named'],
    ['<source>The Holm campaign</source>', 'organization', 'named'],
    ['<source>Officials, including Anna Holm,</source>', 'group', 'named'],
  ])('%s', (source, kind, grade) => {
    expect(resolve(`${source} <cue>said</cue> <content>it rained</content>.`).of[0]).toMatchObject({ kind, grade });
  });

  test('named by any mention', () => {
    const { of } = resolve(
      '<source1>The mayor</source1> <cue1>said</cue1> <content1>no</content1>. <source2>The mayor, Anna Holm,</source2> <cue2>said</cue2> <content2>no</content2>.',
    );
    expect(of.map((s) => s?.grade)).toEqual(['named', 'named']);
  });
});

test('a name withheld anywhere counts for every mention', () => {
  const { of } = resolve(
    '<source1>An unnamed official</source1> <cue1>said</cue1> <content1>no</content1>. <source2>The official</source2> <cue2>said</cue2> <content2>yes</content2>.',
  );
  expect(of.map((s) => s?.grade)).toEqual(['anonymous', 'anonymous']);
});

describe('a document is named where the article tells whose it is', () => {
  const second = '<source>The report</source> <cue>says</cue> <content>the quay is safe</content>.';
  test.each([
    [`A Lake Institute report came out in May. ${second}`, 'Lake Institute report', 'named'],
    [`The board read a report by Anna Holm. ${second}`, 'report by Anna Holm', 'named'],
    [`Anna Holm released a written report. ${second}`, 'Anna Holm’s written report', 'named'],
    [`Nobody read a report. ${second}`, 'The report', 'unnamed'],
    [
      'A Lake Institute report came out in May. <source>Recent reports</source> <cue>say</cue> <content>the quay is safe</content>.',
      'Recent reports',
      'unnamed',
    ],
  ])('%s', (marked, name, grade) => expect(resolve(marked).of[0]).toMatchObject({ name, grade }));
});

describe('the stated ground', () => {
  test.each([
    [
      '<source>A dock official</source> <cue>said</cue> <content>no</content>, speaking on condition of anonymity because the matter is sensitive.',
      'because the matter is sensitive',
    ],
    [
      '<source>A dock official, who was not authorized to speak publicly</source>, <cue>said</cue> <content>no</content>.',
      'was not authorized to speak publicly',
    ],
    [
      '<source>A dock official</source> <cue>said</cue> <content>no</content>. The official asked not to be named, citing the rules of the port.',
      'citing the rules of the port',
    ],
    [
      '<source>A dock official</source> who asked not to be named because the inquiry is not over <cue>told</cue> the Lantern <content>that it sank</content>.',
      'because the inquiry is not over',
    ],
    [
      '<source>A dock official</source> who asked not to be named because <source2>the board</source2> <cue2>said</cue2> <content2>so</content2> <cue>said</cue> <content>no</content>.',
      'because the board said so',
    ],
    [
      '<source>Officials not authorized to speak publicly</source> <cue>said</cue> <content>no</content>.',
      'not authorized to speak publicly',
    ],
  ])('%s', (marked, reason) => {
    const { of, text } = resolve(marked);
    expect(of[0]!.grade).toBe('anonymous');
    expect(text.slice(...of[0]!.reason!)).toBe(reason);
  });

  test('a phrase that opens its sentence speaks of who comes next, not of who spoke before', () => {
    const { of } = resolve(
      '<source1>A dock official</source1> <cue1>said</cue1> <content1>no</content1>. Also speaking on condition of anonymity, <source2>an aide</source2> <cue2>said</cue2> <content2>yes</content2>.',
    );
    expect(of.map((s) => s!.grade)).toEqual(['unnamed', 'anonymous']);
  });

  test('no document asks to stay unnamed', () => {
    const { of } = resolve(
      '<source>The survey</source> <cue>lists</cue> <content>ten boats</content>. A diver asked not to be named.',
    );
    expect(of[0]!.grade).toBe('unnamed');
  });

  test('a named speaker is not anonymous', () => {
    const { of } = resolve(
      '<source>Anna Holm</source> <cue>said</cue> <content>that a diver spoke on condition of anonymity</content>.',
    );
    expect(of[0]).toMatchObject({ grade: 'named', reason: null });
  });
});

describe('records', () => {
  test('ids in the order of the text, mentions that slice, a why for each', () => {
    const { sources, text, sourceOf } = resolve(
      '<source1>Anna Holm</source1> <cue1>said</cue1> <content1>no</content1>. <source2>The Harbour Board</source2> <cue2>agreed</cue2> <content2>with Holm</content2>. <cue3>Reportedly</cue3> <content3>it rained</content3>.',
    );
    expect(sources.map((s) => s.id)).toEqual(['s1', 's2']);
    expect(sourceOf).toEqual(['s1', 's2', null]);
    expect(sources[0]!.mentions.map((m) => text.slice(...m))).toEqual(['Anna Holm', 'Holm']);
    for (const s of sources)
      expect(s.why.every((w) => w.by.startsWith('rule ') && w.score > 0 && w.score <= 1)).toBe(true);
  });

  test('a name that a model found tells the kind', () => {
    const marked = '<source>Tarn Velo</source> <cue>said</cue> <content>no</content>.';
    const kind = (label: 'PER' | 'ORG'): string =>
      resolve(marked, { names: [{ span: [0, 9], label, score: 0.99 }] }).of[0]!.kind;
    expect([kind('PER'), kind('ORG')]).toEqual(['person', 'organization']);
  });

  test('the engine tells the kind where the name does not', () => {
    const text = 'Velo said no.';
    const read = article(text);
    const found = {
      source: [[0, 4]] as const,
      cue: [5, 9] as const,
      content: [],
      to: null,
      act: 'say' as const,
      within: null,
    };
    const kind = (view: 'person' | 'outlet' | null): string =>
      resolveSources(parseArticle(read), [{ ...found, kind: view }], { article: read }).sources[0]!.kind;
    expect([kind(null), kind('person'), kind('outlet')]).toEqual(['organization', 'person', 'outlet']);
  });

  test('any text and any spans give records that slice', () => {
    const word = fc.constantFrom(
      'Ada',
      'Holm',
      'said',
      'the',
      'mayor',
      'He',
      'and',
      ',',
      '“',
      '”',
      'who',
      "'s",
      '.',
      'of',
      'Port',
      'A',
      '(',
      ')',
      '\n',
      '😀',
      'The',
      'we',
      'source',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(200), fc.nat(30)), { maxLength: 6 }),
        (list, cuts) => {
          const read = article(list.join(' '));
          const found = cuts.map(([s, n], i) => {
            const start = Math.min(s, read.text.length);
            const end = Math.min(start + n, read.text.length);
            return {
              source: end > start ? [[start, end] as const] : [],
              cue: [start, end] as const,
              content: [],
              to: null,
              kind: null,
              act: 'say' as const,
              within: i ? i - 1 : null,
            };
          });
          const out = resolveSources(parseArticle(read), found, { article: read });
          const ids = new Set(out.sources.map((s) => s.id));
          for (const id of out.sourceOf) if (id !== null && !ids.has(id)) throw new Error(`no source ${id}`);
          for (const s of out.sources) {
            if (!s.name || !s.mentions.length) throw new Error(`empty source ${s.id}`);
            for (const [a, z] of s.mentions)
              if (!(a >= 0 && a < z && z <= read.text.length)) throw new Error(`bad span ${a} ${z}`);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a long list of names takes linear time', () => {
    const run = (n: number): number => {
      const read = article(
        Array.from({ length: n }, (_, i) => `The mayor met Ada Holm${i % 97} of Port Nara ${i}.`).join(' '),
      );
      const parse = parseArticle(read);
      const found = parse.sentences.map((s) => ({
        source: [[s.span[0], s.span[0] + 9] as const],
        cue: s.span,
        content: [],
        to: null,
        kind: null,
        act: 'say' as const,
        within: null,
      }));
      const start = process.cpuUsage();
      resolveSources(parse, found, { article: read });
      return process.cpuUsage(start).user / 1000;
    };
    run(500);
    expect(run(8000) / Math.max(20, run(1000))).toBeLessThan(30);
  });
});
