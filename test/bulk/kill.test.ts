import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExtractOptions } from '../../src/bulk/extract.ts';
import { rounds } from '../counts.ts';
import { articleFolder, articleLines } from './articles.ts';
import { type Built, built } from './built.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-kill-'));
let bulk: Built;
beforeAll(async () => {
  bulk = await built();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  bulk.remove();
});

const BATCH = 4;
const KILLS = rounds({ few: 5, full: 30 });
/** So many that a kill which comes late does not let the run come to its end; every fortieth has no words. */
const FILES = rounds({ few: 80, full: 320 });
const LINES = rounds({ few: 40, full: 200 });

/** Runs in a process of its own and kills it `delay` ms after it has told of `documents` more; gives how many it told of. */
async function runUntil(
  options: ExtractOptions,
  documents: number,
  delay: number,
): Promise<{ told: number; isDone: boolean }> {
  const child = spawn(process.execPath, [bulk.program('run'), JSON.stringify({ options, tell: true })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let told = 0;
  let seen = 0;
  let isDone = false;
  const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), delay);
  if (documents === 0) kill();
  for await (const line of createInterface(child.stdout)) {
    if (line === 'done') isDone = true;
    else told = Number(line);
    if (++seen === documents) kill();
  }
  await exit;
  return { told, isDone };
}

/** Documents that a manifest accounts for; 0 where the run was killed before it wrote one. */
function countOf(manifest: string): number {
  if (!existsSync(manifest)) return 0;
  const { counts } = JSON.parse(readFileSync(manifest, 'utf8')) as { counts: { read: number; failed: number } };
  return counts.read + counts.failed;
}

test(`${KILLS} times killed and resumed, the output is that of an undisturbed run`, { timeout: 600_000 }, async () => {
  const dir = articleFolder(join(folder, 'articles'), FILES, { instead: (i) => (i % 40 === 7 ? ' \n ' : null) });
  const lines = join(folder, 'lines.jsonl');
  writeFileSync(lines, `${articleLines(LINES / 2)}this is no JSON\n${articleLines(LINES / 2)}`);
  const common = { paths: [dir, lines], engine: 'rules', jobs: 2, batch: BATCH } as const;
  const [plain, out] = [join(folder, 'plain.jsonl'), join(folder, 'out.jsonl')];
  const whole = await bulk.extract({ ...common, out: plain, failures: `${plain}.failed` });
  expect([whole.read, whole.failed]).toEqual([FILES - FILES / 40 + LINES, FILES / 40 + 1]);

  const options = { ...common, out, failures: `${out}.failed`, resume: true };
  let kills = 0;
  for (; kills < KILLS; kills++) {
    // Before, during and after a document; at the start, and between the output and its manifest.
    const { told, isDone } = await runUntil(options, kills % 10 === 0 ? 0 : 10 + (kills % 5), (kills * 7) % 30);
    if (isDone) break;
    const done = countOf(`${out}.resume.json`);
    expect(told - done).toBeLessThanOrEqual(BATCH);
  }
  expect(kills).toBe(KILLS);
  const last = await bulk.extract(options);
  expect(last.before).toBeGreaterThan((KILLS * 10) / 3);
  expect(last).toEqual({ ...whole, before: last.before });
  expect(readFileSync(out).equals(readFileSync(plain))).toBe(true);
  expect(readFileSync(`${out}.failed`, 'utf8')).toBe(readFileSync(`${plain}.failed`, 'utf8'));
  // A finished run has nothing left to do.
  expect(await bulk.extract(options)).toEqual({ ...whole, before: whole.read + whole.failed });
});

test('what lies behind the recorded length is cut off, whatever it is', async () => {
  const paths = [articleFolder(join(folder, 'few'), 30)];
  const options = { paths, engine: 'rules', batch: BATCH, resume: true } as const;
  const [plain, out] = [join(folder, 'few-plain.jsonl'), join(folder, 'few.jsonl')];
  await bulk.extract({ ...options, out: plain });
  await runUntil({ ...options, out }, 10, 0);
  appendFileSync(out, '{"half a li');
  await bulk.extract({ ...options, out });
  expect(readFileSync(out).equals(readFileSync(plain))).toBe(true);
});

test('a worker does not outlive its run, however busy it is', { timeout: 120_000 }, async () => {
  const path = join(folder, 'endless.txt');
  writeFileSync(path, 'KILLER endless');
  const analyser = `file://${bulk.program('killers')}`;
  const options = { paths: [path], engine: 'rules', out: join(folder, 'endless.jsonl'), analyser } as const;
  const child = spawn(process.execPath, [bulk.program('run'), JSON.stringify({ options })], { stdio: 'ignore' });
  const workers = (): readonly string[] =>
    readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').split(' ').filter(Boolean);
  const isThere = (pid: string): boolean => {
    try {
      return process.kill(Number(pid), 0);
    } catch {
      return false;
    }
  };
  await expect.poll(workers, { timeout: 30_000 }).toHaveLength(1);
  const [worker = ''] = workers();
  // Long enough for the worker to be at the document.
  await new Promise((done) => setTimeout(done, 3_000));
  expect(isThere(worker)).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(() => isThere(worker), { timeout: 30_000 }).toBe(false);
});
