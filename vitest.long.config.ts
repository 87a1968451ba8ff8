import { defineConfig } from 'vitest/config';

/** Counts that take too long for every change: `npm run test:long`. */
export default defineConfig({
  test: { include: ['test/long/**/*.test.ts'], testTimeout: 86_400_000, pool: 'forks', maxWorkers: 1 },
});
