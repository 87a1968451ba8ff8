import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { stepBack } from '../bulk/step-back.ts';
import type { Added } from '../ledger/add.ts';
import { recordLine } from '../present/ledger-json.ts';
import { visible } from '../present/visible.ts';
import { WRITTEN, type Written } from '../records/formats.ts';
import type { LedgerEntry } from '../records/ledger.ts';
import type { EngineName } from '../records/read-article.ts';
import { addQueued } from './add-queued.ts';
import { bulkProgress } from './bulk-progress.ts';
import { EXIT } from './failures.ts';
import { type GivenOptions, given, outletOption, publishedOption, urlOption } from './given.ts';
import { type DbOptions, dbOption, tenantOption, withLedger } from './ledger-db.ts';
import { wholeNumber } from './ledger-view.ts';
import { DEFAULT_ENGINE, engineOption } from './options.ts';

interface AddOptions extends DbOptions, GivenOptions {
  readonly format: Written<'progress'>;
  readonly jobs?: number;
  /** Milliseconds. */
  readonly watch?: number;
  readonly timeLimit: number;
  readonly memory: number;
  readonly engine?: EngineName;
  readonly allowPrivate?: true;
  readonly followLinks?: true;
  readonly progress?: true;
  readonly queue?: true;
  readonly queueLimit: number;
}

/** What the workers decide of a queue, and not who fills it. */
const OF_WORKERS = ['engine', 'jobs', 'timeLimit', 'memory', 'format'] as const;

const WEEK = 7 * 24 * 60;

/** Milliseconds of an interval: minutes up to a week, or at least five seconds, as `30s`. */
function interval(text: string): number {
  const [, digits, unit] = /^(\d{1,6})(s?)$/.exec(text) ?? [];
  const seconds = Number(digits) * (unit === 's' ? 1 : 60);
  if (!(seconds >= 5 && seconds <= WEEK * 60))
    throw new InvalidArgumentError('Give minutes, 1 to 10080, or seconds from 5 on, such as 30s.');
  return seconds * 1000;
}

/** `hearsay add PATH...` */
export const addCommand = (program: Command): Command =>
  program
    .command('add')
    .description('read articles into the ledger and link them')
    .argument('<path...>', 'files, folders, patterns, feeds, archives, addresses, - for standard input')
    .addOption(dbOption())
    .addOption(tenantOption())
    .addOption(outletOption())
    .addOption(urlOption())
    .addOption(publishedOption())
    .addOption(new Option('--watch <minutes>', 'look again this often, for feeds; 30s is seconds').argParser(interval))
    .addOption(
      new Option('-f, --format <name>', 'jsonl tells each article once it is stored')
        .choices(WRITTEN.progress)
        .default('text'),
    )
    .addOption(
      new Option('-j, --jobs <n>', 'worker processes (default: one for each processor core)').argParser(
        wholeNumber(1, 512),
      ),
    )
    .addOption(
      new Option('--time-limit <seconds>', 'time for one article').argParser(wholeNumber(1, 86_400)).default(120),
    )
    .addOption(
      new Option('--memory <mb>', 'heap of each worker process').argParser(wholeNumber(64, 65_536)).default(1_024),
    )
    .option('--allow-private', 'fetch from private addresses too')
    .option('--follow-links', 'read files outside of a folder too, where links in it lead to them')
    .option('--progress', 'show progress also where standard error is no terminal')
    .addOption(engineOption())
    .option('--queue', 'put them into the queue of the database; `hearsay worker` reads them')
    .addOption(
      new Option('--queue-limit <mb>', 'wait while so much lies in the queue')
        .argParser(wholeNumber(1, 1_000_000))
        .default(256),
    )
    .addHelpText(
      'after',
      `
Reads what \`hearsay extract\` reads. What is stored lasts, also when the command is stopped at whatever moment: the same command
goes on. An article that is there already is left as it is; one that another version read is read again. What cannot be read is
told, the rest is added, and the exit code is 1.

Text and Markdown may begin with front matter (YAML): title, outlet, published, authors, url. A line of JSON is an article: "text" or
"html", and "url", "outlet", "title", "published", "fetched"; or "url" alone, which is fetched. --outlet, --url and --published win over
what a page or front matter says; a line of JSON says it for itself.

Examples:
  hearsay add articles/
  hearsay add story.txt --outlet "The Harbour Post" --published 2026-03-16
  hearsay add https://example.org/feed.xml --watch 15
  hearsay add crawl.warc.gz --db archive.db --jobs 8 --progress
  hearsay add crawl.warc.gz --db postgres://desk@db.example/hearsay --queue
`,
    )
    .action(async (paths: readonly string[], options: AddOptions, command: Command) => {
      const [path, other] = paths;
      const isOne =
        other === undefined && !/^https?:/i.test(path!) && !statSync(path!, { throwIfNoEntry: false })?.isDirectory();
      if (options.url !== undefined && !isOne)
        return command.error('error: --url is the address of one article; name one file');
      if (options.queue) {
        const other = OF_WORKERS.find((name) => command.getOptionValueSource(name) === 'cli');
        const flag = command.options.find((o) => o.attributeName() === other)?.long;
        if (flag)
          return command.error(`error: ${flag} says how articles are read; with --queue, give it to the workers`);
      }
      await run(paths, options);
    });

