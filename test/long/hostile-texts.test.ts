import { expect, test } from 'vitest';
import { ALL } from '../promises/hostile-families.ts';
import { cost, FORMS, type Form } from '../promises/hostile-texts.ts';

const SIZES = [25_000, 50_000, 100_000] as const;
/** Twice the text, at most about twice the cost. */
const MOST = 2.6;
const NOISE = 60;

test.each(Object.keys(FORMS) as Form[])('%s: twice the text is at most about twice the work', async (form) => {
  const slow: string[] = [];
  let most = { ms: 0, unit: '' };
  for (const unit of ALL) {
    const middle = await cost(form, unit, SIZES[1]);
    const whole = await cost(form, unit, SIZES[2]);
    if (middle > most.ms) most = { ms: middle, unit };
    if (whole < NOISE || whole / middle < MOST) continue;
    // A burst of the machine shows in one pair of sizes, a square in both.
    if (middle / (await cost(form, unit, SIZES[0])) < MOST) continue;
    slow.push(`${JSON.stringify(unit)}: ${(whole / middle).toFixed(1)} times`);
  }
  console.log(
    `${form}: ${ALL.length} families of ${SIZES[1]}: at most ${most.ms.toFixed(0)} ms (${JSON.stringify(most.unit)})`,
  );
  expect(slow).toEqual([]);
});
