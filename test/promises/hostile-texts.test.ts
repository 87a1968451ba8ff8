import { expect, test } from 'vitest';
import { WORST } from './hostile-families.ts';
import { cost } from './hostile-texts.ts';

/** Text four times as long costs four times as much where it is linear, sixteen times where it is quadratic. */
const TIMES = 4;
const MOST = 10;
const SIZE = 7_500;
/** Milliseconds below which the collector and the compiler tell more than the text. */
const NOISE = 60;

test('the cost of a hostile text grows as its length does', { timeout: 600_000 }, async () => {
  await cost('text', WORST.join(''), SIZE);
  const slow: string[] = [];
  let most = { ms: 0, unit: '' };
  for (const unit of WORST) {
    const ms = await cost('text', unit, SIZE * TIMES);
    if (ms > most.ms) most = { ms, unit };
    if (ms < NOISE) continue;
    const timesNow = async (whole: number): Promise<number> => whole / Math.max(await cost('text', unit, SIZE), 1);
    let times = await timesNow(ms);
    // A collection in one of the two and not in the other: only what shows again is told.
    if (times > MOST) times = await timesNow(await cost('text', unit, SIZE * TIMES));
    if (times > MOST) slow.push(`${JSON.stringify(unit)}: ${times.toFixed(1)} times`);
  }
  console.log(`hostile texts of ${SIZE * TIMES}: at most ${most.ms.toFixed(0)} ms (${JSON.stringify(most.unit)})`);
  expect(slow).toEqual([]);
});
