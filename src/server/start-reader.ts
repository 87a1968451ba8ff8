import { type Pool, startPool } from '../bulk/pool.ts';
import { Failure } from '../records/failure.ts';
import type { EngineName } from '../records/read-article.ts';
import { inputsIn } from './inputs.ts';
import type { HandedIn, Reader } from './reader.ts';

/** Seconds that one article may take, and heap of the process that reads it, in MB. */
const TIME_LIMIT = 60;
const MEMORY = 1_024;

type Input = Parameters<Pool['run']>[0];

export interface ReaderOptions {
  readonly engine: EngineName;
  /** Fetch from private addresses too. */
  readonly allowPrivate: boolean;
  /** Options of Node for the process. */
  readonly execArgv?: readonly string[];
}

/**
 * Reads articles in a process of its own, so that the server goes on answering; one that a document kills is started anew. The
 * engine is loaded with the first article.
 */
export function startReader({ engine, allowPrivate, execArgv = process.execArgv }: ReaderOptions): Reader {
  const start = () =>
    startPool({
      jobs: 1,
      timeLimit: TIME_LIMIT,
      maker: null,
      worker: {
        settings: { engine, format: 'jsonl' },
        analyser: new URL(`../bulk/analyser${import.meta.url.slice(-3)}`, import.meta.url).href,
        memory: MEMORY,
        execArgv,
      },
    });
  let pool = start();
  const run = async (input: Input): Promise<Uint8Array> => {
    const outcome = await pool.run(input).catch(async (error: unknown) => {
      // A pool that cannot start its engine refuses everything; the next article tries again.
      await pool.close();
      pool = start();
      throw error;
    });
    if (outcome.kind === 'done') return Buffer.concat(outcome.output);
    const { code, reason, hint } = outcome.failed;
    throw new Failure(code, reason, hint);
  };
  return {
    read: async (article) => run(await only(article, allowPrivate)),
    lint: async ({ house, ...draft }) => run({ ...(await only(draft, allowPrivate)), draftOf: house }),
    close: () => pool.close(),
  };
}

/** The one article that was handed in. */
async function only(article: HandedIn, allowPrivate: boolean): Promise<Input> {
  const name = article.file ?? article.url ?? 'text';
  let one: Awaited<ReturnType<ReturnType<typeof inputsIn>['next']>>['value'] | null = null;
  for await (const found of inputsIn(article, allowPrivate)) {
    if (one) {
      throw new Failure('several', `${name} holds more than one article`, 'add it to the ledger to read them all');
    }
    one = found;
  }
  if (!one) throw new Failure('no-article', `no article in ${name}`, 'check what it holds');
  if (one.kind === 'failure') throw new Failure(one.code, one.reason, one.hint);
  return one;
}
