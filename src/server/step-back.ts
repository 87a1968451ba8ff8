import { existsSync, readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const THREADS = '/proc/self/task';

/**
 * Gives this process, and every one that it begins, the lowest priority: it works with what others leave. On Linux a priority is that
 * of a thread, and those that collect garbage and compile are there before the first line of ours runs.
 */
export function stepBack(): void {
  setPriority(constants.priority.PRIORITY_LOW);
  if (!existsSync(THREADS)) return;
  for (const thread of readdirSync(THREADS)) {
    try {
      setPriority(Number(thread), constants.priority.PRIORITY_LOW);
    } catch (error) {
      // It has ended since it was listed.
      if ((error as { readonly info?: { readonly code?: string } }).info?.code !== 'ESRCH') throw error;
    }
  }
}
