import { type Command, Option } from 'commander';
import type { EngineName, ReadArticle } from '../records/read-article.ts';
import type { Given } from '../records/reading.ts';
import { complain, EXIT } from './failures.ts';
import { type GivenOptions, given, outletOption, publishedOption, urlOption } from './given.ts';
import { wholeNumber } from './ledger-view.ts';
import { DEFAULT_ENGINE, engineOption, FORMAT_HELP, type ShowOptions, show, showOptions } from './options.ts';
import { openOutput } from './output.ts';

interface ReadOptions extends ShowOptions, GivenOptions {
  readonly engine?: EngineName;
  readonly allowPrivate?: true;
  readonly timeLimit: number;
  readonly memory: number;
}

/** `hearsay read FILE|ADDRESS|-` */
export const readCommand = (program: Command): Command =>
  showOptions(
    program
      .command('read')
      .description('read one article and show who said what, according to whom')
      .argument('<file>', 'an article: text, Markdown, HTML, PDF or mail; an http(s) address; - for standard input'),
  )
    .addOption(engineOption())
    .addOption(outletOption())
    .option('--title <text>', 'its headline')
    .addOption(urlOption())
    .addOption(publishedOption())
    .option('--allow-private', 'fetch from private addresses too')
    .addOption(
      new Option('--time-limit <seconds>', 'time for a long text').argParser(wholeNumber(1, 86_400)).default(120),
    )
    .addOption(new Option('--memory <mb>', 'heap for a long text').argParser(wholeNumber(64, 65_536)).default(1_024))
    .addHelpText(
      'after',
      `
${FORMAT_HELP}

Examples:
  hearsay read article.html
  hearsay read https://example.org/story
  hearsay read article.txt --outlet "The Harbour Post" --published 2026-03-16
  hearsay read article.html --format html --out marked.html
  curl -s https://example.org/story | hearsay read - --format json
`,
    )
    .action(async (file: string, { outlet, title, url, published, ...options }: ReadOptions) => {
      await readAndShow(file, given({ outlet, title, url, published }), options);
    });

/** Letters or bytes from which on a text is read in a process of its own, which may be cut off. */
const LONG = 1_000_000;

type Shown = ShowOptions & {
  readonly engine?: EngineName;
  readonly allowPrivate?: boolean;
  readonly timeLimit?: number;
  readonly memory?: number;
};

/** Reads one article, analyses it and shows it; a failure is one line, and the exit code says so. */
export async function readAndShow(
  file: string,
  known: Given,
  { engine = DEFAULT_ENGINE, allowPrivate = false, timeLimit = 120, memory = 1_024, ...options }: Shown,
): Promise<void> {
  // Only reading and analysing are about the file; the engine and the output name their own places.
  let where: string | null = file === '-' ? 'standard input' : file;
  try {
    const { loadEngine, openFile, readFound } = await import('../node.ts');
    const input = await openFile(file, known, { allowPrivate });
    let read: ReadArticle;
    if (input.content.length > LONG) {
      const { readApart } = await import('../bulk/apart.ts');
      read = await readApart(input, { engine, timeLimit, memory });
    } else {
      const { analyse } = await import('../pipeline.ts');
      const reading = readFound(input);
      where = null;
      read = await analyse(reading, await loadEngine(engine));
    }
    const out = await openOutput(options.out ?? null, [file]);
    await out.write(show(read, options));
    await out.close();
    if (read.notices.some((n) => n.level === 'error')) process.exitCode = EXIT.failed;
  } catch (error) {
    complain(error, where);
    process.exitCode = EXIT.failed;
  }
}
