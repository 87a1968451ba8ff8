import { expect, test } from 'vitest';
import { engines } from '../attribute/engines.ts';
import { seedOf } from '../random.ts';
import { randomEdits } from './random-edits.ts';

/** Together 300; `npm run test:long` makes 10,000. */
const EDITS = { rules: 220, model: 80 };

test.each(engines)(
  'after random edits in a client, findings are those of a fresh run (%s)',
  async (engine) => {
    expect(await randomEdits(engine, EDITS[engine], seedOf(`edits with ${engine}`))).toBeGreaterThan(5);
  },
  600_000,
);
