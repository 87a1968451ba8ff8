import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Failure } from '../records/failure.ts';
import { Body } from './answer.ts';
import type { Lookers } from './lookers.ts';
import type { FromLooker, ToLooker } from './messages.ts';
import { readThrough } from './read-through.ts';
import type { Replicas } from './replicas.ts';
import { isLost } from './replicated.ts';

export interface LookersOptions {
  /** The database. */
  readonly path: string;
  /** Replicas of it, and who tells which of them is asked. */
  readonly replicas?: { readonly paths: readonly string[]; readonly which: Replicas };
  /** As a rule one for each processor core, four at most; they begin as they are needed. */
  readonly processes?: number;
  /** Milliseconds that one look may take, waiting for its turn left out: a second unless said. */
  readonly timeLimit?: number;
  readonly execArgv?: readonly string[];
}

interface Task {
  readonly address: string;
  readonly from: number;
  readonly signal: AbortSignal | undefined;
  readonly done: (body: Body) => void;
  readonly refuse: (error: Failure) => void;
}

interface Looker {
  readonly child: ChildProcess;
  isReady: boolean;
  task: Task | null;
  timer: NodeJS.Timeout | null;
}

const ENTRY = fileURLToPath(new URL(`./looker-process${import.meta.url.slice(-3)}`, import.meta.url));
/** Of a process of ours: it reads nothing, says errors alone, and is spoken to by messages. */
const STDIO = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
const MOST_WAITING = 256;
/** A look that takes longer is cut off. */
export const LOOK_MS = 1_000;
/** Each keeps pages and facts of the ledger, some 300 to 500 MB of a large one. */
const MOST_LOOKERS = 4;

/**
 * Starts processes that look things up. SQLite cannot be interrupted from here while it works, but a process can be killed, and one
 * that only reads leaves nothing behind: a look over its time limit costs a process, which is started anew.
 */
export function startLookers({
  path,
  replicas,
  processes = Math.min(MOST_LOOKERS, availableParallelism()),
  timeLimit = LOOK_MS,
  execArgv = process.execArgv,
}: LookersOptions): Lookers {
  const lookers = new Set<Looker>();
  const waiting: Task[] = [];
  const closing = new AbortController();
  let badStarts = 0;

  const settle = (looker: Looker): Task | null => {
    const { task, timer } = looker;
    if (timer) clearTimeout(timer);
    looker.task = null;
    looker.timer = null;
    return task;
  };

  const start = (): void => {
    const child = fork(ENTRY, [path, ...(replicas?.paths ?? [])], {
      execArgv: [...execArgv],
      serialization: 'advanced',
      stdio: [...STDIO],
    });
    const looker: Looker = { child, isReady: false, task: null, timer: null };
    lookers.add(looker);
    child.on('error', () => undefined);
    child.on('message', (message: FromLooker) => {
      looker.isReady = true;
      badStarts = 0;
      const task = settle(looker);
      if (message.kind === 'made') task?.done(new Body(message.bytes, message.type, message.headers));
      else if (message.kind === 'refused') task?.refuse(failureOf(message));
      dispatch();
    });
    child.on('exit', () => {
      lookers.delete(looker);
      if (!looker.isReady) badStarts++;
      settle(looker)?.refuse(new Failure('looker-gone', 'the look ended too early', 'try again'));
      if (badStarts >= 3) for (const task of waiting.splice(0)) task.refuse(noLooker());
      if (!closing.signal.aborted) dispatch();
    });
  };

  const dispatch = (): void => {
    while (waiting.length > 0) {
      const free = [...lookers].find((l) => l.isReady && !l.task);
      if (!free) {
        if (lookers.size < Math.min(processes, waiting.length + busy())) start();
        return;
      }
      const task = waiting.shift();
      if (!task) continue;
      if (task.signal?.aborted) {
        task.refuse(new Failure('stopping', 'the caller has left', null));
        continue;
      }
      free.task = task;
      free.timer = setTimeout(() => {
        settle(free)?.refuse(tooLong(timeLimit));
        lookers.delete(free);
        free.child.kill('SIGKILL');
        dispatch();
      }, timeLimit);
      free.child.send({ address: task.address, from: task.from } satisfies ToLooker, () => undefined);
    }
  };
  const busy = (): number => [...lookers].filter((l) => l.task).length;
  void readThrough(path, { signal: closing.signal });

  const lookAt = (address: string, from: number, signal: AbortSignal | undefined): Promise<Body> =>
    new Promise((done, refuse) => {
      if (closing.signal.aborted)
        return refuse(new Failure('stopping', 'the server stops', 'ask again when it is back'));
      if (waiting.length >= MOST_WAITING) {
        return refuse(new Failure('busy', `${waiting.length} searches wait already`, 'try again in a moment'));
      }
      waiting.push({ address, from, signal, done, refuse });
      dispatch();
    });

  return {
    async look(address, signal) {
      const from = (await replicas?.which.pick()) ?? 0;
      try {
        return await lookAt(address, from, signal);
      } catch (error) {
        if (from === 0 || !isLost(error)) throw error;
        replicas?.which.failed(from, error);
        return lookAt(address, 0, signal);
      }
    },
    async close() {
      closing.abort();
      for (const task of waiting.splice(0)) task.refuse(new Failure('stopping', 'the server stops', null));
      await Promise.all(
        [...lookers].map(async ({ child }) => {
          const gone = once(child, 'exit');
          child.kill('SIGKILL');
          await gone;
        }),
      );
    },
  };
}

const failureOf = ({ code, message, hint }: Extract<FromLooker, { kind: 'refused' }>): Failure =>
  new Failure(code, message, hint);

const tooLong = (ms: number): Failure =>
  new Failure('too-slow', `this search takes longer than ${ms / 1000} s`, 'ask for rarer words, or fewer days');

const noLooker = (): Failure =>
  new Failure('looker-gone', 'no search can be begun', 'the log of the server says why; start it again');
