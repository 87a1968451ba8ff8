import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BulkFormat } from '../bulk/messages.ts';
import { visible } from '../present/visible.ts';
import { WRITTEN } from '../records/formats.ts';
import type { EngineName } from '../records/read-article.ts';
import { bulkProgress } from './bulk-progress.ts';
import { complain, EXIT } from './failures.ts';
import { DEFAULT_ENGINE, engineOption } from './options.ts';
import { openOutput } from './output.ts';

interface ExtractOptions {
  readonly out?: string;
  readonly format: BulkFormat;
  readonly engine?: EngineName;
  readonly jobs?: number;
  readonly resume?: true;
  readonly failures?: string;
  readonly timeLimit: number;
  readonly memory: number;
  readonly progress?: true;
  readonly allowPrivate?: true;
  readonly followLinks?: true;
}

/** `hearsay extract PATH...` */
export const extractCommand = (program: Command): Command =>
  program
    .command('extract')
    .description('read many articles to JSON lines or a table, in order')
    .argument('<path...>', 'files, folders, patterns, addresses, - for standard input')
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .addOption(new Option('-f, --format <name>', 'what to write').choices(WRITTEN.bulk).default('jsonl'))
    .addOption(
      new Option('-j, --jobs <n>', 'worker processes (default: one for each processor core)').argParser(count(1, 512)),
    )
    .option('--resume', 'go on where an earlier run with the same --out was cut short')
    .option('--failures <file>', 'write what could not be read to a file, one JSON object a line')
    .addOption(new Option('--time-limit <seconds>', 'time for one article').argParser(count(1, 86_400)).default(120))
    .addOption(new Option('--memory <mb>', 'heap of each worker process').argParser(count(64, 65_536)).default(1_024))
    .option('--allow-private', 'fetch from private addresses too')
    .option('--follow-links', 'read files outside of a folder too, where links in it lead to them')
    .option('--progress', 'show progress also where standard error is no terminal')
    .addOption(engineOption())
    .addHelpText(
      'after',
      `
Reads text, Markdown, HTML, PDF, mails, feeds, web archives, mailboxes, lines of JSON, Parquet and lists of addresses, told by their
content, also compressed with gzip. jsonl is one line an article (as in read --format jsonl), parquet one row an attribution,
articles one row an article in Parquet with all that \`hearsay link\` needs.
s3://bucket/prefix reads all below a prefix of a bucket, with the official client (\`npm install @aws-sdk/client-s3\`) and its credentials.
What cannot be read is told, the rest is read, and the exit code is 1. A run that is cut short, at whatever moment, goes on
with the same command and --resume; the output is the same as if it had never stopped.

Examples:
  hearsay extract articles/ --out read.jsonl
  hearsay extract crawl.warc.gz --out read.jsonl --failures failed.jsonl --jobs 8 --resume
  hearsay extract 'archive/**/*.html' --out rows.parquet --format parquet
  hearsay extract crawl.warc.gz --out archive/crawl.parquet --format articles
  hearsay extract s3://crawls/2025/ --out archive/2025.parquet --format articles --resume
  hearsay extract monday.html tuesday.html | jq -r '.attributions[].stance'
`,
    )
    .action(run);

async function run(paths: readonly string[], options: ExtractOptions): Promise<void> {
  const { out = null, failures = null, format, timeLimit, memory, jobs = availableParallelism() } = options;
  const progress = bulkProgress({ isWanted: options.progress ?? false });
  const { followLinks = false, allowPrivate = false } = options;
  try {
    const { extract } = await import('../bulk/extract.ts');
    const { ownFiles } = await import('../bulk/output.ts');
    const { totalBytes } = await import('../bulk/documents.ts');
    // A pipe or a device keeps no place to come back to: it is written like standard output.
    const isFile = out !== null && (statSync(out, { throwIfNoEntry: false })?.isFile() ?? true);
    const stream = isFile ? null : await openOutput(out, paths);
    if (progress.isOn) progress.expect(totalBytes(paths, ownFiles(out, failures), { followLinks }));
    const summary = await extract({
      paths,
      engine: options.engine ?? DEFAULT_ENGINE,
      format,
      failures,
      resume: options.resume ?? false,
      jobs,
      timeLimit,
      memory,
      inputs: { followLinks, net: { allowPrivate }, buckets: true },
      out: isFile ? out : null,
      write: async (bytes) => stream?.write(bytes),
      onProgress: progress.step,
      onFailed({ input, reason, stage }) {
        if (failures !== null) return;
        progress.clear();
        const what = visible(reason).replace(/\s+/g, ' ');
        const where = reason.includes(input) ? '' : `: ${visible(input === '-' ? 'standard input' : input)}`;
        process.stderr.write(`hearsay: ${stage === 'analyse' ? 'not finished: ' : ''}${what}${where}\n`);
      },
    });
    await stream?.close();
    progress.end(summary, failures);
    if (summary.failed) process.exitCode = EXIT.failed;
  } catch (error) {
    progress.clear();
    complain(error);
    process.exitCode = EXIT.failed;
  } finally {
    // A failed run may leave a read from standard input behind, which would keep the process alive.
    if (paths.includes('-')) process.stdin.destroy();
  }
}

const count =
  (least: number, most: number) =>
  (value: string): number => {
    const n = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
    if (!(n >= least && n <= most)) throw new InvalidArgumentError(`Give a number from ${least} to ${most}.`);
    return n;
  };
