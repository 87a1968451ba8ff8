import { expect, test } from 'vitest';
import { chartOf } from '../../src/present/ledger-interval.ts';
import type { Hedge } from '../../src/records/figure.ts';

const of = (hedge: Hedge, min: number | null, max: number | null) => ({ hedge, min, max });

test('intervals on one scale', () => {
  const chart = chartOf(
    [
      of('at least', 17, null),
      of('exact', 21, 21),
      of('between', 18, 20),
      of('about', 19, 19),
      of('at most', null, 21),
      of('about', null, null),
    ],
    25,
  )!;
  expect([chart.scale, ...chart.lines]).toEqual([
    '  17                  21',
    '  ●─────────────────────▸',
    '                      ●',
    '       ●─────────●',
    '            ○',
    '◂─────────────────────●',
    '',
  ]);
});

test('one value is no chart', () => {
  expect(chartOf([of('exact', 21, 21), of('at least', 21, null)], 25)).toBeNull();
});
