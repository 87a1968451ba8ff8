/** The process that writes to the ledger for a server: reads what is added, links it, and answers. Ends with its parent. */
import { entryIn, startEntryPool } from '../bulk/entries.ts';
import type { Pool } from '../bulk/pool.ts';
import { stepBack } from '../bulk/step-back.ts';
import { endWithParent } from '../bulk/watchdog.ts';
import type { Asked } from '../ledger/deciding.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open.ts';
import { Failure } from '../records/failure.ts';
import type { Decision, LedgerEntry } from '../records/ledger.ts';
import { inputsIn } from './inputs.ts';
import type { FromWriter, ToWriter } from './messages.ts';
import type { HandedIn } from './reader.ts';
import type { AddEvent } from './writer.ts';

/**
 * Entries that are written together, and how long the first of them may wait for the others: as long as it took to write the last ones
 * where that was longer, since large stories are linked and settled as a whole, whether one article of them is new or sixteen.
 */
const BATCH = 16;
const BATCH_MS = 2_000;
/** The model is let go when nothing was added for a while. */
const IDLE_MS = 120_000;

type Start = Extract<ToWriter, { kind: 'start' }>;

let settings: Start | null = null;
let ledger: Promise<Ledger> | null = null;
let pool: Pool | null = null;
let idle: NodeJS.Timeout | null = null;
const stopped = new Set<number>();
let last: Promise<void> = Promise.resolve();

stepBack('end');
// What cannot be delivered any more, as the parent is about to leave, is no failure of ours.
const send = (message: FromWriter): unknown => process.send?.(message, undefined, undefined, () => undefined);

function started(): Start {
  if (!settings) throw new Error('asked before the start');
  return settings;
}

/** The ledger, opened with the first thing to write; one that cannot be opened is tried again with the next. */
function opened(): Promise<Ledger> {
  ledger ??= openLedger({ path: started().path }).catch((error: unknown) => {
    ledger = null;
    throw error;
  });
  return ledger;
}

async function answer(id: number, work: () => Promise<unknown>): Promise<void> {
  try {
    send({ kind: 'done', id, result: await work() });
  } catch (error) {
    const known = error instanceof Failure ? error : null;
    if (!known) process.stderr.write(`hearsay: ${error instanceof Error ? error.stack : String(error)}\n`);
    send({
      kind: 'refused',
      id,
      code: known?.code ?? 'fault',
      message: known?.message ?? 'fault in hearsay',
      hint: known ? known.hint : 'the log of the server says more; report it',
    });
  }
}

async function add(id: number, articles: readonly HandedIn[]): Promise<void> {
  const into = await opened();
  const { engine, allowPrivate } = started();
  if (idle) clearTimeout(idle);
  pool ??= startEntryPool({ engine });
  const reading = pool;
  const tell = (event: AddEvent): unknown => send({ kind: 'event', id, event });
  let held: { readonly name: string; readonly entry: LedgerEntry }[] = [];
  let since = performance.now();
  let patience = BATCH_MS;
  const flush = async (): Promise<void> => {
    const now = held;
    held = [];
    let at = 0;
    const begun = performance.now();
    const entries = now.map((h) => h.entry);
    await into.add(entries, {
      onBatch: (added) => {
        for (const one of added) tell({ kind: 'added', name: now[at++]?.name ?? '', added: one });
      },
    });
    since = performance.now();
    patience = Math.max(BATCH_MS, since - begun);
  };
  try {
    for (const article of articles) {
      for await (const found of inputsIn(article, allowPrivate)) {
        if (stopped.has(id)) break;
        if (found.kind === 'failure') {
          tell({ kind: 'not-added', failed: found });
          continue;
        }
        const outcome = await reading.run(found);
        if (outcome.kind === 'failed') tell({ kind: 'not-added', failed: outcome.failed });
        else held.push({ name: found.name, entry: entryIn(outcome.output) });
        if (held.length >= BATCH || performance.now() - since > patience) await flush();
      }
    }
    await flush();
  } catch (error) {
    // A pool that could not start its engine refuses everything from then on.
    pool = null;
    await reading.close();
    throw error;
  } finally {
    stopped.delete(id);
    idle = setTimeout(() => {
      void pool?.close();
      pool = null;
    }, IDLE_MS);
  }
}

async function decide(asked: Asked): Promise<Decision> {
  const into = await opened();
  return 'retract' in asked ? into.retract(asked.retract, asked.by, asked.at) : into.decide(asked);
}

process.on('message', (message: ToWriter) => {
  switch (message.kind) {
    case 'start':
      settings = message;
      break;
    case 'add':
      last = last.then(() => answer(message.id, () => add(message.id, message.articles)));
      break;
    case 'stop':
      stopped.add(message.id);
      break;
    case 'decide':
      void answer(message.id, () => decide(message.asked));
      break;
    case 'watch':
      void answer(message.id, async () => (await opened()).watch(message.asked));
      break;
    case 'pauseWatch':
      void answer(message.id, async () => (await opened()).pauseWatch(message.watch, message.paused));
      break;
    case 'unwatch':
      void answer(message.id, async () => (await opened()).unwatch(message.watch));
      break;
    case 'remove':
      void answer(message.id, async () => (await opened()).remove(message.article, message.reason, message.at));
      break;
  }
});
async function end(): Promise<void> {
  await pool?.close();
  const open = await ledger?.catch(() => null);
  await open?.close();
  process.exit(0);
}

// Ctrl+C is the parent's, which says goodbye by closing the channel; what is being written is written to its end.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void end());
process.on('disconnect', () => void end());
endWithParent();
