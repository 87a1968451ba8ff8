// The one test command: types, format and lint, then every test. Ends with a line `N passed, N failed`, and fails on any failure;
// with CI=true a skipped test is a failure too.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dir = mkdtempSync(join(tmpdir(), 'hearsay-test-'));
const report = join(dir, 'report.json');
const npx = (...args) => spawnSync('npx', ['--no-install', ...args], { stdio: 'inherit' }).status === 0;

let passed = 0;
let failed = 0;
for (const [name, ...command] of [
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['types of the app', 'svelte-check', '--tsconfig', 'web/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['promises', 'eslint', '.'],
]) {
  const ok = npx(...command);
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`);
  if (ok) passed++;
  else failed++;
}

const ran = npx(
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
);
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped && process.env.CI === 'true') {
    console.log(`${skipped} tests were skipped: with CI=true that is a failure`);
    failed += skipped;
  }
  if (!ran && !result.numFailedTests) failed++;
} catch {
  console.log('the test runner gave no report');
  failed++;
}
rmSync(dir, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
