import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Input } from '../read/input-record.ts';
import type { Maker } from '../records/read-article.ts';
import { readFramed } from './answers.ts';
import type { Failed } from './failed.ts';
import { ANSWERS_FD, type Outcome, type Settings, type ToWorker } from './messages.ts';
import { MEMORY_SIGNAL } from './watchdog.ts';

export interface WorkerOptions {
  readonly settings: Settings;
  /** Address of the module that exports `prepare`. */
  readonly analyser: string;
  /** Cap of the heap, in MB; resident memory may be larger by what libraries and the model need. */
  readonly memory: number;
  /** Options of Node for the process. */
  readonly execArgv: readonly string[];
}

/** Why a worker is no more. */
export interface Death {
  readonly code: 'out-of-memory' | 'crash';
  readonly reason: string;
}

export interface WorkerEvents {
  ready(maker: Maker): void;
  refused(failed: Failed): void;
  answered(outcome: Outcome): void;
  /** The process is gone and every answer that it sent has been told. */
  gone(death: Death): void;
}

export interface WorkerProcess {
  send(inputs: readonly Input[]): void;
  kill(): void;
  /** Lets the process end by itself, and makes sure that it does. */
  close(): Promise<void>;
}

/** Resident memory beyond the heap: the program, ONNX Runtime and the weights, and buffers outside the heap. */
const BESIDE_HEAP = 1_000;
const TAIL = 4_000;
const PATIENCE_MS = 2_000;
const ENTRY = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url));

/** It reads nothing and prints nothing but errors; messages, and answers at `ANSWERS_FD`. */
const STDIO = ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'] as const;

/** Starts a worker process. Its own limits hold whatever a document does to it; a death is told, never thrown. */
export function startWorker(options: WorkerOptions, events: WorkerEvents): WorkerProcess {
  const child = fork(ENTRY, {
    // One thread each: workers share the cores among themselves, and helpers of V8 beside them would only take turns.
    execArgv: [...options.execArgv, `--max-old-space-size=${options.memory}`, '--single-threaded'],
    serialization: 'advanced',
    stdio: [...STDIO],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-TAIL);
  });
  readFramed(child.stdio[ANSWERS_FD] as Readable, (message, output) => {
    if (message.kind === 'ready') events.ready(message.maker);
    else if (message.kind === 'refused') events.refused(message.failed);
    else events.answered(message.kind === 'done' ? { ...message, output } : message);
  });
  const gone = ended(child).then((how) => events.gone(deathOf(how, said)));
  // A message to a process that is just dying cannot be delivered; its end is told anyway.
  const post = (message: ToWorker): unknown => child.connected && child.send(message, () => undefined);
  post({
    kind: 'start',
    analyser: options.analyser,
    settings: options.settings,
    parent: process.pid,
    residentLimit: (options.memory + BESIDE_HEAP) * 1_000_000,
  });
  return {
    send: (inputs) => void post({ kind: 'documents', inputs }),
    kill: () => void child.kill('SIGKILL'),
    async close() {
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      if (child.connected) child.disconnect();
      await gone;
      clearTimeout(timer);
    },
  };
}

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly error: string | null;
}

/** Waits for the end of the process, of its messages and of what it said, in whatever order they end. */
async function ended(child: ChildProcess): Promise<Ended> {
  // Not the event "close": it does not come where this side has closed the channel.
  const quiet = async (over: Promise<unknown> | null): Promise<unknown> => over?.catch(() => undefined);
  const disconnected = quiet(once(child, 'disconnect'));
  const silent = quiet(child.stderr && once(child.stderr, 'close'));
  const answers = child.stdio[ANSWERS_FD];
  const drained = quiet(answers ? once(answers, 'close') : null);
  return new Promise((done) => {
    child.on('error', (error) => {
      // Not even started; every other error is followed by the end.
      if (child.pid === undefined) done({ code: null, signal: null, error: error.message });
    });
    child.on('exit', (code, signal) => {
      void Promise.all([disconnected, silent, drained]).then(() => done({ code, signal, error: null }));
    });
  });
}

function deathOf({ code, signal, error }: Ended, said: string): Death {
  if (signal === MEMORY_SIGNAL || /heap out of memory|Array buffer allocation failed/.test(said)) {
    return { code: 'out-of-memory', reason: 'it needs more memory than a worker may have' };
  }
  const line = said.split('\n').find((l) => /error|fatal/i.test(l));
  const how = error ?? (signal === null ? `exit code ${code}` : signal);
  return { code: 'crash', reason: `the worker died of it (${how})${line ? `: ${line.trim().slice(0, 200)}` : ''}` };
}
