import { type Command, InvalidArgumentError, Option } from 'commander';
import type { EngineName } from '../records/read-article.ts';
import type { Given } from '../records/reading.ts';
import { complain, EXIT } from './failures.ts';
import { DEFAULT_ENGINE, engineOption, FORMAT_HELP, type ShowOptions, show, showOptions } from './options.ts';
import { openOutput } from './output.ts';

interface ReadOptions extends ShowOptions {
  readonly engine?: EngineName;
  readonly outlet?: string;
  readonly title?: string;
  readonly url?: string;
  readonly published?: string;
  readonly allowPrivate?: true;
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
    .option('--outlet <name>', 'who publishes it, where the text does not say')
    .option('--title <text>', 'its headline')
    .addOption(new Option('--url <address>', 'its address').argParser(address))
    .addOption(new Option('--published <date>', 'its date, as 2026-03-16 or 2026-03-16T09:30+02:00').argParser(date))
    .option('--allow-private', 'fetch from private addresses too')
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
      await readAndShow(file, { ...given({ outlet, title, url, published }) }, options);
    });

/** Leaves out what was not given: a given value wins over a found one. */
const given = (options: Readonly<Record<'outlet' | 'title' | 'url' | 'published', string | undefined>>): Given =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/** Reads one article, analyses it and shows it; a failure is one line, and the exit code says so. */
export async function readAndShow(
  file: string,
  known: Given,
  {
    engine,
    allowPrivate = false,
    ...options
  }: ShowOptions & { readonly engine?: EngineName; readonly allowPrivate?: boolean },
): Promise<void> {
  // Only reading and analysing are about the file; the engine and the output name their own places.
  let where: string | null = file === '-' ? 'standard input' : file;
  try {
    const { loadEngine, readFile } = await import('../node.ts');
    const { analyse } = await import('../pipeline.ts');
    const reading = await readFile(file, known, { allowPrivate });
    where = null;
    const loaded = await loadEngine(engine ?? DEFAULT_ENGINE);
    const read = await analyse(reading, loaded);
    const out = await openOutput(options.out ?? null, [file]);
    await out.write(show(read, options));
    await out.close();
    if (read.notices.some((n) => n.level === 'error')) process.exitCode = EXIT.failed;
  } catch (error) {
    complain(error, where);
    process.exitCode = EXIT.failed;
  }
}

function address(value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new InvalidArgumentError('Give an address that starts with http:// or https://.');
  }
  return value;
}

function date(value: string): string {
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  // An impossible day (2026-02-30) would roll over to another one.
  if (!form.test(value) || Number.isNaN(Date.parse(value)) || day.toISOString().slice(0, 10) !== value.slice(0, 10)) {
    throw new InvalidArgumentError('Give a date as 2026-03-16, or with a time and its offset from UTC.');
  }
  return value;
}
