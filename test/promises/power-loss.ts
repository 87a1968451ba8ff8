import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/sqlite/open.ts';
import { built } from '../store/built.ts';
import { dice } from '../store/generated.ts';
import { linking } from '../store/linking.ts';
import { SMALL, small } from '../store/small.ts';

const DISK = 48_000_000;
const run = (...command: readonly [string, ...string[]]): Buffer =>
  execFileSync(command[0], command.slice(1), { stdio: 'pipe' });
const mounted = (image: string, at: string): void => void run('mount', '-o', 'loop', image, at);

/** Whether a file can be mounted as a disk here. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-mount-'));
  try {
    const image = join(folder, 'disk');
    formatted(image);
    mounted(image, mkdirAt(folder, 'at'));
    run('umount', join(folder, 'at'));
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function formatted(image: string): void {
  writeFileSync(image, '');
  truncateSync(image, DISK);
  run('mkfs.ext4', '-q', '-F', image);
}

function mkdirAt(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

export interface Losses {
  readonly acknowledged: number;
  /** What was acknowledged and is gone, and ledgers that are not whole. */
  readonly faults: readonly string[];
}

/**
 * Cuts the power so many times while articles are added to a ledger on a disk of its own: what has not been written through to the
 * disk is gone, which is so for the copy of a disk in a file, for the pages in memory are not in it. Then the disk is mounted again.
 */
export async function powerLosses(cuts: number, seed: number): Promise<Losses> {
  const d = dice(seed);
  const programs = await built('adder');
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-power-'));
  const [empty, image, cut] = ['empty', 'image', 'cut'].map((name) => join(folder, name)) as [string, string, string];
  const [at, after] = [mkdirAt(folder, 'at'), mkdirAt(folder, 'after')];
  formatted(empty);
  const faults: string[] = [];
  let acknowledged = 0;
  try {
    for (let i = 0; i < cuts; i++) {
      copyFileSync(empty, image, constants.COPYFILE_FICLONE);
      mounted(image, at);
      const child = spawn(process.execPath, [programs.program('adder')], { stdio: ['pipe', 'pipe', 'inherit'] });
      let told = await toldUntil(child, join(at, 'ledger.db'), 1 + d(SMALL - 10), d(12));
      copyFileSync(image, cut, constants.COPYFILE_FICLONE);
      run('umount', '-l', at);
      mounted(cut, after);
      try {
        const store = await openStore({ path: join(after, 'ledger.db'), linking });
        const problems = await store.check();
        if (problems.length) faults.push(`cut ${i}: ${problems[0]!.what}`);
        for (; told > 0; told--) {
          acknowledged++;
          if (!(await store.article(small(told - 1).read.article.id)))
            faults.push(`cut ${i}: article ${told - 1} is gone`);
        }
        await store.close();
      } finally {
        run('umount', after);
      }
    }
  } finally {
    programs.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  return { acknowledged, faults };
}

/** How many articles a process acknowledged that is killed `delay` ms after the first `count` of them. */
async function toldUntil(child: ChildProcess, path: string, count: number, delay: number): Promise<number> {
  const exit = once(child, 'close');
  let [rest, told] = ['', 0];
  let isOver = false;
  child.stdout!.on('data', (data) => {
    const lines = (rest + data).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      if (line === 'ready') child.stdin!.write(`${path}\n`);
      else if (line !== 'done') told = Number(line) + 1;
    }
    if (told < count || isOver) return;
    isOver = true;
    setTimeout(() => child.kill('SIGKILL'), delay);
  });
  await exit;
  return told;
}
