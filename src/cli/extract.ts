import type { Command } from 'commander';
import { toJsonLine } from '../present/json.ts';
import type { EngineName } from '../records/read-article.ts';
import { complain, EXIT, lineOf } from './failures.ts';
import { inputsOf } from './inputs.ts';
import { defaultEngine, engineOption } from './options.ts';
import { openOutput } from './output.ts';
import { progressOn } from './progress.ts';

interface ExtractOptions {
  readonly out?: string;
  readonly engine?: EngineName;
  readonly progress?: true;
}

/** `hearsay extract PATH...` */
export const extractCommand = (program: Command): Command =>
  program
    .command('extract')
    .description('read many articles to JSON lines, in the order given')
    .argument('<path...>', 'files, and folders with .txt, .md and .html files')
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .option('--progress', 'show progress also where standard error is no terminal')
    .addOption(engineOption())
    .addHelpText(
      'after',
      `
One line of JSON an article (as in read --format jsonl). A file that cannot be read is one line on standard error; the others
are read, and the exit code is 1.

Examples:
  hearsay extract articles/ --out read.jsonl
  hearsay extract monday.html tuesday.html | jq -r '.attributions[].stance'
`,
    )
    .action(extract);

async function extract(
  paths: readonly string[],
  { out: file, engine: name, progress: wanted }: ExtractOptions,
): Promise<void> {
  try {
    const { loadEngine, readFile } = await import('../node.ts');
    const { analyse } = await import('../pipeline.ts');
    const engine = await loadEngine(name ?? defaultEngine());
    const inputs = await inputsOf(paths);
    const out = await openOutput(
      file ?? null,
      inputs.map((i) => i.path),
    );
    const progress = progressOn(inputs.length, wanted ?? false);
    let failed = 0;
    for (const [i, input] of inputs.entries()) {
      // Only reading and analysing may fail for one file; a fault in writing ends the run.
      let line: string | null = null;
      try {
        if ('failure' in input) throw input.failure;
        line = toJsonLine(await analyse(await readFile(input.path), engine));
      } catch (error) {
        failed++;
        progress.clear();
        process.stderr.write(`${lineOf(error, input.path === '-' ? 'standard input' : input.path)}\n`);
      }
      if (line !== null) await out.write(line);
      progress.step(i + 1, input.path);
    }
    await out.close();
    progress.clear();
    if (failed) {
      process.stderr.write(`hearsay: ${inputs.length - failed} read, ${failed} failed\n`);
      process.exitCode = EXIT.failed;
    }
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  }
}
