import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openLedger } from '../../src/ledger/open.ts';
import { type FillOptions, fillQueue } from '../../src/queue/fill.ts';
import type { Log } from '../../src/queue/log.ts';
import { Queue } from '../../src/queue/queue.ts';
import { startWorker, type Worker, type WorkerOptions } from '../../src/queue/worker.ts';
import { EXEC_ARGV, MAIN } from '../compiled/paths.ts';
import { readLines } from '../ledger/orders.ts';
import { repetitiveLine } from '../repetitive.ts';
import { Server } from '../store/postgres/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Line {
  readonly level: string;
  readonly event: string;
  readonly [fact: string]: unknown;
}

/** A worker in a process of its own, as a user would start it. */
export interface Spawned {
  readonly child: ChildProcess;
  readonly lines: readonly Line[];
  /** Standard error. */
  readonly err: () => string;
  /** Waits for an event of its log. */
  until(event: string, times?: number): Promise<void>;
  /** Resolves with its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Articles, what a ledger of one process makes of them, and a server for workers. */
export class Desk {
  readonly folder: string;
  readonly path: string;
  readonly server: Server;
  readonly articles: number;
  /** The digest of adding them in one process and relinking. */
  readonly digest: string;
  readonly #open: { close(): Promise<unknown> }[] = [];

  private constructor(folder: string, path: string, server: Server, articles: number, digest: string) {
    this.folder = folder;
    this.path = path;
    this.server = server;
    this.articles = articles;
    this.digest = digest;
  }

  static async open(articles: number): Promise<Desk> {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-queue-'));
    const numbers = Array.from({ length: articles }, (_, n) => n);
    const [server, { path, digest }] = await Promise.all([Server.start(), alone(folder, 'news', numbers)]);
    return new Desk(folder, path, server, articles, digest);
  }

  /** Some of the articles, and the digest of adding them in one process. */
  alone(name: string, numbers: readonly number[]): Promise<Alone> {
    return alone(this.folder, name, numbers);
  }

  async queue(address: string): Promise<Queue> {
    const queue = await Queue.open(address);
    this.#open.push(queue);
    return queue;
  }

  /** Hands the articles in. */
  fill(queue: Queue, more: Partial<FillOptions> = {}): ReturnType<typeof fillQueue> {
    const onFailure: FillOptions['onFailure'] = ({ reason }) => {
      throw new Error(reason);
    };
    return fillQueue(queue, { paths: [this.path], inputs: {}, limit: 1e9, batch: 3, onFailure, ...more });
  }

  async worker(
    address: string,
    more: Partial<WorkerOptions> = {},
  ): Promise<Worker & { readonly lines: readonly Line[] }> {
    const lines: Line[] = [];
    const log: Log = (level, event, facts = {}) => void lines.push({ ...facts, level, event });
    const worker = await startWorker({
      ...{
        address,
        engine: 'rules',
        concurrency: 1,
        status: null,
        log,
        settleAfter: 0.5,
        grace: 2,
        execArgv: EXEC_ARGV,
      },
      ...more,
    });
    this.#open.push({ close: () => worker.stop() });
    return Object.assign(worker, { lines });
  }

  spawn(address: string, ...more: readonly string[]): Spawned {
    const args = ['worker', '--db', address, '--engine', 'rules', '--concurrency', '1', '--gone-after', '2', ...more];
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: ROOT });
    const ended = once(child, 'exit');
    const lines: Line[] = [];
    let rest = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const all = `${rest}${text}`.split('\n');
      rest = all.pop()!;
      lines.push(...all.map((line) => JSON.parse(line) as Line));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    this.#open.unshift({
      close: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    });
    return {
      child,
      lines,
      err: () => err,
      until: (event, times = 1) =>
        eventually(`${event} of a worker`, async () => {
          if (child.exitCode !== null) throw new Error(`the worker has ended: ${err}`);
          return lines.filter((l) => l.event === event).length >= times;
        }),
      async end(signal) {
        child.kill(signal);
        const [code] = (await ended) as [number | null];
        return code;
      },
    };
  }

  /** Waits until nothing lies in the queue, and no job is left. */
  async done(queue: Queue, seconds = 200): Promise<void> {
    await eventually(
      'an empty queue',
      async () => (await queue.waiting()).batches === 0 && (await this.jobs(queue)).length === 0,
      seconds,
    );
  }

  jobs(queue: Queue): Promise<{ readonly task: string; readonly locked: string | null }[]> {
    return queue.ask((sql) => sql.all('SELECT task_identifier AS task, locked_by AS locked FROM hearsay_queue.jobs'));
  }

  /** What the ledger holds once it is relinked, and what is wrong with it. */
  async outcome(address: string): Promise<{ readonly digest: string; readonly problems: readonly unknown[] }> {
    const ledger = await openLedger({ path: address });
    await ledger.relink();
    const outcome = { digest: await ledger.store.digest(), problems: await ledger.store.check() };
    await ledger.close();
    return outcome;
  }

  /** Ends what a test has left. */
  async tidy(): Promise<void> {
    for (const one of this.#open.splice(0).reverse()) await one.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.tidy();
    await this.server.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Articles in a file. */
export interface Alone {
  readonly path: string;
  /** Of a ledger in a file of its own that was given them in one process, and relinked. */
  readonly digest: string;
}

async function alone(folder: string, name: string, numbers: readonly number[]): Promise<Alone> {
  const path = join(folder, `${name}.jsonl`);
  writeFileSync(path, numbers.map((n) => repetitiveLine(n)).join('\n'));
  const file = await openLedger({ path: join(folder, `${name}.db`) });
  await file.add(await readLines(path, 1));
  await file.relink();
  const digest = await file.store.digest();
  await file.close();
  return { path, digest };
}

/** Waits until something is so, and fails with its name after so many seconds. */
export async function eventually(what: string, look: () => Promise<boolean>, seconds = 200): Promise<void> {
  const until = performance.now() + seconds * 1000;
  while (!(await look())) {
    if (performance.now() > until) throw new Error(`waited ${seconds} seconds in vain for ${what}`);
    await sleep(50);
  }
}
