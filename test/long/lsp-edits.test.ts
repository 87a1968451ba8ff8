import { expect, test } from 'vitest';
import { engines } from '../attribute/engines.ts';
import { randomEdits } from '../lsp/random-edits.ts';
import { seedOf } from '../random.ts';

test.each(engines)('after 10,000 random edits in a client, findings are those of a fresh run (%s)', async (engine) => {
  const held = await randomEdits(engine, 10_000, seedOf(`edits with ${engine}`));
  console.log(`${engine}: held ${held} times`);
  expect(held).toBeGreaterThan(500);
});
