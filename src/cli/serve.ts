import { type Command, InvalidArgumentError, Option } from 'commander';
import { Failure } from '../records/failure.ts';
import type { EngineName } from '../records/read-article.ts';
import type { Replicas } from '../server/replicas.ts';
import type { OpenLedger } from '../server/tenant-apps.ts';
import { DEFAULT_TENANT, isServer, namedTenant, withTenant } from '../store/postgres/address.ts';
import type { Store } from '../store/store.ts';
import { complain, EXIT } from './failures.ts';
import { dbOption, tenantOption } from './ledger-db.ts';
import { DEFAULT_ENGINE, engineOption } from './options.ts';

interface ServeOptions {
  readonly db?: string;
  readonly replica?: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly allowPrivate?: boolean;
  readonly lookLimit: number;
  readonly engine?: EngineName;
}

/** `hearsay serve` */
export const serveCommand = (program: Command): Command =>
  program
    .command('serve')
    .description('serve the web app and the REST interface')
    .addOption(dbOption())
    .addOption(tenantOption())
    .addOption(new Option('--port <n>', 'where to listen').argParser(port).default(4717))
    .option(
      '--replica <address>',
      'a replica of the database to read from; may be given again',
      (one: string, all: readonly string[] = []) => [...all, one],
    )
    .option('--host <address>', 'where to listen; one that others reach needs a token', '127.0.0.1')
    .option('--allow-private', 'fetch from private addresses too')
    .addOption(
      new Option('--look-limit <seconds>', 'what a search or a list may take before it is cut off')
        .argParser(seconds)
        .default(1),
    )
    .addOption(engineOption())
    .addHelpText(
      'after',
      `
Only this machine reaches the default address. Any other address needs tokens: hearsay token create.

Examples:
  hearsay serve
  hearsay serve --db ledger.db --port 8080
`,
    )
    .action(run);

async function run({
  db,
  replica = [],
  engine = DEFAULT_ENGINE,
  host,
  port: wanted,
  allowPrivate = false,
  lookLimit,
}: ServeOptions): Promise<void> {
  try {
    const [
      { serve },
      { loadAssets, webFolders },
      { openTokens, tokensPath },
      { startReader },
      { startWriter },
      { startLookers },
      { replicated },
      ledger,
    ] = await Promise.all([
      import('../server/serve.ts'),
      import('../server/assets.ts'),
      import('../server/tokens.ts'),
      import('../server/start-reader.ts'),
      import('../server/start-writer.ts'),
      import('../server/start-lookers.ts'),
      import('../server/replicated.ts'),
      import('../ledger/open.ts'),
    ]);
    const path = db ?? ledger.defaultPath();
    const replicas = await replicasOf(path, replica);
    const named = namedTenant(path);
    // Made, or brought to the newest schema, before it is opened for reading: the writing process has its own connection.
    await (await ledger.openLedger({ path })).close();
    const opened = async (at: string, processes?: number): Promise<OpenLedger> => {
      const tenant = namedTenant(at);
      const paths = replica.map((one) => (tenant === null ? one : withTenant(one, tenant)));
      const open = async (from: string): Promise<Store> =>
        (await ledger.openLedger({ path: from, readOnly: true })).store;
      const store = await open(at);
      return {
        store: replicas ? replicated(store, (n) => open(paths[n - 1]!), replicas) : store,
        lookers: startLookers({
          ...{ path: at, timeLimit: lookLimit * 1000, ...(processes && { processes }) },
          ...(replicas && { replicas: { paths, which: replicas } }),
        }),
        writer: startWriter({ path: at, engine, allowPrivate }),
      };
    };
    const own = await opened(path);
    const serving = await serve({
      ...{ host, port: wanted, ...own, replicas, tenant: named ?? DEFAULT_TENANT },
      // Where none is named the token decides.
      openTenant: isServer(path) && named === null ? (one) => opened(withTenant(path, one), 1) : undefined,
      reader: startReader({ engine, allowPrivate }),
      tokens: openTokens(tokensPath(ledger.besidePath(path))),
      assets: loadAssets(webFolders()),
      log: complain,
    });
    process.stdout.write(`hearsay serves at ${serving.url}\n`);
    // The first to ask should not wait for the process to begin.
    own.lookers.look('/api/v1/claims?limit=1').catch(complain);
    await stopped();
    await serving.close();
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  }
}

/** Looks after replicas; nothing where none is given. Throws a `Failure` where the ledger, or what is named, is a file. */
async function replicasOf(path: string, replicas: readonly string[]): Promise<Replicas | undefined> {
  if (!replicas.length) return undefined;
  const file = [path, ...replicas].find((one) => !isServer(one));
  if (file !== undefined)
    throw new Failure(
      'db-address',
      `${file}: a file has no replicas`,
      'name databases: --replica postgres://host/database',
    );
  const { Replicas: Watched } = await import('../server/replicas.ts');
  return new Watched({ primary: path, replicas, log: (line) => void process.stderr.write(`hearsay: ${line}\n`) });
}

/** Resolves when the process is told to stop; told again, it ends at once. */
export const stopped = (): Promise<void> =>
  new Promise((done) => {
    process.removeAllListeners('SIGINT');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        done();
      });
    }
  });

function seconds(value: string): number {
  const n = Number(value);
  if (!(n > 0 && n <= 3600)) throw new InvalidArgumentError('Give a number of seconds, at most 3600.');
  return n;
}

/** A port as the command line takes it. */
export function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError('Give a number from 0 to 65535.');
  return Number(value);
}
