import { setTimeout as sleep } from 'node:timers/promises';
import { documents } from '../bulk/documents.ts';
import { sizeOf } from '../bulk/pool.ts';
import type { InputFailure } from '../read/input-record.ts';
import type { InputsOptions } from '../read/inputs-node.ts';
import type { QueuedDocument } from './pack.ts';
import type { Queue, Waiting } from './queue.ts';
import { patiently } from './transient.ts';

/** What goes through the workers together: enough that the way there and back is little, and so little that nobody waits long. */
const BATCH = { documents: 64, bytes: 1_000_000 } as const;
/** Milliseconds between two looks at a full queue. */
const LOOK = 500;
/** Milliseconds that a server may be away. */
const PATIENCE = 60_000;

export interface FillOptions {
  readonly paths: readonly string[];
  readonly inputs: InputsOptions;
  /** Bytes in the queue from which on nothing is handed in. It is passed by one batch for each that fills the queue, at most. */
  readonly limit: number;
  readonly onFailure: (failure: InputFailure) => void;
  /** `waiting` is what lies in a queue that is full, else null. */
  readonly onProgress?: (progress: { readonly documents: number; readonly waiting: Waiting | null }) => void;
  /** Milliseconds between two looks at a full queue. */
  readonly look?: number;
  /** Documents of a batch, at most. */
  readonly batch?: number;
}

export interface Filled {
  readonly documents: number;
  readonly batches: number;
  /** Documents of batches that lay in the queue already. */
  readonly there: number;
}

/** Hands everything in that the paths lead to, batch by batch, as far as there is room. What is told as handed in lasts. */
export async function fillQueue(
  queue: Queue,
  {
    paths,
    inputs,
    limit,
    onFailure,
    onProgress = () => undefined,
    look = LOOK,
    batch: most = BATCH.documents,
  }: FillOptions,
): Promise<Filled> {
  const filled = { documents: 0, batches: 0, there: 0 };
  let held: QueuedDocument[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    const batch = held;
    [held, bytes] = [[], 0];
    for (;;) {
      const waiting = await asked(() => queue.waiting());
      if (waiting.bytes < limit) break;
      onProgress({ documents: filled.documents, waiting });
      await sleep(look);
    }
    const isNew = await asked(() => queue.put(batch));
    filled.documents += batch.length;
    filled.batches++;
    if (!isNew) filled.there += batch.length;
    onProgress({ documents: filled.documents, waiting: null });
  };
  for await (const { found, isNamed } of documents(paths, {
    from: null,
    isOwn: () => false,
    inputs,
    trailing: () => undefined,
  })) {
    if (found.kind === 'failure') {
      onFailure(found);
      continue;
    }
    held.push({ input: found, isNamed });
    bytes += sizeOf(found);
    if (held.length >= most || bytes >= BATCH.bytes) await flush();
  }
  if (held.length) await flush();
  return filled;
}

/** A batch goes by its content: handing it in once more, where it is not known whether it arrived, does no harm. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  let last: unknown = null;
  try {
    return await patiently(ask, AbortSignal.timeout(PATIENCE), (error) => {
      last = error;
    });
  } catch (error) {
    throw last ?? error;
  }
}
