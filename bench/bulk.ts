/**
 * Bulk reading with one worker and with two, and its memory with few and with many articles. Each run is a process of its own.
 *
 *   tsx bench/bulk.ts [--articles 20000] [--words 300] [--engine rules] [--rounds 3]
 *
 * One worker and two take turns, and the middle one of the ratios counts. Beside them stands what the machine itself gives: how
 * much more two processes do that only count than one does. On shared cores that is often less than 2. With P for the parent and
 * W for the workers an article, two workers on two cores are by processor time at best 2 W1 / (P2 + W2) times as fast as one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { built } from '../test/bulk/built.ts';
import { quantile } from './load.ts';
import { article } from './texts.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    words: { type: 'string', default: '300' },
    engine: { type: 'string', default: 'rules' },
    rounds: { type: 'string', default: '3' },
  },
});
const most = Number(values.articles);
const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
const bulk = await built();
symlinkSync(fileURLToPath(new URL('../models', import.meta.url)), join(bulk.folder, 'models'));

/** Ticks of the processor clock (Linux: 100 a second) and peak of resident memory in MB. */
interface Use {
  readonly seconds: number;
  readonly peak: number;
}

function useOf(pid: string): Use | null {
  try {
    // Fields after the name of the program, which may hold blanks: 12 and 13 are time in user and system mode.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    return { seconds: (Number(fields[11]) + Number(fields[12])) / 100, peak: Number(peak) / 1024 };
  } catch {
    return null;
  }
}

const childrenOf = (pid: string): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
};

interface Run {
  readonly bytes: Buffer;
  /** Seconds. */
  readonly wall: number;
  /** Milliseconds of the processor an article. */
  readonly parent: number;
  readonly workers: number;
  /** MB of the parent and of the largest worker. */
  readonly peaks: readonly [parent: number, worker: number];
}

/** Reads the first `count` articles and prints what it took. */
async function run(count: number, jobs: number): Promise<Run> {
  const load = loadavg()[0]?.toFixed(1);
  const out = join(folder, `out-${count}-${jobs}.jsonl`);
  const options = { paths: [join(folder, String(count))], engine: values.engine, out, jobs };
  const from = performance.now();
  const child = spawn(process.execPath, [bulk.program('run'), JSON.stringify({ options })], { stdio: 'ignore' });
  const use = new Map<string, Use>();
  const pid = String(child.pid);
  const look = (): void => {
    for (const p of [pid, ...childrenOf(pid)]) {
      const [now, before] = [useOf(p), use.get(p)];
      // A process that has just ended has no memory any more.
      if (now) use.set(p, { seconds: now.seconds, peak: Math.max(now.peak, before?.peak ?? 0) });
    }
  };
  const timer = setInterval(look, 100);
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(timer);
  const wall = (performance.now() - from) / 1000;
  const { seconds, peak } = use.get(pid) ?? { seconds: 0, peak: 0 };
  const workers = [...use].filter(([p]) => p !== pid).map(([, u]) => u);
  const work = workers.reduce((n, u) => n + u.seconds, 0);
  const [parent, ofWorkers] = [(1000 * seconds) / count, (1000 * work) / count];
  console.log(
    `${String(count).padStart(6)} articles, ${jobs} worker${jobs > 1 ? 's' : ' '}: ${wall.toFixed(1)} s, ${Math.round(count / wall)} a second; ` +
      `processor time an article: parent ${parent.toFixed(2)} ms, workers ${ofWorkers.toFixed(2)} ms; peak memory: parent ${peak.toFixed(0)} MB, ` +
      `workers ${workers.map((u) => `${u.peak.toFixed(0)} MB`).join(', ')}; load before ${load}; exit ${code}`,
  );
  const peaks = [peak, Math.max(...workers.map((u) => u.peak))] as const;
  return { bytes: readFileSync(out), wall, parent, workers: ofWorkers, peaks };
}

/** Seconds that processes take which only count, all at once. */
async function spin(processes: number): Promise<number> {
  const from = performance.now();
  const count = 'let n = 0; for (let i = 0; i < 4e9; i++) n ^= i;';
  await Promise.all(
    Array.from({ length: processes }, () => once(spawn(process.execPath, ['-e', count], { stdio: 'ignore' }), 'exit')),
  );
  return (performance.now() - from) / 1000;
}

const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
const best = (runs: readonly Run[]): Run => runs.reduce((a, b) => (b.wall < a.wall ? b : a));

try {
  const few = Math.max(1, Math.round(most / 10));
  for (const count of [few, most]) mkdirSync(join(folder, String(count)));
  for (let i = 0; i < most; i++) {
    const text = article(i + 1, Number(values.words));
    for (const count of [few, most]) {
      if (i < count) writeFileSync(join(folder, String(count), `${String(i).padStart(6, '0')}.txt`), text);
    }
  }
  const small = await run(few, 2);
  const rounds: (readonly [Run, Run])[] = [];
  const bare: number[] = [];
  for (let i = 0; i < Number(values.rounds); i++) {
    rounds.push([await run(most, 1), await run(most, 2)]);
    bare.push((2 * (await spin(1))) / (await spin(2)));
  }
  const ratios = rounds.map(([r1, r2]) => r1.wall / r2.wall);
  const [one, two] = [best(rounds.map(([r]) => r)), best(rounds.map(([, r]) => r))];
  const bound = (2 * one.workers) / (two.parent + two.workers);
  const growth = two.peaks.map((peak, i) => (peak / small.peaks[i]!).toFixed(2));
  console.log(
    `two workers are ${median(ratios).toFixed(2)} times as fast as one (rounds ${ratios.map((r) => r.toFixed(2)).join(', ')}; ` +
      `by processor time at most ${Math.min(2, bound).toFixed(2)}); ` +
      `two processes that only count do ${median(bare).toFixed(2)} times as much as one here; the same bytes: ${one.bytes.equals(two.bytes)}\n` +
      `peak memory with ${most} articles is that with ${few} times ${growth[0]} in the parent and ${growth[1]} in a worker`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
  bulk.remove();
}
