import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterOf } from '../../src/link/cluster.ts';
import type { Edge } from '../../src/records/ledger.ts';

const edge = (a: string, b: string, score = 0.8, more: Partial<Edge> = {}): Edge => ({
  a,
  b,
  kind: 'same',
  score,
  why: [],
  by: 'test',
  ...more,
});
const not = (a: string, b: string): Edge => edge(a, b, 1, { kind: 'not-same', by: 'person' });

test('what is alike on average is one claim; a chain of weak links is none', () => {
  const edges = [edge('a', 'b'), edge('b', 'c'), edge('a', 'c'), edge('c', 'd', 0.3)];
  expect(clusterOf({ members: ['a', 'b', 'c', 'd'], edges })).toEqual([['a', 'b', 'c'], ['d']]);
});

test('the word of a person joins, parts and sets alone, whatever the likeness', () => {
  const members = ['a', 'b', 'c'];
  const alike = [edge('a', 'b', 0.99), edge('b', 'c', 0.99), edge('a', 'c', 0.99)];
  expect(clusterOf({ members, edges: [edge('a', 'c', 1, { by: 'person' })] })).toEqual([['a', 'c'], ['b']]);
  expect(clusterOf({ members, edges: [...alike, not('b', 'b')] })).toEqual([['a', 'c'], ['b']]);
  const parted = clusterOf({ members, edges: [...alike, not('a', 'c')] });
  expect(parted.some((c) => c.includes('a') && c.includes('c'))).toBe(false);
});

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const someEdge = fc
  .record({
    a: fc.constantFrom(...IDS),
    b: fc.constantFrom(...IDS),
    score: fc.double({ min: 0.1, max: 1, noNaN: true }),
    kind: fc.constantFrom('same' as const, 'same' as const, 'same' as const, 'not-same' as const),
  })
  .map(({ a, b, score, kind }) => edge(a, b, score, { kind, by: kind === 'same' ? 'test' : 'person' }));

test('the order of members and edges changes nothing, each member is in one claim, and who is parted stays so', () => {
  fc.assert(
    fc.property(fc.array(someEdge, { maxLength: 24 }), fc.infiniteStream(fc.nat()), (edges, stream) => {
      const mixed = <T>(list: readonly T[]): T[] =>
        list
          .map((x) => [stream.next().value as number, x] as const)
          .sort(([x], [y]) => x - y)
          .map(([, x]) => x);
      const clusters = clusterOf({ members: IDS, edges });
      // Whoever gives the ends of an edge the other way round says the same.
      const turned = mixed(edges).map((e) => (stream.next().value! % 2 ? { ...e, a: e.b, b: e.a } : e));
      expect(clusterOf({ members: mixed(IDS), edges: turned })).toEqual(clusters);
      expect(clusters.flat().sort()).toEqual(IDS);
      for (const { a, b, kind } of edges)
        if (kind === 'not-same' && a !== b) expect(clusters.find((c) => c.includes(a))).not.toContain(b);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('parts that hang together by weak edges are clustered too', () => {
  const members = Array.from({ length: 5000 }, (_, i) => `m${i}`);
  const edges = members.flatMap((m, i) => [1, 2, 3].map((k) => edge(m, members[(i * 7 + k) % 5000]!, 0.26)));
  expect(clusterOf({ members, edges }).flat()).toHaveLength(5000);
});
