import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** Tests of pure functions: they leave nothing behind, so that one process runs many files and imports what they share once. */
const PURE = [
  'test/{attribute,digest,figures,link,lint,parse,records,resolve,rules,training}/*.test.ts',
  // What measures the time of single calls (`input`) wants a process without the code of others.
  'test/read/!(input).test.ts',
  'test/present/{chain,csv,html,ledger,ledger-interval,standards,terminal,text-fragment}.test.ts',
];
const shared = { testTimeout: 90_000, hookTimeout: 120_000, pool: 'forks', maxWorkers: 2 } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['test/compiled/compile.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: { ...shared, name: 'apart', include: ['test/**/*.test.ts'], exclude: ['test/long/**', ...PURE] },
      },
      { test: { ...shared, name: 'pure', include: PURE, isolate: false } },
    ],
  },
});
