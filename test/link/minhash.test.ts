import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minHash, sameShare, shingles } from '../../src/link/minhash.ts';

const words = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `word${from + i}`);
const prints = (list: readonly string[]): number[] => minHash(shingles(list, 1), 256);

test('the share of equal values is near the Jaccard likeness', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), (shift) => {
      const [x, y] = [words(0, 300), words(shift, 300 + shift)];
      const jaccard = (300 - shift) / (300 + shift);
      // Three standard errors of 256 values are 0.094 at most.
      expect(Math.abs(sameShare(prints(x), prints(y)) - jaccard)).toBeLessThan(0.1);
    }),
    { seed: 3, numRuns: 60 },
  );
});

test('the order of words changes the runs but not the single words; nothing is like nothing', () => {
  expect(prints([...words(0, 50)].reverse())).toEqual(prints(words(0, 50)));
  expect(sameShare(minHash(shingles(words(0, 50), 3), 64), minHash(shingles([...words(0, 50)].reverse(), 3), 64))).toBe(
    0,
  );
  expect(sameShare(prints([]), prints([]))).toBe(0);
});
