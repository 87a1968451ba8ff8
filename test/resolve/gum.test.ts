import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GUM_FILES, gumPronouns, pronounLines } from '../../scripts/gum.ts';

const folder = join(process.env.HEARSAY_SHARED ?? '../shared', 'data/gum');
const present = GUM_FILES.every((f) => existsSync(join(folder, f)));

test.skipIf(!present && !process.env.CI)('pronouns of sources in GUM news and interviews', () => {
  const count = gumPronouns(folder);
  console.log(pronounLines(count));
  expect(count.news.asked).toBeGreaterThan(10);
  expect(count.news.right / count.news.asked).toBeGreaterThan(0.7);
});

if (!present) console.log(`no ${folder}: pronouns of GUM are not measured`);
