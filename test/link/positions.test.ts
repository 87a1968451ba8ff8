import { expect, test } from 'vitest';
import { positionsOf } from '../../src/link/positions.ts';
import { linkable, type Spec } from './linkables.ts';

const minister = { name: 'Ana Reyes', role: 'minister', id: 's:reyes' };
const told = (id: string, stance: Spec['stance'], published: string | null, more: Partial<Spec> = {}) =>
  linkable({
    id,
    file: `${id}.txt`,
    words: `the gate was opened ${id}`,
    chain: [minister],
    stance: stance!,
    published,
    ...more,
  });
const short = (members: Parameters<typeof positionsOf>[0], speakers?: ReadonlyMap<string, string>) => {
  const { positions, withdrawn } = positionsOf(members, speakers);
  return [positions.map((p) => [p.sourceName, p.stance, p.since, p.statements]), [...withdrawn]];
};

test('a later clear word replaces the earlier one, which is withdrawn', () => {
  expect(short([told('one', 'denies', '2026-03-10'), told('two', 'asserts', '2026-03-12')])).toEqual([
    [['Ana Reyes', 'asserts', '2026-03-12', ['two']]],
    ['one'],
  ]);
});

test('on one day both stand, and so do those without a date', () => {
  const both = [
    ['Ana Reyes', 'asserts', '2026-03-10', ['two']],
    ['Ana Reyes', 'denies', '2026-03-10', ['one']],
  ];
  expect(short([told('one', 'denies', '2026-03-10'), told('two', 'asserts', '2026-03-10')])).toEqual([both, []]);
  const undated = short([told('one', 'denies', null), told('two', 'asserts', null)]);
  expect(undated[1]).toEqual([]);
});

test('silence ends with a clear word, and withdraws none', () => {
  expect(short([told('one', 'withholds', '2026-03-10'), told('two', 'asserts', '2026-03-11')])).toEqual([
    [['Ana Reyes', 'asserts', '2026-03-11', ['two']]],
    ['one'],
  ]);
  expect(short([told('one', 'asserts', '2026-03-10'), told('two', 'withholds', '2026-03-11')])[0]).toContainEqual([
    'Ana Reyes',
    'asserts',
    '2026-03-10',
    ['one'],
  ]);
});

test('a late report of earlier words is as old as these', () => {
  const words = 'no gate of the dam was opened on Monday night';
  const list = [
    told('one', 'denies', '2026-03-10', { words }),
    told('two', 'asserts', '2026-03-11'),
    told('three', 'denies', '2026-03-12', { words }),
  ];
  expect(short(list)).toEqual([[['Ana Reyes', 'asserts', '2026-03-11', ['two']]], ['one', 'three']]);
});

test('the own voice of an article is the position of every outlet that published it; nobody holds what has no source', () => {
  const own = told('one', 'asserts', '2026-03-10', { chain: [], outlet: 'The Nara Herald' });
  expect(short([own])[0]).toEqual([['The Nara Herald', 'asserts', '2026-03-10', ['one']]]);
  expect(short([told('one', 'asserts', '2026-03-10', { chain: [], nobody: true })])).toEqual([[], []]);
});

test('each member of a joint source holds it, and a person may name the right speaker', () => {
  const joint = told('one', 'asserts', '2026-03-10', {
    chain: [{ name: 'Ana Reyes and Tom Hale', members: ['s2', 's3'], kind: 'group' }],
    others: [minister, { name: 'Tom Hale', id: 's:hale' }],
  });
  expect((short([joint])[0] as string[][]).map((p) => p[0])).toEqual(['Tom Hale', 'Ana Reyes']);
  const decided = new Map([['one', 'Tom Hale']]);
  expect((short([joint], decided)[0] as string[][]).map((p) => p[0])).toEqual(['Tom Hale']);
});
