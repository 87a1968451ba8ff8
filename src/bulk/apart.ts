import type { Input } from '../read/input-record.ts';
import { Failure } from '../records/failure.ts';
import { fromJson } from '../records/json.ts';
import type { EngineName, ReadArticle } from '../records/read-article.ts';
import { startPool } from './pool.ts';

export interface ApartOptions {
  readonly engine: EngineName;
  /** Seconds that it may take. */
  readonly timeLimit?: number;
  /** Heap of the worker, in MB. */
  readonly memory?: number;
  /** Options of Node for the worker. */
  readonly execArgv?: readonly string[];
}

/**
 * Reads one article in a worker process within the limits of `extract`: for what may be too much for this process. Throws a `Failure`
 * where it cannot be read, takes too long or needs too much memory.
 */
export async function readApart(
  input: Input,
  { engine, timeLimit = 120, memory = 1_024, execArgv = process.execArgv }: ApartOptions,
): Promise<ReadArticle> {
  const analyser = new URL(`./analyser${import.meta.url.slice(-3)}`, import.meta.url).href;
  const worker = { settings: { engine, format: 'jsonl' as const }, analyser, memory, execArgv };
  const pool = startPool({ jobs: 1, timeLimit, maker: null, worker });
  try {
    const outcome = await pool.run(input);
    if (outcome.kind === 'done') return fromJson(Buffer.concat(outcome.output).toString('utf8'));
    const { code, reason, hint } = outcome.failed;
    throw new Failure(code, reason, hint);
  } finally {
    await pool.close();
  }
}
