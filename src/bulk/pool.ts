import type { Input } from '../read/input-record.ts';
import { Failure } from '../records/failure.ts';
import type { Maker } from '../records/read-article.ts';
import type { Failed } from './failed.ts';
import type { Outcome } from './messages.ts';
import { type Death, startWorker, type WorkerOptions, type WorkerProcess } from './worker-process.ts';

export interface PoolOptions {
  readonly jobs: number;
  readonly worker: WorkerOptions;
  /** Seconds that one document may take. */
  readonly timeLimit: number;
  /** What every worker must be made of, so that one output has one maker; null takes the first that comes. */
  readonly maker: Maker | null;
}

/** Worker processes that share documents. */
export interface Pool {
  /** What becomes of the document. Rejects only where nothing can be read at all, as with a damaged model. */
  run(input: Input): Promise<Outcome>;
  maker(): Maker | null;
  close(): Promise<void>;
}

interface Task {
  readonly input: Input;
  readonly bytes: number;
  /** It was at hand when a worker died: it gets a new worker for itself, and if that dies too, it is the one. */
  readonly isSuspect: boolean;
  readonly settle: (outcome: Outcome) => void;
  readonly refuse: (error: unknown) => void;
}

interface Slot {
  readonly worker: WorkerProcess;
  readonly held: Task[];
  /** The last of them, which it has not been sent yet. */
  unsent: number;
  /** Milliseconds that an answer takes, the latest counting most; null before the first. */
  pace: number | null;
  /** When it began with the document at hand. */
  since: number;
  ready: boolean;
  late: boolean;
  timer: NodeJS.Timeout | null;
}

/**
 * Documents that a worker holds: one at hand and some to go on with, so that it never waits for the next. As many as it does in
 * that many milliseconds: each message costs the same whatever is in it, but what one holds at the end no other can take.
 */
const HELD_MS = 100;
const [MIN_HELD, MAX_HELD] = [2, 32];
/** Documents without a result that keep so many workers busy, whatever they hold. */
export const pendingFor = (jobs: number): number => 2 * MAX_HELD * jobs;
/** What the latest answer counts in the pace of a worker. */
const PACE_SHARE = 0.1;
const HELD_BYTES = 1_000_000;
const START_LIMIT_MS = 300_000;
const MAX_STARTS = 3;

/** Bytes that it takes in memory. */
export const sizeOf = ({ content }: Pick<Input, 'content'>): number =>
  typeof content === 'string' ? content.length * 2 : content.length;

/**
 * Starts workers as there is work for them. A worker answers each document before it begins the next, so when one dies the first
 * document without an answer is the suspect: it is tried once more in a new worker with nothing beside it, and the rest of the
 * batch goes on elsewhere. Only a second death, or the time limit, makes it the guilty one.
 */
