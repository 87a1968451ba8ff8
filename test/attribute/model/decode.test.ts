import { describe, expect, it } from 'vitest';
import { choose, findCues, findSpans, nest } from '../../../src/attribute/model/decode.ts';

const SETTINGS = { cue: 0, content: 0, source: 0, least: 0.4, leastNested: 0.2, leastQuoted: 0.3 };

/** Logits of tags: `o` none, `b` begins, `i` goes on. */
const logits = (tags: string): Float32Array =>
  Float32Array.from([...tags].flatMap((t) => ['o', 'b', 'i'].map((x) => (x === t ? 4 : -4))));

describe('findCues', () => {
  it('joins a begin and what goes on from it', () => {
    const found = findCues(logits('obioob'), () => true, 0);
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [1, 3],
      [5, 6],
    ]);
    expect(found[0]!.score).toBeGreaterThan(0.99);
  });

  it('never lets a cue go on without a begin, nor lie on a separator', () => {
    expect(findCues(logits('oiio'), () => true, 0).every(({ from }) => from > 0)).toBe(true);
    expect(findCues(logits('bo'), (i) => i > 0, 0)).toEqual([]);
  });

  it('parts two cues that touch', () => {
    expect(findCues(logits('bb'), () => true, 0).map(({ from }) => from)).toEqual([0, 1]);
  });
});

describe('findSpans', () => {
  it('keeps clear of the cue, of separators, and begins and ends with words', () => {
    const n = 8;
    const scores = new Float32Array(6 * n);
    for (let i = 0; i < n; i++) {
      scores[6 * i] = i < 2 ? 3 : -3;
      scores[6 * i + 3] = i >= 2 ? 3 : -3;
    }
    const facts = {
      heads: Uint8Array.from([0, 1, 1, 1, 1, 0, 1, 0]),
      tails: Uint8Array.from([0, 1, 1, 1, 0, 1, 1, 0]),
      real: Uint8Array.from([0, 1, 1, 1, 1, 1, 1, 0]),
      quotations: [],
    };
    const found = findSpans(scores, { from: 2, to: 3, score: 1 }, facts, SETTINGS);
    expect(found.source).toEqual([[1, 2]]);
    expect(found.content).toEqual([[3, 7]]);
    expect(found.contentScore).toBeGreaterThan(0.5);
  });
});

describe('findSpans and quotations', () => {
  const n = 9;
  const scores = new Float32Array(6 * n);
  for (let i = 0; i < n; i++) scores[6 * i + 3] = i >= 4 && i < 6 ? 3 : -1;
  const all = Uint8Array.from({ length: n }, () => 1);
  const facts = { heads: all, tails: all, real: all, quotations: [[3, 7]] as const };

  it('takes a quotation whole', () => {
    expect(findSpans(scores, { from: 0, to: 1, score: 1 }, facts, SETTINGS).content).toEqual([[3, 7]]);
  });

  it('cuts a quotation that the cue stands in', () => {
    expect(findSpans(scores, { from: 6, to: 7, score: 1 }, facts, SETTINGS).content).toEqual([[4, 6]]);
  });
});

describe('nest and choose', () => {
  const outer = { cue: [0, 5] as const, content: [[10, 60] as const], confidence: 0.9, quoted: false };
  const middle = { cue: [20, 25] as const, content: [[30, 60] as const], confidence: 0.3, quoted: false };
  const inner = { cue: [40, 45] as const, content: [[50, 60] as const], confidence: 0.9, quoted: false };

  it('takes the innermost content that holds the cue', () => {
    expect(nest([outer, middle, inner])).toEqual([null, 0, 1]);
  });

  it('makes no cycle where two lie in each other', () => {
    const a = { cue: [0, 5] as const, content: [[6, 60] as const], confidence: 1, quoted: false };
    const b = { cue: [10, 15] as const, content: [[0, 9] as const], confidence: 1, quoted: false };
    expect(nest([a, b])).toEqual([null, 0]);
    expect(nest([b, a])).toEqual([1, null]);
  });

  it('asks less of what lies within a sure attribution', () => {
    const alone = { ...middle, cue: [70, 75] as const };
    expect(choose([outer, middle, alone], SETTINGS)).toEqual([outer, middle]);
    const quoted = { ...alone, quoted: true };
    expect(choose([quoted], SETTINGS)).toEqual([quoted]);
  });
});
