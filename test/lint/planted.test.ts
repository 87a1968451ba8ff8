import { expect, test } from 'vitest';
import { loadEngine } from '../../src/node.ts';
import { engines } from '../attribute/engines.ts';
import { DRAFTS, isFound, plantedDraft } from './planted.ts';

/** Of sixty faults planted before the rules were tried on them. */
const FOUND = 51;

test.skipIf(!engines.includes('model'))('planted faults are found', async () => {
  const engine = await loadEngine('model');
  let found = 0;
  let all = 0;
  for (const name of DRAFTS) {
    const draft = await plantedDraft(name, engine);
    all += draft.faults.length;
    found += draft.faults.filter((f) => isFound(draft, f)).length;
  }
  expect(all).toBe(60);
  expect(found).toBeGreaterThanOrEqual(FOUND);
});
