import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import type { EngineName } from '../records/read-article.ts';
import { complain, EXIT } from './failures.ts';
import { tenantOption } from './ledger-db.ts';
import { wholeNumber } from './ledger-view.ts';
import { DEFAULT_ENGINE, engineOption } from './options.ts';
import { port, stopped } from './serve.ts';

interface WorkerOptions {
  readonly db: string;
  readonly tenant?: readonly string[];
  readonly concurrency?: number;
  readonly port?: number;
  readonly host: string;
  readonly timeLimit: number;
  readonly memory: number;
  readonly stopAfter: number;
  readonly goneAfter: number;
  readonly engine?: EngineName;
}

/** `hearsay worker --db postgres://...` */
export const workerCommand = (program: Command): Command =>
  program
    .command('worker')
    .description('read what lies in the queue of a database, link and settle it')
    .addOption(new Option('--db <address>', 'the database: postgres://host/database').makeOptionMandatory())
    .addOption(
      tenantOption('take what this desk has handed in alone, not that of all; may be repeated').argParser(
        (name: string, before: readonly string[] = []) => [...before, name],
      ),
    )
    .addOption(
      new Option('-c, --concurrency <n>', 'processes that read (default: one for each processor core)').argParser(
        wholeNumber(1, 512),
      ),
    )
    .addOption(new Option('--port <n>', 'answer /health and /metrics there').argParser(port))
    .option('--host <address>', 'where the port is; any other than this one can be reached by others', '127.0.0.1')
    .addOption(
      new Option('--time-limit <seconds>', 'time for one article').argParser(wholeNumber(1, 86_400)).default(120),
    )
    .addOption(
      new Option('--memory <mb>', 'heap of each reading process').argParser(wholeNumber(64, 65_536)).default(1_024),
    )
    .addOption(
      new Option('--stop-after <seconds>', 'time to finish what is at hand when told to stop; then it is given back')
        .argParser(wholeNumber(0, 3_600))
        .default(30),
    )
    .addOption(
      new Option('--gone-after <seconds>', 'time without a sign of another worker, before what it holds is given back')
        .argParser(wholeNumber(1, 3_600))
        .default(15),
    )
    .addOption(engineOption())
    .addHelpText(
      'after',
      `
Takes what \`hearsay add --queue\` has handed in, on as many machines as there are. It runs until SIGTERM or SIGINT, also while the
server is away, and tells what it does in lines of JSON on standard output. What cannot be read goes to the quarantine.

Examples:
  hearsay worker --db postgres://desk@db.example/hearsay
  hearsay worker --db postgres://desk@db.example/hearsay --concurrency 4 --port 9477
  hearsay worker --db postgres://desk@db.example/hearsay --tenant sport --tenant city
`,
    )
    .action(run);

async function run(options: WorkerOptions): Promise<void> {
  const { db, tenant = [], port: wanted, host, timeLimit, memory, stopAfter, goneAfter } = options;
  const { concurrency = availableParallelism(), engine = DEFAULT_ENGINE } = options;
  try {
    const [{ startWorker }, { logTo }, { hostname }] = await Promise.all([
      import('../queue/worker.ts'),
      import('../queue/log.ts'),
      import('node:os'),
    ]);
    const starting = new AbortController();
    const told = stopped().then(() => starting.abort());
    const worker = await startWorker({
      ...{ address: db, tenants: tenant, engine, concurrency, timeLimit, memory, stopAfter, grace: goneAfter },
      status: wanted === undefined ? null : { host, port: wanted },
      signal: starting.signal,
      log: logTo((line) => void process.stdout.write(line), `${hostname()}:${process.pid}`),
    });
    await Promise.race([told, worker.done]);
    await worker.stop();
    await worker.done;
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  }
  // A server that is stopped in the middle of an answer would keep the process.
  setTimeout(() => process.exit(), 1_000).unref();
}
