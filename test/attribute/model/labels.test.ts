import { describe, expect, it } from 'vitest';
import { actAndStance, largest } from '../../../src/attribute/model/labels.ts';
import { ACTS, STANCES } from '../../../src/records/attribution.ts';

const logits = (names: readonly string[], scores: Readonly<Record<string, number>>): Float32Array =>
  Float32Array.from(names, (n) => scores[n] ?? -5);

describe('actAndStance', () => {
  it('takes the likeliest of each where they go together', () => {
    const got = actAndStance(logits(ACTS, { say: 3 }), ACTS, logits(STANCES, { asserts: 3 }), STANCES);
    expect([got.act, got.stance]).toEqual(['say', 'asserts']);
    expect(got.actScore).toBeGreaterThan(0.9);
  });

  it('lets the surer of the two decide where they do not', () => {
    const weakDenial = actAndStance(
      logits(ACTS, { say: 4 }),
      ACTS,
      logits(STANCES, { denies: 0.5, asserts: 0 }),
      STANCES,
    );
    expect([weakDenial.act, weakDenial.stance]).toEqual(['say', 'asserts']);
    const strongDenial = actAndStance(
      logits(ACTS, { say: 0.5, deny: 0 }),
      ACTS,
      logits(STANCES, { denies: 4 }),
      STANCES,
    );
    expect([strongDenial.act, strongDenial.stance]).toEqual(['deny', 'denies']);
  });

  it('has a stance for every act', () => {
    for (const act of ACTS) {
      const got = actAndStance(logits(ACTS, { [act]: 9 }), ACTS, logits(STANCES, { asserts: 0 }), STANCES);
      expect(got.act).toBe(act);
    }
  });
});

describe('largest', () => {
  it('takes the first of equals', () => {
    expect(largest(Float32Array.from([1, 3, 3]))).toBe(1);
  });
});
