import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { articleLines } from '../bulk/articles.ts';
import { MAIN } from '../compiled/paths.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const PER_WRITE = 20;

export interface Overload {
  readonly sent: number;
  readonly read: number;
  /** Most articles that were taken in and not yet read, with what the pipes between hold. */
  readonly ahead: number;
  /** Memory in the second half of the time, as a share of that in the first: the middle of what was seen. */
  readonly growth: number;
  readonly code: number | null;
}

/** Gives `extract` articles on its standard input for so many seconds as fast as it takes them, which is faster than it reads. */
export async function overloaded(seconds: number): Promise<Overload> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-overload-'));
  const out = join(folder, 'out.jsonl');
  const args = ['extract', '-', '--engine', 'rules', '--jobs', '1', '--out', out];
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: ROOT,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const exit = once(child, 'close');
  const lines = articleLines(PER_WRITE, 100);
  let [sent, ahead] = [0, 0];
  const seen: readonly [number[], number[]] = [[], []];
  const written = linesWritten(out);
  // The time begins with the first result: before that it only starts.
  let begin = Number.POSITIVE_INFINITY;
  const share = (): number => (performance.now() - begin) / (seconds * 1000);
  const watch = setInterval(() => {
    const half = share() < 0.5 ? 0 : 1;
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
    // What it needs to start does not count.
    if (share() > 0.2) seen[half].push(Number(kilobytes));
    if (written.look() > 0) begin = Math.min(begin, performance.now());
    ahead = Math.max(ahead, sent - written.lines);
  }, 200);
  try {
    while (share() < 1) {
      if (!child.stdin.write(lines)) await once(child.stdin, 'drain');
      sent += PER_WRITE;
    }
    clearInterval(watch);
    child.stdin.end();
    const [code] = (await exit) as [number | null];
    return { sent, read: written.look(), ahead, growth: middle(seen[1]) / middle(seen[0]), code };
  } finally {
    clearInterval(watch);
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}

const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;

/** Counts the lines of a file that grows, each part once. */
function linesWritten(path: string): { lines: number; readonly look: () => number } {
  const buffer = Buffer.alloc(1_000_000);
  let at = 0;
  const counted = {
    lines: 0,
    look: () => {
      if (!existsSync(path)) return 0;
      const file = openSync(path, 'r');
      for (let n = 1; n > 0; at += n) {
        n = readSync(file, buffer, 0, buffer.length, at);
        for (let i = buffer.indexOf(10); i >= 0 && i < n; i = buffer.indexOf(10, i + 1)) counted.lines++;
      }
      closeSync(file);
      return counted.lines;
    },
  };
  return counted;
}
