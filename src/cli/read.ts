import type { Command } from 'commander';
import type { EngineName } from '../records/read-article.ts';
import type { Given } from '../records/reading.ts';
import { complain, EXIT } from './failures.ts';
import { type GivenOptions, given, outletOption, publishedOption, urlOption } from './given.ts';
import { DEFAULT_ENGINE, engineOption, FORMAT_HELP, type ShowOptions, show, showOptions } from './options.ts';
import { openOutput } from './output.ts';

interface ReadOptions extends ShowOptions, GivenOptions {
  readonly engine?: EngineName;
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
    .addOption(outletOption())
    .option('--title <text>', 'its headline')
    .addOption(urlOption())
    .addOption(publishedOption())
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
      await readAndShow(file, given({ outlet, title, url, published }), options);
    });

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
