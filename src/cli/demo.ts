import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { EngineName } from '../records/read-article.ts';
import { engineOption, type ShowOptions, showOptions } from './options.ts';
import { readAndShow } from './read.ts';

const DEMO = fileURLToPath(new URL('../../examples/demo.txt', import.meta.url));
const GIVEN = { file: 'examples/demo.txt', outlet: 'The Harbour Post', published: '2026-03-16' };

/** `hearsay demo` */
export const demoCommand = (program: Command): Command =>
  showOptions(program.command('demo').description('read an invented article that ships with hearsay'))
    .addOption(engineOption())
    .addHelpText(
      'after',
      `
The article is examples/demo.txt in the package; its places, outlets and people are invented.

Examples:
  hearsay demo
  hearsay demo --why
  hearsay demo --format html --out demo.html
`,
    )
    .action(async (options: ShowOptions & { readonly engine?: EngineName }) => {
      await readAndShow(DEMO, GIVEN, options);
    });
