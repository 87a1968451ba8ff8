import { type Command, Option } from 'commander';
import { recordLine, recordText } from '../present/ledger-json.ts';
import { visible } from '../present/visible.ts';
import type { Quarantined } from '../queue/quarantine.ts';
import type { Queue } from '../queue/queue.ts';
import { WRITTEN, type Written } from '../records/formats.ts';
import { complain, EXIT } from './failures.ts';
import { tenantOption } from './ledger-db.ts';

interface QuarantineOptions {
  readonly db: string;
  readonly code?: string;
  readonly all?: true;
}
interface ListOptions extends QuarantineOptions {
  readonly format: Written<'records'>;
}

const dbAddress = (): Option =>
  new Option('--db <address>', 'the database: postgres://host/database').makeOptionMandatory();
const SHOWN = 12;

/** `hearsay quarantine list|retry|drop` */
export function quarantineCommand(program: Command): Command {
  const quarantine = program.command('quarantine').description('documents that workers could not take in');
  quarantine
    .command('list')
    .description('list them with stage, code, reason and version, the oldest first')
    .addOption(dbAddress())
    .addOption(tenantOption())
    .option('--code <code>', 'those of this code, as timeout')
    .addOption(new Option('-f, --format <name>', 'how to show them').choices(WRITTEN.records).default('text'))
    .action((options: ListOptions) =>
      withQueue(options, async (queue) => {
        const { quarantined } = await import('../queue/quarantine.ts');
        const found = await quarantined(queue, { code: options.code ?? null });
        const show = { text: textOf, json: recordText, jsonl: recordLine }[options.format];
        process.stdout.write(found.map(show).join(''));
        if (!found.length) process.stderr.write('hearsay: nothing is in quarantine\n');
      }),
    );
  for (const [name, what, done] of [
    ['retry', 'hand them to the workers again, as after an update', 'handed in again'],
    ['drop', 'forget them for good', 'dropped'],
  ] as const)
    quarantine
      .command(name)
      .description(what)
      .argument('[id...]', 'as `hearsay quarantine list` shows it')
      .addOption(dbAddress())
      .addOption(tenantOption())
      .option('--code <code>', 'those of this code, as timeout')
      .option('--all', 'all of them')
      .action((ids: readonly string[], options: QuarantineOptions, command: Command) => {
        const { code = null, all } = options;
        if ([ids.length > 0, code !== null, all].filter(Boolean).length !== 1)
          return command.error('error: give ids, --code or --all');
        return withQueue(options, async (queue) => {
          const does = await import('../queue/quarantine.ts');
          const n = await does[name](queue, ids.length ? { ids } : { code });
          process.stderr.write(`hearsay: ${n.toLocaleString('en-US')} ${done}\n`);
        });
      });
  return quarantine;
}

/** "0123456789ab  timeout  analyse  not finished after 120 seconds: a.pdf (0.1.0 model en-...)" */
const textOf = ({ id, code, stage, reason, name, version, at }: Quarantined): string =>
  `${id.slice(0, SHOWN)}  ${at}  ${stage}  ${code}  ${visible(reason).replace(/\s+/g, ' ')}${reason.includes(name) ? '' : `: ${visible(name)}`} (${version})\n`;

async function withQueue({ db }: QuarantineOptions, step: (queue: Queue) => Promise<void>): Promise<void> {
  let queue: Queue | null = null;
  try {
    const { Queue: Opened } = await import('../queue/queue.ts');
    queue = await Opened.open(db);
    await step(queue);
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  } finally {
    await queue?.close();
  }
}
