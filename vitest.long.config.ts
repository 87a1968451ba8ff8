import { defineConfig } from 'vitest/config';
import { counting } from './test/long/files.ts';

/**
 * Counts that take too long for every change: `npm run test:long`. What lies in `test/long`, and every test that takes a few rounds of
 * many for a change (`test/counts.ts`), with all of them.
 */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts', ...counting()],
    globalSetup: ['test/compiled/compile.ts'],
    env: { HEARSAY_COUNTS: 'full' },
    testTimeout: 86_400_000,
    hookTimeout: 900_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
