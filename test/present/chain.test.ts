import { describe, expect, test } from 'vitest';
import { bySource, chains, hands, nameOf, saysMore, shown, wordCount } from '../../src/present/chain.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import { build } from '../build.ts';
import { demoCase } from '../demo-case.ts';
import { workedCase } from '../worked-case.ts';

const handsOf = (read: ReadArticle): readonly number[] => {
  const c = chains(read);
  return read.attributions.map((a) => hands(c, a));
};
const within = (read: ReadArticle, edges: Readonly<Record<string, string | null>>): ReadArticle => ({
  ...read,
  attributions: read.attributions.map((a) => ({ ...a, within: edges[a.id] ?? a.within })),
});

describe('chains', () => {
  test('run from the outside in, in the order of the text', () => {
    const c = chains(workedCase);
    expect(c.outermost.map((a) => a.id)).toEqual(['a1', 'a3', 'a5', 'a7']);
    expect(c.inside('a3').map((a) => a.id)).toEqual(['a4']);
    expect(c.chain(c.attribution('a6')!).map((a) => nameOf(c, a))).toEqual(['Paper P', 'a B official']);
  });

  test('show every attribution once, whatever `within` says', () => {
    for (const edges of [{ a1: 'a2' }, { a1: 'a9' }, { a7: 'a7' }, { a3: 'a4', a5: 'a6' }]) {
      const read = within(workedCase, edges);
      const c = chains(read);
      const seen: string[] = [];
      const open = [...c.outermost];
      for (let a = open.pop(); a; a = open.pop()) {
        seen.push(a.id);
        open.push(...c.inside(a.id));
        expect(c.chain(a).length).toBeLessThanOrEqual(7);
      }
      expect(seen.sort()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']);
    }
  });

  test('a chain of 20,000 costs no stack', () => {
    const marks = Array.from({ length: 20_000 }, (_, i) => `<cue${i + 1}>x</cue${i + 1}>`).join(' ');
    const read = build(marks, {
      attributions: Array.from({ length: 20_000 }, (_, i) => (i === 0 ? {} : { within: i })),
    });
    expect(chains(read).chain(read.attributions.at(-1)!)).toHaveLength(20_000);
  });
});

describe('hands', () => {
  test('count changes of source that pass something on', () => {
    // Country A denies what B claims, so it is no hand; Agency T and Paper P are.
    expect(handsOf(workedCase)).toEqual([0, 0, 0, 1, 0, 1, 0]);
  });

  test("leave out a speaker's own attitude, and one source twice", () => {
    const read = build(
      `<source1>Radio Marl</source1> <cue1>said</cue1> <content1><source2>it</source2> <cue2>heard from</cue2>
<content2><source3>the mayor</source3> <cue3>who</cue3> <content3><source4>she</source4> <cue4>hopes</cue4>
<content4>for rain</content4></content3></content2></content1>.`,
      {
        attributions: [
          { by: 1 },
          { by: 1, within: 1 },
          { by: 2, within: 2 },
          { by: 2, within: 3, is: { act: 'attitude', stance: 'asserts' } },
        ],
        sources: [{ name: 'Radio Marl' }, { name: 'the mayor' }],
      },
    );
    expect(handsOf(read)).toEqual([0, 0, 1, 1]);
  });
});

test('words that the inner attributions say are not said twice', () => {
  const c = chains(workedCase);
  const more = workedCase.attributions.filter((a) => saysMore(c, a)).map((a) => a.id);
  expect(more).toEqual(['a1', 'a2', 'a4', 'a6', 'a7']);
});

test('shown words join pieces with an ellipsis and leave markup out', () => {
  const read = build('<content1>*one*</content1> <cue1>said</cue1> <content1>two\nthree</content1>', {
    attributions: [{}],
  });
  const article = { ...read.article, skip: [[0, 1] as const, [4, 5] as const] };
  expect(shown({ ...read, article }, read.attributions[0]!.content)).toBe('one … two three');
});

test('sources are sorted by their attributions, then as they are', () => {
  const first = bySource(demoCase).slice(0, 3);
  expect(first.map(({ source, of }) => [source.name, of.length])).toEqual([
    ['Li Wen', 3],
    ['Ana Toral', 3],
    ['Country A', 2],
  ]);
});

test('words of the body are counted without credits and corrections', () => {
  expect(wordCount(build('One two\n\nthree\n\nBy Four', { blocks: ['headline', 'paragraph', 'credit'] }))).toBe(3);
  expect(wordCount(build(''))).toBe(0);
});
