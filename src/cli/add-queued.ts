import { visible } from '../present/visible.ts';
import { complain, EXIT } from './failures.ts';
import { type GivenOptions, given } from './given.ts';
import type { DbOptions } from './ledger-db.ts';

interface QueuedOptions extends DbOptions, GivenOptions {
  readonly queueLimit: number;
  readonly allowPrivate?: true;
  readonly followLinks?: true;
  readonly progress?: true;
}

const MB = 1_000_000;
/** A terminal shows each moment; elsewhere a line now and then is enough. */
const EVERY_MS = { terminal: 200, elsewhere: 10_000 } as const;

/** Hands articles to the workers of a queue, and waits while it is full. */
export async function addQueued(paths: readonly string[], options: QueuedOptions): Promise<void> {
  const { queueLimit, followLinks = false, allowPrivate = false } = options;
  const line = progressLine(options.progress ?? false);
  const begun = performance.now();
  let failed = 0;
  let queue: { close(): Promise<void> } | null = null;
  try {
    const [{ Queue }, { fillQueue }, { defaultPath }] = await Promise.all([
      import('../queue/queue.ts'),
      import('../queue/fill.ts'),
      import('../ledger/open.ts'),
    ]);
    const opened = await Queue.open(options.db ?? defaultPath());
    queue = opened;
    const { documents, batches, there } = await fillQueue(opened, {
      paths,
      inputs: { given: given(options), followLinks, net: { allowPrivate } },
      limit: queueLimit * MB,
      onFailure: ({ input, reason }) => {
        failed++;
        line.clear();
        const where = reason.includes(input) ? '' : `: ${visible(input === '-' ? 'standard input' : input)}`;
        process.stderr.write(`hearsay: ${visible(reason).replace(/\s+/g, ' ')}${where}\n`);
      },
      onProgress: ({ documents: n, waiting }) =>
        line.show(
          waiting === null
            ? `${number(n)} handed in`
            : `${number(n)} handed in; the queue is full (${(waiting.bytes / MB).toFixed(1)} MB), waiting for workers`,
        ),
    });
    line.clear();
    const again = there ? `, ${number(there)} of them wait already` : '';
    const lost = failed ? `; ${number(failed)} failed` : '';
    process.stderr.write(
      `hearsay: ${number(documents)} handed to the workers in ${number(batches)} batches${again}${lost}; ${((performance.now() - begun) / 1000).toFixed(1)} s\n`,
    );
    if (failed) process.exitCode = EXIT.failed;
  } catch (error) {
    line.clear();
    complain(error);
    process.exitCode = EXIT.failed;
  } finally {
    await queue?.close();
  }
}

/** One line that is written over, on a terminal; elsewhere, where it is asked for, one every ten seconds. */
function progressLine(isWanted: boolean): { show(text: string): void; clear(): void } {
  const { stderr } = process;
  const isTerminal = stderr.isTTY === true;
  let last = performance.now();
  let isShown = false;
  return {
    show(text) {
      const now = performance.now();
      if (!(isTerminal || isWanted) || now - last < EVERY_MS[isTerminal ? 'terminal' : 'elsewhere']) return;
      last = now;
      stderr.write(isTerminal ? `\r\u001b[K${text.slice(0, Math.max(10, (stderr.columns ?? 80) - 1))}` : `${text}\n`);
      isShown = isTerminal;
    },
    clear() {
      if (isShown) stderr.write('\r\u001b[K');
      isShown = false;
    },
  };
}

const number = (n: number): string => n.toLocaleString('en-US');
