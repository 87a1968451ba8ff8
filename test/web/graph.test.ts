import { expect, test } from 'vitest';
import type { Claim, Statement } from '../../src/records/claim.ts';
import { graphOf } from '../../web/src/claims/graph.ts';

const statement = (s: Partial<Statement>): Statement => ({
  id: 'st:1',
  article: 'sha256:1',
  file: null,
  outlet: null,
  published: null,
  attribution: 'a1',
  content: [[0, 10]],
  stance: 'asserts',
  sourceId: 's:speaker',
  sourceName: 'Edda Korvin',
  grade: 'named',
  hands: 0,
  chain: ['Edda Korvin'],
  withdrawn: false,
  ...s,
});
const claim = (...statements: readonly Statement[]): Claim => ({
  id: 'c:1',
  text: 'The dam holds',
  title: 'The dam holds',
  listable: true,
  disputed: false,
  possiblyDisputed: false,
  statements,
  positions: [],
  origins: { asserts: [], denies: [], questions: [], withholds: [] },
  independent: { asserts: { atLeast: 1, atMost: 1 }, denies: { atLeast: 0, atMost: 0 } },
  relations: [],
  drift: [],
});

test.each([true, false])('whoever only passes it on stands in the drawing (narrow: %s)', (isNarrow) => {
  const way = ['Kestrel News Agency', 'Ottery Radio', 'Edda Korvin'];
  const { nodes, links } = graphOf(claim(statement({ outlet: 'The Nara Herald', chain: way })), isNarrow);
  expect(nodes.map((n) => n.name)).toEqual(['The Nara Herald', ...way]);
  expect(links.map((l) => [l.from, l.to])).toEqual([
    ['nara herald', 'kestrel news agency'],
    ['kestrel news agency', 'ottery radio'],
    ['ottery radio', 'edda korvin'],
  ]);
  for (const { x, y } of [...nodes, ...links.flatMap((l) => l.points)]) expect(Number.isFinite(x + y)).toBe(true);
});

test('only speakers and outlets lead on, an outlet under the name that it publishes under', () => {
  const { nodes } = graphOf(
    claim(
      statement({ outlet: 'Post', chain: ['The Herald', 'Edda Korvin'] }),
      statement({
        id: 'st:2',
        article: 'sha256:2',
        outlet: 'Herald',
        sourceName: 'Herald',
        sourceId: 's:herald',
        chain: [],
      }),
      statement({ id: 'st:3', article: 'sha256:3', file: 'notes.txt', sourceId: null, sourceName: null, chain: [] }),
    ),
    false,
  );
  expect(Object.fromEntries(nodes.map((n) => [n.name, n.href]))).toEqual({
    Post: '/outlets/Post',
    'The Herald': '/outlets/Herald',
    'Edda Korvin': '/sources/s:speaker',
    'notes.txt': null,
  });
});
