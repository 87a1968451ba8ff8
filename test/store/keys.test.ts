import { expect, test } from 'vitest';
import {
  anyDay,
  type Days,
  dayOfKey,
  nearby,
  periodOf,
  stretches,
  sweeps,
  tableKeys,
  YOUNG,
} from '../../src/store/rows/keys.ts';
import { dice } from './generated.ts';

const LAST_DAY = 32_767;
const ALL = { from: 0, to: LAST_DAY };
const d = dice(11);
const name = (): number => d(2 ** 16) * 2 ** 16 + d(2 ** 16);
const lies = (key: number, buckets: Days): boolean =>
  sweeps(buckets).some(({ starts, length }) => starts.some((start) => key >= start && key <= start + length));

test('a bucket has the statements of the days that count, and no others', () => {
  for (let i = 0; i < 4_000; i++) {
    const [near, lasting, copy] = [name(), name(), name()];
    const day = i % 50 === 0 ? [0, LAST_DAY][d(2)]! : d(LAST_DAY + 1);
    const days = 1 + d(200);
    const {
      near: [nearKey],
      any: [lastingKey, copyKey],
    } = tableKeys({ near: [near], lasting: [lasting], copies: [copy] }, { day, n: 0 });
    const at = Math.min(LAST_DAY, Math.max(0, day + d(500) - 250));
    expect(lies(nearKey!, nearby([near], at, { days, within: ALL }))).toBe(Math.abs(at - day) <= days);
    expect(lies(nearKey!, nearby([near + 1], at, { days, within: ALL }))).toBe(false);
    for (const [key, hash] of [
      [lastingKey!, lasting],
      [copyKey!, copy],
    ] as const) {
      expect(lies(key, anyDay([hash]))).toBe(true);
      expect(lies(key + YOUNG, anyDay([hash]))).toBe(true);
      expect(lies(key, anyDay([hash ^ 1]))).toBe(false);
    }
    for (const key of [nearKey!, lastingKey!, copyKey!, copyKey! + YOUNG]) expect(dayOfKey(key)).toBe(day);
  }
});

test('of the days around a statement those are looked through of which there are any', () => {
  const names = [name(), name(), name()];
  const days = [d(LAST_DAY), d(LAST_DAY), d(LAST_DAY)].sort((a, b) => a - b);
  const keys = names
    .flatMap((near, i) => tableKeys({ near: [near], lasting: [], copies: [] }, { day: days[i]!, n: 0 }).near)
    .sort((a, b) => a - b);
  const within = periodOf(keys[0]!, keys.at(-1)!);
  for (const day of days) expect(within.from <= day && day <= within.to).toBe(true);
  expect(within.to - within.from).toBeLessThan(days.at(-1)! - days[0]! + 32);
  for (const [i, near] of names.entries())
    for (const day of days) {
      const buckets = nearby([near, near ^ 1], day, { days: LAST_DAY, within });
      expect(lies(keys.find((key) => dayOfKey(key) === days[i])!, buckets)).toBe(true);
    }
  expect(sweeps(nearby(names, 100, { days: 50, within: periodOf(null, null) }))).toEqual([]);
});

test('keys take six bytes, and stretches are in order', () => {
  const most = 2 ** 32 - 1;
  const keys = [0, LAST_DAY].flatMap((day) => {
    const { near, any } = tableKeys({ near: [0, most], lasting: [0, most], copies: [0, most] }, { day, n: 0 });
    return [...near, ...any];
  });
  expect(keys).toHaveLength(8);
  expect(new Set(keys).size).toBe(8);
  for (const key of keys) expect(key >= -(2 ** 47) && key < 2 ** 47).toBe(true);
  const all = stretches(true, most, nearby([most], 20_000, { days: 300, within: ALL })).flat();
  expect(all).toEqual(all.toSorted((a, b) => a - b));
  expect(all.length).toBeGreaterThan(70);
  expect(stretches(true, most, { from: 7, to: 6 })).toEqual([]);
});
