import { expect, it } from 'vitest';
import type { Features } from '../../../src/attribute/model/features.ts';
import { PieceVectors } from '../../../src/attribute/model/vectors.ts';

it('judges a statement by its pieces on average, at their worst, by the first and by the last, and by no other piece', () => {
  // Five words of two letters.
  const starts = [0, 3, 6, 9, 12];
  const features = { ids: [1, 2, 3, 4, 5], starts, ends: starts.map((s) => s + 2) } as unknown as Features;
  const pieces = new PieceVectors(features);
  // [mean alone, mean news, least alone, least news, first alone, first news, last alone, last news] of each token.
  const rows = [
    [9, 9, 9, 9, 9, 9, 9, 9],
    [1, 0, -2, 0, 10, 1, 0, 0],
    [2, 0, -5, 3, 0, 0, 0, 0],
    [3, 3, 7, 2, 0, 0, 100, 4],
    [9, 9, -9, -9, 9, 9, 9, 9],
  ];
  const window = { from: 0, to: 5, coreFrom: 0, coreTo: 5 };
  const none = new Float32Array(5 * 384);
  const judged = Float32Array.from(rows.flat());
  pieces.take(window, Int32Array.of(0, 1, 2, 3, 4), { vector: none, judged, cuts: Float32Array.of(-9, 0, 9, -9, 9) });
  expect(pieces.judged([[[3, 11]], [[20, 30]]])).toEqual([
    { alone: 2 - 5 + 10 + 100, news: 1 + 0 + 1 + 4 },
    { alone: 0, news: 0 },
  ]);
  // Another claim begins with the second word as likely as not, with the third surely; within a word nothing begins.
  expect([3, 6, 7].map((at) => pieces.startsAt(at))).toEqual([0.5, 1 / (1 + Math.exp(-9)), 0]);
});
