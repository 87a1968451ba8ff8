#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { SCHEMA } from '../records/read-article.ts';
import { VERSION } from '../version.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { extractCommand } from './extract.ts';
import { complain, EXIT } from './failures.ts';
import { DEFAULT_ENGINE } from './options.ts';
import { readCommand } from './read.ts';
import { serveCommand } from './serve.ts';

// The reader of a pipe may leave early (`| head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
  complain(error);
  process.exit(EXIT.failed);
});
process.on('SIGINT', () => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.exit(130);
});

/** The whole command line. Usage errors are one line and a hint; nothing here leaves the process by itself. */
async function program(): Promise<Command> {
  const asked = /^(-V|--version)$/.test(process.argv[2] ?? '');
  const top = new Command('hearsay')
    .description('Reads news and shows who said what, according to whom.')
    .version(asked ? await versionText() : VERSION, '-V, --version', 'print version, engine, rules and schema')
    .helpCommand('help [command]', 'show help for a command')
    .configureHelp({ helpWidth: 100, sortSubcommands: false })
    .addHelpText(
      'after',
      `
Exit codes:
  0  fine
  1  some input failed
  2  usage: an unknown command or option, or a bad value
  3  kept for findings of lint

Environment:
  NO_COLOR       no colour, where it is set and not empty
  HEARSAY_DEBUG  show where a fault came from

Examples:
  hearsay demo
  hearsay read article.html
  hearsay extract articles/ --out read.jsonl
  hearsay help read
`,
    );
  for (const add of [readCommand, extractCommand, serveCommand, demoCommand, doctorCommand]) add(top);
  for (const command of [top, ...top.commands]) {
    const name = command === top ? 'hearsay' : `hearsay ${command.name()}`;
    command
      .exitOverride()
      .configureHelp({ helpWidth: 100 })
      .configureOutput({
        outputError: (text, write) => write(usage(text, name)),
      });
  }
  return top;
}

/** "error: unknown option '--fromat'\n(Did you mean --format?)" in our form of one line and a hint. */
function usage(text: string, name: string): string {
  const [what = '', ...rest] = text.trim().split('\n');
  const guess = rest.map((l) => l.replace(/^\(Did you mean (.*)\?\)$/, 'did you mean $1?')).join(' ');
  return `hearsay: ${what.replace(/^error: /, '')}\n  ${guess === '' ? '' : `${guess} `}see ${name} --help\n`;
}

async function versionText(): Promise<string> {
  const { loadEngine } = await import('../node.ts');
  const { rules } = await loadEngine('rules');
  return `hearsay ${VERSION}, engine ${DEFAULT_ENGINE}, rules ${rules}, schema ${SCHEMA}`;
}

try {
  await (await program()).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  else {
    complain(error);
    process.exitCode = EXIT.failed;
  }
}
