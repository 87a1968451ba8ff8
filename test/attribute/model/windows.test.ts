import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Features } from '../../../src/attribute/model/features.ts';
import { input, windows } from '../../../src/attribute/model/windows.ts';

/** Features of an article with blocks of so many pieces, sentences of at most twenty. */
function article(sizes: readonly number[]): Features {
  const blocks = sizes.flatMap((n, b) => new Array<number>(n).fill(b));
  const n = blocks.length;
  const zeros = new Array<number>(n).fill(0);
  const sentences = blocks.flatMap((b, i) => (i === 0 || blocks[i - 1] !== b || i % 20 === 0 ? [i] : []));
  const ids = zeros.map((_, i) => 1000 + i);
  return {
    ids,
    starts: zeros.map((_, i) => 2 * i),
    ends: zeros.map((_, i) => 2 * i + 1),
    heads: zeros.map(() => 1),
    cases: zeros,
    quotes: zeros,
    kinds: zeros,
    blocks,
    sentences,
  };
}

const SIZE = { limit: 256, before: 64, behind: 32 };

describe('windows', () => {
  it('have cores that cover the article without overlap, and stay within the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 30 }), (sizes) => {
        const f = article(sizes);
        let at = 0;
        for (const w of windows(f, SIZE)) {
          expect(w.coreFrom).toBe(at);
          expect(w.coreTo).toBeGreaterThan(w.coreFrom);
          expect(w.from).toBeLessThanOrEqual(w.coreFrom);
          expect(w.to).toBeGreaterThanOrEqual(w.coreTo);
          const tokens = input(f, w, 101, 102);
          expect(tokens.ids.length).toBeLessThanOrEqual(SIZE.limit);
          expect([...tokens.pieces].filter((p) => p >= 0)).toHaveLength(w.to - w.from);
          at = w.coreTo;
        }
        expect(at).toBe(f.ids.length);
      }),
    );
  });

  it('give context on both sides where blocks allow it', () => {
    const list = windows(article(new Array<number>(30).fill(30)), SIZE);
    const middle = list[1]!;
    expect(middle.coreFrom - middle.from).toBeGreaterThanOrEqual(30);
    expect(middle.to - middle.coreTo).toBeGreaterThanOrEqual(30);
  });

  it('put a separator behind each block', () => {
    const f = article([2, 3]);
    const tokens = input(f, windows(f, SIZE)[0]!, 101, 102);
    expect([...tokens.pieces]).toEqual([-1, 0, 1, -1, 2, 3, 4, -1]);
    expect(tokens.ids[0]).toBe(101n);
    expect(tokens.ids[3]).toBe(102n);
  });
});
