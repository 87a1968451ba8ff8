import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Failure } from '../records/failure.ts';
import type { Decision } from '../records/ledger.ts';
import type { EngineName } from '../records/read-article.ts';
import type { Watch } from '../records/watch.ts';
import type { FromWriter, ToWriter } from './messages.ts';
import type { AddEvent, Writer } from './writer.ts';

const ENTRY = fileURLToPath(new URL(`./writer-process${import.meta.url.slice(-3)}`, import.meta.url));
const PATIENCE_MS = 10_000;

interface Waiting {
  readonly done: (result: unknown) => void;
  readonly refuse: (error: Failure) => void;
  readonly tell: (event: AddEvent) => void;
}

export interface WriterOptions {
  /** The database. */
  readonly path: string;
  readonly engine: EngineName;
  /** Fetch from private addresses too. */
  readonly allowPrivate: boolean;
  /** Options of Node for the process. */
  readonly execArgv?: readonly string[];
}

/** Of a process of ours: it reads nothing, says errors alone, and is spoken to by messages. */
const STDIO = ['ignore', 'ignore', 'inherit', 'ipc'] as const;

/**
 * Writes to the ledger from a process of its own, begun when there is something to write: linking is work for the processor, and
 * the server goes on answering from its own connection meanwhile. Where that process ends by itself, what it had at hand is
 * refused, and the next thing to write begins another; what was told as added lasts.
 */
export function startWriter({ path, engine, allowPrivate, execArgv = process.execArgv }: WriterOptions): Writer {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | null = null;
  let ids = 0;
  let isClosing = false;

  const start = (): ChildProcess => {
    const fresh = fork(ENTRY, {
      execArgv: [...execArgv],
      serialization: 'advanced',
      stdio: [...STDIO],
    });
    fresh.on('message', (message: FromWriter) => {
      const asked = waiting.get(message.id);
      if (message.kind === 'event') {
        asked?.tell(message.event);
        return;
      }
      waiting.delete(message.id);
      if (message.kind === 'done') asked?.done(message.result);
      else asked?.refuse(new Failure(message.code, message.message, message.hint));
    });
    fresh.on('error', () => undefined);
    fresh.on('exit', (code, signal) => {
      if (child === fresh) child = null;
      const failure = isClosing
        ? new Failure('stopping', 'the server stops', 'ask again when it is back')
        : new Failure(
            'writer-gone',
            `the writing process ended: ${signal ?? code}`,
            'what was added lasts; try the rest again',
          );
      for (const { refuse } of waiting.values()) refuse(failure);
      waiting.clear();
    });
    post(fresh, { kind: 'start', path, engine, allowPrivate });
    return fresh;
  };
  const ask = (make: (id: number) => ToWriter, tell: Waiting['tell'] = () => undefined): Promise<unknown> => {
    if (isClosing) return Promise.reject(new Failure('stopping', 'the server stops', 'ask again when it is back'));
    child ??= start();
    const id = ++ids;
    const answer = new Promise<unknown>((done, refuse) => waiting.set(id, { done, refuse, tell }));
    post(child, make(id));
    return answer;
  };

  return {
    async add(articles, tell, signal) {
      const stop = (): void => {
        if (child) post(child, { kind: 'stop', id });
      };
      let id = 0;
      const added = ask((mine) => {
        id = mine;
        return { kind: 'add', id, articles };
      }, tell);
      signal.addEventListener('abort', stop, { once: true });
      try {
        await added;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    decide: async (asked) => (await ask((id) => ({ kind: 'decide', id, asked }))) as Decision,
    retract: async (retract, by, at) =>
      (await ask((id) => ({ kind: 'decide', id, asked: { retract, by, at } }))) as Decision,
    remove: async (article, reason, at) => {
      await ask((id) => ({ kind: 'remove', id, article, reason, at }));
    },
    watch: async (asked) => (await ask((id) => ({ kind: 'watch', id, asked }))) as Watch,
    pauseWatch: async (watch, paused) => (await ask((id) => ({ kind: 'pauseWatch', id, watch, paused }))) as Watch,
    unwatch: async (watch) => {
      await ask((id) => ({ kind: 'unwatch', id, watch }));
    },
    async close() {
      isClosing = true;
      if (!child) return;
      const gone = once(child, 'exit');
      const { pid } = child;
      const timer = setTimeout(() => pid !== undefined && process.kill(pid, 'SIGKILL'), PATIENCE_MS);
      child.disconnect();
      await gone;
      clearTimeout(timer);
    },
  };
}

/** A message to a process that is just dying cannot be delivered; its end is told anyway. */
const post = (child: ChildProcess, message: ToWriter): unknown =>
  child.connected && child.send(message, () => undefined);
