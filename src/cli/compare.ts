import { type Command, Option } from 'commander';
import { recordText } from '../present/ledger-json.ts';
import type { Comparison } from '../records/comparison.ts';
import { WRITTEN, type Written } from '../records/formats.ts';
import type { EngineName, ReadArticle } from '../records/read-article.ts';
import { complain, EXIT } from './failures.ts';
import { colorOption, DEFAULT_ENGINE, engineOption, type LookIn, lookIn, widthOption } from './options.ts';
import { openOutput } from './output.ts';
import { readRecord } from './read-record.ts';

interface CompareOptions extends LookIn {
  readonly format: Written<'comparison'>;
  readonly engine?: EngineName;
  readonly allowPrivate?: true;
}

/** `hearsay compare OLD NEW` */
export const compareCommand = (program: Command): Command =>
  program
    .command('compare')
    .description('show what changed in attribution between two versions of an article')
    .argument('<old>', 'the earlier version: a file, an address, a record of `hearsay read --format json`')
    .argument('<new>', 'the later version')
    .addOption(new Option('-f, --format <name>', 'how to show it').choices(WRITTEN.comparison).default('text'))
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .addOption(engineOption())
    .option('--allow-private', 'fetch from private addresses too')
    .addOption(widthOption())
    .addOption(colorOption())
    .addHelpText(
      'after',
      `
It tells which statements were added or are gone, and what changed of those that both versions have: the source,
its grade or stance, a hedge, a figure, the words of a quotation, the verb of saying, or else other words.
One of the two may be - for standard input. json has the statements that are the same too.

Examples:
  hearsay compare monday.html tuesday.html
  hearsay compare old.html https://example.org/story --format html --out changes.html
`,
    )
    .action(run);

async function run(old: string, now: string, options: CompareOptions): Promise<void> {
  const { format, out = null, engine = DEFAULT_ENGINE, allowPrivate = false } = options;
  let where = old;
  const read = (file: string): Promise<ReadArticle> => {
    where = file === '-' ? 'standard input' : file;
    return readRecord(file, {}, { engine, allowPrivate });
  };
  try {
    const [before, after] = [await read(old), await read(now)];
    where = out ?? 'standard output';
    const { compareVersions } = await import('../compare/versions.ts');
    const output = await openOutput(out, [old, now]);
    await output.write(await shown(compareVersions(before, after), format, options));
    await output.close();
  } catch (error) {
    complain(error, where);
    process.exitCode = EXIT.failed;
  }
}

async function shown(comparison: Comparison, format: CompareOptions['format'], options: LookIn): Promise<string> {
  switch (format) {
    case 'json':
      return recordText(comparison);
    case 'html':
      return (await import('../present/comparison-html.ts')).comparisonHtml(comparison);
    case 'text':
      return (await import('../present/comparison-text.ts')).comparisonText(comparison, lookIn(options));
  }
}
