import { Worker } from 'node:worker_threads';

/** Ends a process that holds too much memory. By default it kills, and nothing else here sends it, so the cause is known. */
export const MEMORY_SIGNAL = 'SIGUSR2';

const EVERY_MS = 200;

/** Runs in a thread of its own: while a document keeps the process busy, nothing else in it would get its turn. */
const THREAD = `
const { workerData: { parent, residentLimit, signal } } = require('node:worker_threads');
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  if (process.memoryUsage.rss() > residentLimit) process.kill(process.pid, signal);
}, ${EVERY_MS});
`;

/**
 * Watches this process from within: it ends when its parent is gone, however busy it is, and when its resident memory (bytes)
 * exceeds the limit; the limit on the heap of V8 does not count what lies outside of it.
 */
export function watch(parent: number, residentLimit: number): void {
  const thread = new Worker(THREAD, {
    eval: true,
    execArgv: [],
    workerData: { parent, residentLimit, signal: MEMORY_SIGNAL },
  });
  thread.unref();
}

/** The same for a child process of any memory, from its start on; one whose parent is gone already ends here. */
export function endWithParent(): void {
  watch(process.ppid, Number.POSITIVE_INFINITY);
  if (!process.connected) process.exit();
}
