import { Command } from 'commander';
import { SCHEMA } from '../records/read-article.ts';
import { withTenant } from '../store/postgres/address.ts';
import { VERSION } from '../version.ts';
import { addCommand } from './add.ts';
import { backupCommand } from './backup.ts';
import { checkCommand } from './check.ts';
import { claimCommand } from './claim.ts';
import { claimsCommand } from './claims.ts';
import { compareCommand } from './compare.ts';
import { decideCommand } from './decide.ts';
import { demoCommand } from './demo.ts';
import { digestCommand } from './digest.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { extractCommand } from './extract.ts';
import { figuresCommand } from './figures.ts';
import { linkCommand } from './link.ts';
import { lintCommand } from './lint.ts';
import { lspCommand } from './lsp.ts';
import { mcpCommand } from './mcp.ts';
import { moveCommand } from './move.ts';
import { DEFAULT_ENGINE } from './options.ts';
import { quarantineCommand } from './quarantine.ts';
import { readCommand } from './read.ts';
import { relinkCommand } from './relink.ts';
import { removeCommand } from './remove.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { sourceCommand } from './source.ts';
import { sourcesCommand } from './sources.ts';
import { statsCommand } from './stats.ts';
import { storiesCommand } from './stories.ts';
import { storyCommand } from './story.ts';
import { tenantCommand } from './tenant.ts';
import { tokenCommand } from './token.ts';
import { traceCommand } from './trace.ts';
import { watchCommand } from './watch.ts';
import { workerCommand } from './worker.ts';

/** The commands in reading order, as the help lists them. */
const GROUPS: readonly (readonly [string, readonly ((top: Command) => Command)[]])[] = [
  ['Reading articles:', [readCommand, extractCommand, compareCommand]],
  ['Writing:', [digestCommand, lintCommand, lspCommand]],
  [
    'The ledger:',
    [
      addCommand,
      claimsCommand,
      claimCommand,
      storiesCommand,
      storyCommand,
      searchCommand,
      sourcesCommand,
      sourceCommand,
      figuresCommand,
      traceCommand,
      decideCommand,
      watchCommand,
    ],
  ],
  [
    'Keeping it:',
    [statsCommand, exportCommand, backupCommand, moveCommand, checkCommand, relinkCommand, removeCommand],
  ],
  ['Many machines, and whole archives:', [workerCommand, quarantineCommand, tenantCommand, linkCommand]],
  ['The app, and assistants:', [serveCommand, mcpCommand, tokenCommand]],
  ['Trying it:', [demoCommand, doctorCommand]],
];

/** What the ledger of this user is called where no other is named. */
const OWN_FILE = 'ledger.db';

/**
 * The whole command line. Usage errors are one line and a hint; nothing here leaves the process by itself. `version` is what
 * `--version` prints.
 */
export function program(version: string = VERSION): Command {
  const top = new Command('hearsay')
    .description('Reads news and shows who said what, according to whom.')
    .version(version, '-V, --version', 'print version, engine, rules, schema and runtime')
    .helpCommand('help [command]', 'show help for a command')
    .configureHelp({ helpWidth: 100, sortSubcommands: false })
    .addHelpText(
      'after',
      `
Exit codes:
  0  fine
  1  some input failed
  2  usage: an unknown command or option, or a bad value
  3  lint found something

Environment:
  NO_COLOR         no colour, where it is set and not empty
  HEARSAY_RUNTIME  what runs the model: native or wasm (native where it loads)
  HEARSAY_DEBUG    show where a fault came from

Examples:
  hearsay demo
  hearsay read article.html
  hearsay extract articles/ --out read.jsonl
  hearsay add articles/
  hearsay claims
  hearsay help read
`,
    );
  top.hook('preAction', (_, command) => {
    const { tenant, db } = command.opts<{ readonly tenant?: string | readonly string[]; readonly db?: string }>();
    // A command that takes several finds them itself.
    if (typeof tenant === 'string') command.setOptionValue('db', withTenant(db ?? OWN_FILE, tenant));
  });
  for (const [group, commands] of GROUPS) {
    top.commandsGroup(group);
    for (const add of commands) add(top);
  }
  top.commandsGroup('Help:');
  for (const command of [top, ...top.commands, ...top.commands.flatMap((c) => c.commands)]) {
    const name = namesTo(command).join(' ');
    command
      .exitOverride()
      .configureHelp({ helpWidth: 100 })
      .configureOutput({
        outputError: (text, write) => write(usage(text, name)),
      });
  }
  return top;
}

/** `hearsay token create` */
const namesTo = (command: Command): readonly string[] =>
  command.parent ? [...namesTo(command.parent), command.name()] : [command.name()];

/** "error: unknown option '--fromat'\n(Did you mean --format?)" in our form of one line and a hint. */
function usage(text: string, name: string): string {
  const [what = '', ...rest] = text.trim().split('\n');
  const guess = rest.map((l) => l.replace(/^\(Did you mean (.*)\?\)$/, 'did you mean $1?')).join(' ');
  return `hearsay: ${what.replace(/^error: /, '')}\n  ${guess === '' ? '' : `${guess} `}see ${name} --help\n`;
}

/** What `--version` prints: it loads the rules and looks for a runtime. */
export async function versionText(): Promise<string> {
  const { findRuntime, loadEngine } = await import('../node.ts');
  const [{ rules }, { runtime, kind }] = await Promise.all([loadEngine('rules'), findRuntime()]);
  return `hearsay ${VERSION}, engine ${DEFAULT_ENGINE}, rules ${rules}, schema ${SCHEMA}, runtime ${runtime.name} (${kind})`;
}
