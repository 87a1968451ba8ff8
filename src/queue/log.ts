export const LEVELS = ['info', 'warn', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** One event with what belongs to it. */
export type Log = (level: Level, event: string, facts?: Readonly<Record<string, unknown>>) => void;

/** One JSON object a line: when, how bad, what, by whom, and its facts. */
export const logTo =
  (write: (line: string) => void, worker: string): Log =>
  (level, event, facts = {}) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, event, worker, ...facts })}\n`);