export function startPool({ jobs, worker: options, timeLimit, maker: wanted }: PoolOptions): Pool {
  const slots = new Set<Slot>();
  const waiting: Task[] = [];
  let maker = wanted;
  let closing = false;
  let badStarts = 0;
  let broken: Failure | null = null;

  const fail = (failure: Failure): void => {
    broken ??= failure;
    for (const task of [...waiting.splice(0), ...[...slots].flatMap((s) => s.held.splice(0))]) task.refuse(broken);
  };

  const arm = (slot: Slot): void => {
    slot.since = performance.now();
    if (slot.timer) clearTimeout(slot.timer);
    const limit = slot.ready ? timeLimit * 1000 : START_LIMIT_MS;
    slot.timer =
      slot.ready && slot.held.length === 0
        ? null
        : setTimeout(() => {
            slot.late = true;
            slot.worker.kill();
          }, limit);
  };

  const start = (): Slot => {
    const worker = startWorker(options, {
      ready(made) {
        if (maker && !isSame(maker, made)) fail(otherMaker(maker, made));
        maker = made;
        badStarts = 0;
        slot.ready = true;
        arm(slot);
      },
      refused: ({ code, reason, hint }) => fail(new Failure(code, reason, hint)),
      answered(outcome) {
        slot.held.shift()?.settle(outcome);
        const took = performance.now() - slot.since;
        slot.pace = slot.pace === null ? took : slot.pace + (took - slot.pace) * PACE_SHARE;
        arm(slot);
        dispatch();
      },
      gone: (death) => bury(slot, death),
    });
    const slot: Slot = { worker, held: [], unsent: 0, pace: null, since: 0, ready: false, late: false, timer: null };
    slots.add(slot);
    arm(slot);
    return slot;
  };

  const bury = (slot: Slot, death: Death): void => {
    slots.delete(slot);
    if (slot.timer) clearTimeout(slot.timer);
    const [first, ...rest] = slot.held;
    if (closing || !first) return;
    if (!slot.ready) {
      if (++badStarts >= MAX_STARTS) fail(new Failure('worker-start', `no worker starts: ${death.reason}`, null));
      waiting.unshift(...(broken ? [] : slot.held));
    } else if (slot.late || first.isSuspect) {
      first.settle({ kind: 'failed', failed: guilty(first.input.name, slot.late ? timeLimit : death) });
      waiting.unshift(...rest);
    } else waiting.unshift({ ...first, isSuspect: true }, ...rest);
    dispatch();
  };

  /** The slot for the next task; null where all are busy. */
  const slotFor = (task: Task): Slot | null => {
    const free = [...slots].filter((s) => hasRoom(s)).sort((a, b) => a.held.length - b.held.length)[0];
    const isIdle = free?.held.length === 0;
    if (slots.size < jobs && (!isIdle || task.isSuspect)) return start();
    return free && (isIdle || !task.isSuspect) ? free : null;
  };

  const dispatch = (): void => {
    for (let task = waiting[0]; task && !broken; task = waiting[0]) {
      const slot = slotFor(task);
      if (!slot) break;
      waiting.shift();
      slot.held.push(task);
      slot.unsent++;
      if (slot.held.length === 1) arm(slot);
    }
    for (const slot of slots) {
      if (slot.unsent > 0) slot.worker.send(slot.held.slice(-slot.unsent).map((t) => t.input));
      slot.unsent = 0;
    }
  };

  return {
    maker: () => maker,
    run: (input) =>
      new Promise((settle, refuse) => {
        if (broken) refuse(broken);
        else waiting.push({ input, bytes: sizeOf(input), isSuspect: false, settle, refuse });
        dispatch();
      }),
    async close() {
      closing = true;
      await Promise.all([...slots].map((s) => s.worker.close()));
    },
  };
}

function hasRoom({ held, unsent, pace }: Slot): boolean {
  if (held.length === 0) return true;
  const most = Math.min(MAX_HELD, Math.max(MIN_HELD, Math.round(HELD_MS / (pace ?? HELD_MS))));
  // Once there is room it is filled up, so that messages are few.
  if (held.length >= most || (unsent === 0 && held.length > most / 2)) return false;
  return !held.some((t) => t.isSuspect) && held.reduce((n, t) => n + t.bytes, 0) < HELD_BYTES;
}

/** The record of a document that no worker survives; a number is the time limit in seconds. */
function guilty(input: string, death: Death | number): Failed {
  if (typeof death === 'number') {
    const reason = `not finished after ${death} seconds`;
    return { input, stage: 'analyse', code: 'timeout', reason, hint: 'raise --time-limit if it is worth the wait' };
  }
  const hint = death.code === 'out-of-memory' ? 'raise --memory, or split it' : 'please report this with the input';
  return { input, stage: 'analyse', code: death.code, reason: death.reason, hint };
}

const inWords = ({ version, engine, model, rules }: Maker): string => `${version} ${engine} ${model ?? ''} ${rules}`;
const isSame = (a: Maker, b: Maker): boolean => a.schema === b.schema && inWords(a) === inWords(b);

const otherMaker = (before: Maker, now: Maker): Failure =>
  new Failure(
    'resume-mismatch',
    `the output was begun by another reader (${inWords(before)}, now ${inWords(now)})`,
    'go on with the one that began it, or start anew with another --out',
  );
