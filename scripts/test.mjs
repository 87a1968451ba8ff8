// The one test command: every test, and beside them types, format, lint and what nothing uses. Ends with a line `N passed, N failed`, and
// fails on any failure; with CI=true a skipped test is a failure too.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dir = mkdtempSync(join(tmpdir(), 'hearsay-test-'));
const report = join(dir, 'report.json');

/** Runs a tool of the repository; whether it ended well, and what it printed where that is `kept` and not shown as it comes. */
function npx(args, { kept }) {
  const child = spawn('npx', ['--no-install', ...args], { stdio: kept ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  let told = '';
  for (const stream of kept ? [child.stdout, child.stderr] : [])
    stream.setEncoding('utf8').on('data', (text) => {
      told += text;
    });
  return new Promise((done) => {
    child.on('error', (error) => done({ ok: false, told: String(error) }));
    child.on('close', (code) => done({ ok: code === 0, told }));
  });
}

/** One after another beside the tests: each takes a whole core, and what it says is told whole once it is done. */
async function checks() {
  let passed = 0;
  let failed = 0;
  for (const [name, ...command] of [
    ['types', 'tsc', '-p', 'tsconfig.json'],
    ['types of the app', 'svelte-check', '--tsconfig', 'web/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
    ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
    ['promises', 'eslint', '.'],
    ['nothing unused', 'knip'],
  ]) {
    const { ok, told } = await npx(command, { kept: true });
    console.log(ok ? `ok: ${name}` : `FAILED: ${name}\n${told}`);
    if (ok) passed++;
    else failed++;
  }
  return { passed, failed };
}

const tests = npx(
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  { kept: false },
);
let { passed, failed } = await checks();
const { ok } = await tests;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped && process.env.CI === 'true') {
    console.log(`${skipped} tests were skipped: with CI=true that is a failure`);
    failed += skipped;
  }
  if (!ok && !result.numFailedTests) failed++;
} catch {
  console.log('the test runner gave no report');
  failed++;
}
rmSync(dir, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
