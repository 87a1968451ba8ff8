import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestPiece, bestPieces, type ChainScores, logPartition, scoreOf } from '../../../src/attribute/model/chain.ts';

/** All sets of pieces over `n` tokens that do not touch. */
function all(n: number): [number, number][][] {
  return Array.from({ length: 1 << n }, (_, bits) => {
    const out: [number, number][] = [];
    for (let i = 0; i < n; i++) {
      if (!((bits >> i) & 1)) continue;
      const last = out.at(-1);
      if (last && last[1] === i) last[1] = i + 1;
      else out.push([i, i + 1]);
    }
    return out;
  });
}

const scores = fc.integer({ min: 1, max: 8 }).chain((n) => {
  const list = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: n, maxLength: n });
  return fc.record({ inside: list, begins: list, ends: list }).map(
    (s): ChainScores => ({
      inside: Float64Array.from(s.inside),
      begins: Float64Array.from(s.begins),
      ends: Float64Array.from(s.ends),
    }),
  );
});

describe('chain', () => {
  it('finds the best pieces, the best single piece and the partition as trying all sets does', () => {
    fc.assert(
      fc.property(scores, (s) => {
        const sets = all(s.inside.length).map((pieces) => ({ pieces, score: scoreOf(pieces, s) }));
        const many = bestPieces(s);
        expect(many.score).toBeCloseTo(Math.max(...sets.map((x) => x.score)), 6);
        expect(scoreOf(many.pieces, s)).toBeCloseTo(many.score, 6);
        const one = bestPiece(s);
        expect(one.score).toBeCloseTo(Math.max(...sets.filter((x) => x.pieces.length < 2).map((x) => x.score)), 6);
        expect(scoreOf(one.pieces, s)).toBeCloseTo(one.score, 6);
        expect(logPartition(s)).toBeCloseTo(Math.log(sets.reduce((sum, x) => sum + Math.exp(x.score), 0)), 6);
      }),
    );
  });

  it('finds nothing in nothing', () => {
    const none = { inside: new Float64Array(0), begins: new Float64Array(0), ends: new Float64Array(0) };
    expect(bestPieces(none)).toEqual({ pieces: [], score: 0 });
    expect(bestPiece(none)).toEqual({ pieces: [], score: 0 });
    expect(logPartition(none)).toBe(0);
  });
});
