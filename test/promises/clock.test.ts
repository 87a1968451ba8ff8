import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { MAIN } from '../compiled/paths.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLOCK = fileURLToPath(new URL('programs/clock.cjs', import.meta.url));
const YEARS = 10 * 366 * 86_400_000;
const HOUR = 3_600_000;
const LATER = { CLOCK_SHIFT: String(YEARS) };
const ARTICLE = join('examples/bundle', readdirSync(join(ROOT, 'examples/bundle')).find((f) => f.endsWith('.html'))!);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-clock-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Clock = Readonly<Record<string, string>>;

const run =
  (clock: Clock) =>
  (...args: readonly string[]): string =>
    execFileSync(process.execPath, ['--require', CLOCK, MAIN, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...clock },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });

/** What adding the example bundle under this clock makes. */
async function added(name: string, clock: Clock) {
  const path = join(folder, `${name}.db`);
  const told = run(clock)('add', 'examples/bundle', '--db', path, '--engine', 'rules', '--jobs', '1');
  const ledger = await openLedger({ path });
  const digest = await ledger.store.digest();
  const { articles } = await ledger.store.stats();
  await ledger.close();
  return { digest, articles, hasNegative: /(?:^|\s)-\d/.test(told) };
}

/** What is shown of that ledger, and of one article. */
const shown = (clock: Clock): readonly string[] => [
  run(clock)('claims', '--db', join(folder, 'now.db')),
  run(clock)('read', ARTICLE, '--engine', 'rules', '--format', 'json'),
];

test('ten years on, ten years back, an hour back in the middle: the same ledger', { timeout: 300_000 }, async () => {
  const now = await added('now', {});
  expect(now.articles).toBeGreaterThan(10);
  expect(now.hasNegative).toBe(false);
  const clocks = { later: LATER, earlier: { CLOCK_SHIFT: String(-YEARS) }, back: { CLOCK_BACK: String(HOUR) } };
  for (const [name, clock] of Object.entries(clocks)) expect([name, await added(name, clock)]).toEqual([name, now]);
  expect(shown(LATER)).toEqual(shown({}));
});
