import { existsSync, readdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

const THREADS = '/proc/self/task';
const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;

/** How far a process steps back: `behind` others that have work to do, or to the very `end`, where it gets only what they leave. */
const STEPS = { behind: PRIORITY_BELOW_NORMAL, end: PRIORITY_LOW } as const;

/**
 * Lets others go first: this process, and every one that it begins, gets a lower priority, or keeps its own where that is lower
 * still. On Linux a priority is that of a thread, and those that collect garbage and compile are there before the first line of ours runs.
 */
export function stepBack(step: keyof typeof STEPS): void {
  const priority = STEPS[step];
  if (getPriority() >= priority) return;
  setPriority(priority);
  if (!existsSync(THREADS)) return;
  for (const thread of readdirSync(THREADS)) {
    try {
      setPriority(Number(thread), priority);
    } catch (error) {
      // It has ended since it was listed.
      if ((error as { readonly info?: { readonly code?: string } }).info?.code !== 'ESRCH') throw error;
    }
  }
}
