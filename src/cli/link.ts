import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { ArchiveProgress } from '../archive/archive.ts';
import { stepBack } from '../bulk/step-back.ts';
import { visible } from '../present/visible.ts';
import { complain, EXIT } from './failures.ts';
import { wholeNumber } from './ledger-view.ts';

interface LinkOptions {
  readonly parquet: string;
  readonly out?: string;
  readonly load?: string;
  readonly window: number;
  readonly memory: number;
  readonly threads?: number;
  readonly temp?: string;
}

/** `hearsay link --parquet DIR` */
export const linkCommand = (program: Command): Command =>
  program
    .command('link')
    .description('link a whole archive without a server, into Parquet tables or a ledger')
    .addOption(new Option('--parquet <dir>', 'folder that `extract --format articles` wrote to').makeOptionMandatory())
    .option('-o, --out <dir>', 'write all tables into a folder, as `export --format parquet` does')
    .option('--load <ledger>', 'put all of it into a ledger: a file, or postgres://host/database')
    .addOption(
      new Option('--window <days>', 'days of publication that are joined in one go')
        .argParser(wholeNumber(1, 100_000))
        .default(30),
    )
    .addOption(
      new Option('--memory <mb>', 'what DuckDB holds before it goes on in files')
        .argParser(wholeNumber(64, 1_000_000))
        .default(1_024),
    )
    .addOption(
      new Option('--threads <n>', 'threads of DuckDB (default: one for each processor core)').argParser(
        wholeNumber(1, 512),
      ),
    )
    .option('--temp <dir>', 'where what is needed meanwhile lies (default: beside what is written)')
    .addHelpText(
      'after',
      `
What comes out is what adding all articles to one ledger and relinking it gives: the same claims, sources and stories, under the same
digest. Windows, memory and the number of files change nothing but the time. An interrupted run links anew; what it has loaded already
is not loaded again. It needs DuckDB beside hearsay: \`npm install @duckdb/node-api\`, with -g where hearsay was installed with it.

Examples:
  hearsay extract crawl.warc.gz --out archive/crawl.parquet --format articles
  hearsay link --parquet archive/ --out tables/
  hearsay link --parquet archive/ --load archive.db
  hearsay link --parquet archive/ --load postgres://desk@db.example/hearsay --memory 8192
`,
    )
    .action(async (options: LinkOptions, command: Command) => {
      if (options.out === undefined && options.load === undefined)
        return command.error('error: nothing to write; give --out, --load or both');
      stepBack('behind');
      try {
        await link(options);
      } catch (error) {
        clear();
        complain(error);
        process.exitCode = EXIT.failed;
      }
    });

async function link(options: LinkOptions): Promise<void> {
  const { out, load, window, memory, threads = availableParallelism() } = options;
  const [{ linkArchive }, { loadArchive }, { openLedger }, { refuseFull }, { exportTables }, { isServer }] =
    await Promise.all([
      import('../archive/archive.ts'),
      import('../archive/load.ts'),
      import('../ledger/open.ts'),
      import('../bulk/parquet-folder.ts'),
      import('./export-tables.ts'),
      import('../store/postgres/address.ts'),
    ]);
  // Hours of work are not done before it is known that there is a place for it.
  if (out !== undefined) await refuseFull(out);
  if (load !== undefined) await (await openLedger({ path: load })).close();
  const beside = out ?? (load !== undefined && !isServer(load) ? load : '.');
  const begun = performance.now();
  const temp = options.temp ?? dirname(resolve(beside));
  const archive = await linkArchive({ folder: options.parquet, temp, window, memory, threads, onProgress: show });
  clear();
  try {
    const { texts, statements } = archive.size;
    const seconds = (performance.now() - begun) / 1000;
    const speed = `${number(Math.round(texts / seconds))} articles a second`;
    process.stderr.write(
      `hearsay: ${number(texts)} articles with ${number(statements)} statements linked in ${seconds.toFixed(1)} s, ${speed}\n`,
    );
    const ledger = await openLedger({ path: load ?? join(archive.temp, 'ledger.db') });
    try {
      const { copied, there } = await loadArchive(archive, ledger.store, ({ articles, total }) =>
        line(`${number(articles)} of ${number(total)} articles loaded`),
      );
      clear();
      const again = there ? `, ${number(there)} were there` : '';
      const digest = await ledger.store.digest();
      if (load !== undefined)
        process.stderr.write(
          `hearsay: ${number(copied)} articles put into ${visible(ledger.store.place)}${again}; digest ${digest}\n`,
        );
      if (out !== undefined) await exportTables(ledger, out);
    } finally {
      await ledger.close();
    }
  } finally {
    await archive.close();
  }
}

const STEPS: Readonly<Record<ArchiveProgress['step'], string>> = {
  read: 'read',
  pair: 'looking for pairs of',
  link: 'compared',
  join: 'joining the sources of',
  settle: 'made claims of',
  stories: 'making stories of',
};
/** Steps that tell how far they have come. */
const COUNTED: ReadonlySet<ArchiveProgress['step']> = new Set(['read', 'link', 'settle']);

function show({ step, done, total }: ArchiveProgress): void {
  const of = step === 'settle' ? number(done) : `${number(done)} of ${number(total)}`;
  line(`${STEPS[step]} ${COUNTED.has(step) ? of : number(total)} statements`);
}

const EVERY_MS = 200;
let last = 0;

/** A line that is written over, on a terminal only. */
function line(text: string): void {
  if (!process.stderr.isTTY || performance.now() - last < EVERY_MS) return;
  last = performance.now();
  process.stderr.write(`\r\u001b[K${text}`);
}

const clear = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
};

const number = (n: number): string => n.toLocaleString('en-US');