async function run(paths: readonly string[], options: AddOptions): Promise<void> {
  // Whoever looks something up meanwhile should not wait for this.
  stepBack('behind');
  try {
    for (;;) {
      if (options.queue) await addQueued(paths, options);
      else
        await withLedger(options, false, (ledger) =>
          addOnce(paths, options, (entries, onBatch) => ledger.add(entries, { onBatch })),
        );
      if (options.watch === undefined) return;
      await wait(options.watch);
    }
  } finally {
    // A failed run may leave a read from standard input behind, which would keep the process alive.
    if (paths.includes('-')) process.stdin.destroy();
  }
}

type Add = (entries: AsyncIterable<LedgerEntry>, onBatch: (added: readonly Added[]) => void) => Promise<void>;

async function addOnce(paths: readonly string[], options: AddOptions, add: Add): Promise<void> {
  const { jobs = availableParallelism(), engine = DEFAULT_ENGINE, timeLimit, memory, format } = options;
  const { followLinks = false, allowPrivate = false } = options;
  const progress = bulkProgress({ isWanted: options.progress ?? false });
  const begun = performance.now();
  const { entriesOf } = await import('../bulk/entries.ts');
  const { totalBytes } = await import('../bulk/documents.ts');
  if (progress.isOn) progress.expect(totalBytes(paths, () => false, { followLinks }));
  const counts: Counts = { new: 0, reread: 0, publication: 0, unchanged: 0, removed: 0, statements: 0, failed: 0 };
  const names: (string | null)[] = [];
  let bytes = 0;
  async function* entries(): AsyncGenerator<LedgerEntry, void, undefined> {
    const inputs = { given: given(options), followLinks, net: { allowPrivate }, buckets: true };
    for await (const found of entriesOf({ paths, engine, jobs, timeLimit, memory, inputs })) {
      bytes = found.bytes;
      if (found.kind === 'entry') {
        names.push(found.entry.read.article.file);
        yield found.entry;
        continue;
      }
      counts.failed++;
      progress.clear();
      const { reason, stage } = found.failed;
      const what = visible(reason).replace(/\s+/g, ' ');
      const where = reason.includes(found.name)
        ? ''
        : `: ${visible(found.name === '-' ? 'standard input' : found.name)}`;
      process.stderr.write(`hearsay: ${stage === 'analyse' ? 'not finished: ' : ''}${what}${where}\n`);
    }
  }
  await add(entries(), (batch) => {
    for (const added of batch) {
      counts[added.kind]++;
      counts.statements += added.statements;
      const file = names.shift() ?? null;
      if (format === 'jsonl') process.stdout.write(recordLine({ file, ...added }));
    }
    const read = counts.new + counts.reread + counts.publication + counts.unchanged + counts.removed;
    progress.step({
      read,
      failed: counts.failed,
      attributions: 0,
      skipped: 0,
      codes: {},
      bytes,
      input: names[0] ?? '',
    });
  });
  progress.clear();
  process.stderr.write(`hearsay: ${summary(counts)}; ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
  if (counts.failed) process.exitCode = EXIT.failed;
}

type Counts = Record<Added['kind'] | 'statements' | 'failed', number>;

const WORDS: readonly (readonly [key: keyof Counts, words: string])[] = [
  ['new', 'added'],
  ['publication', 'published again'],
  ['reread', 'read again'],
  ['unchanged', 'there already'],
  ['removed', 'removed before'],
  ['failed', 'failed'],
];

/** "12 added, 2 there already; 240 statements". */
function summary(counts: Counts): string {
  const parts = WORDS.filter(([key]) => counts[key] > 0).map(([key, words]) => `${number(counts[key])} ${words}`);
  const statements = counts.statements ? `; ${number(counts.statements)} statements` : '';
  return `${parts.join(', ') || 'nothing added'}${statements}`;
}

const number = (n: number): string => n.toLocaleString('en-US');
