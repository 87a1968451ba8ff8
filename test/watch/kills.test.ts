import { expect, test } from 'vitest';
import { seedOf } from '../random.ts';
import { killed } from './kills.ts';

test('8 kills over a month of three stories: each event is told, and twice only under its own id', async () => {
  const { during, events } = await killed(8, seedOf('kills while watching'));
  expect(events).toBe(8);
  expect(during).toBeGreaterThan(0);
}, 300_000);
