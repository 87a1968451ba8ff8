import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { MAIN } from '../compiled/paths.ts';
import { hearsay } from './run.ts';

const FULL = '/dev/full';
const folder = mkdtempSync(join(tmpdir(), 'hearsay-full-'));
afterAll(() => rmSync(folder, { recursive: true }));
const article = join(folder, 'a.txt');
writeFileSync(article, 'The mayor said that taxes will rise.');
const full = (path: string): string =>
  `hearsay: cannot write ${path}: the disk is full\n  make room, or give another --out\n`;

describe.skipIf(!existsSync(FULL))('a full disk is one line, and no fault', { timeout: 120_000 }, () => {
  test('where a result goes', async () => {
    const { code, err } = await hearsay(['read', article, '--engine', 'rules', '--out', FULL]);
    expect([code, err]).toEqual([1, full(FULL)]);
  });

  test('where the place of a run is kept', async () => {
    const out = join(folder, 'out.jsonl');
    symlinkSync(FULL, `${out}.resume.json.new`);
    const { code, err } = await hearsay(['extract', article, '--engine', 'rules', '--out', out]);
    expect([code, err]).toEqual([1, full(`${out}.resume.json`)]);
    // With room again the run begins.
    rmSync(`${out}.resume.json.new`);
    const { code: again } = await hearsay(['extract', article, '--engine', 'rules', '--out', out, '--resume']);
    expect(again).toBe(0);
  });

  test('where a table is made', async () => {
    const out = join(folder, 'rows.parquet');
    symlinkSync(FULL, `${out}.new`);
    const args = ['extract', article, '--engine', 'rules', '--out', out, '--format', 'parquet'];
    const { code, err } = await hearsay(args);
    expect([code, err]).toEqual([1, full(out)]);
    rmSync(`${out}.new`);
    const again = await hearsay([...args, '--resume']);
    expect([again.code, existsSync(out)]).toEqual([0, true]);
  });

  test.each(['read', 'extract'])('standard output of %s', async (command) => {
    const child = spawn(process.execPath, [MAIN, command, article, '--engine', 'rules'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: ['ignore', openSync(FULL, 'w'), 'pipe'],
    });
    let err = '';
    child.stderr?.on('data', (text: Buffer) => {
      err += text.toString();
    });
    const code = await new Promise((done) => child.on('close', done));
    expect([code, err]).toEqual([1, full('standard output')]);
  });
});
