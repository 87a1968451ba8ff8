import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { noticeOf } from '../scripts/notice.ts';

const ROOT = resolve(import.meta.dirname, '..');

test('NOTICE names whose code the build holds, and what npm installs beside it', () => {
  expect(existsSync(resolve(ROOT, 'dist/bundled-app.json')), 'no build: run `npm run build`').toBe(true);
  const notice = readFileSync(resolve(ROOT, 'NOTICE'), 'utf8');
  expect(notice, 'run `npm run build && npx tsx scripts/notice.ts`').toBe(noticeOf(notice));
  for (const name of ['svelte', 'd3-shape', '@dagrejs/dagre', 'onnxruntime-web', 'chrono-node'])
    expect(notice).toContain(`   - ${name} `);
});
