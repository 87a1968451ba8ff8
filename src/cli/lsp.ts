import type { Command } from 'commander';
import type { EngineName } from '../records/read-article.ts';
import { complain, EXIT } from './failures.ts';
import { DEFAULT_ENGINE, engineOption } from './options.ts';

interface LspOptions {
  readonly engine?: EngineName;
}

/** `hearsay lsp` */
export const lspCommand = (program: Command): Command =>
  program
    .command('lsp')
    .description('serve editors over the Language Server Protocol, on standard input and output')
    .option('--stdio', 'standard input and output: the default, named by some editors')
    .addOption(engineOption())
    .addHelpText(
      'after',
      `
It shows findings of the lint with fixes, sources, cues and contents, and who says what, while a draft is written. Set-ups for editors
are in docs/editors.md.

Example:
  hearsay lsp
`,
    )
    .action(run);

async function run({ engine = DEFAULT_ENGINE }: LspOptions): Promise<void> {
  try {
    const [{ serveLsp }, { createConnection, ProposedFeatures }, { loadEngine }] = await Promise.all([
      import('../lsp/server.ts'),
      import('../lsp/sdk.ts'),
      import('../node.ts'),
    ]);
    const loading = loadEngine(engine);
    // Told with each draft that cannot be read without it.
    loading.catch(complain);
    serveLsp(createConnection(ProposedFeatures.all, process.stdin, process.stdout), { engine: loading, log: complain });
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  }
}
