import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import type { Refused } from '../deliver/deliver-node.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { recordLine, recordText } from '../present/ledger-json.ts';
import { visible } from '../present/visible.ts';
import { FEED_MOST, watchFeed } from '../present/watch-feed.ts';
import { eventLinks } from '../present/watch-links.ts';
import { toEvents, toWatches } from '../present/watch-text.ts';
import { Failure } from '../records/failure.ts';
import { WRITTEN, type Written } from '../records/formats.ts';
import { WATCH_KINDS, type WatchEvent, type WatchKind } from '../records/watch.ts';
import { EXIT } from './failures.ts';
import { address } from './given.ts';
import { type DbOptions, dbOption, tenantOption, withLedger } from './ledger-db.ts';
import { print, wholeNumber } from './ledger-view.ts';
import { colorOption, type LookIn, lookIn, widthOption } from './options.ts';

type Aims = { readonly [kind in WatchKind]?: string };
interface AddOptions extends DbOptions, Aims {
  readonly webhook?: string;
  readonly allowPrivate?: true;
  readonly secretFile?: string;
  readonly mail?: string;
  readonly feed?: string;
}
interface ShowOptions extends DbOptions, LookIn {
  readonly format: Written<'events'>;
}
interface RunOptions extends DbOptions, LookIn {
  readonly format: Written<'progress'>;
  readonly every?: number;
}

const AIMS: Readonly<Record<WatchKind, string>> = {
  story: 'a story, by id',
  claim: 'a claim, by id',
  source: 'a source, by id or name',
  outlet: 'what an outlet publishes, by name',
  words: 'statements that hold these words',
};

/** `hearsay watch add|list|remove|events|run` */
export function watchCommand(program: Command): Command {
  const watch = program.command('watch').description('be told when a story moves: disputes, stances, figures, sources');
  addTo(watch);
  shown(
    watch
      .command('list')
      .description('list the watches, where their events go and what waits there')
      .addOption(dbOption())
      .addOption(tenantOption()),
    WRITTEN.records,
  ).action((options: ShowOptions) =>
    withLedger(options, true, async ({ store }) => {
      const watches = await store.watches();
      if (options.format !== 'text') return print(watches.map(recordOf(options)).join(''), options);
      await print(
        toWatches(watches, await store.waiting(Number.MAX_SAFE_INTEGER, 1000, 'print'), lookIn(options)),
        options,
      );
    }),
  );
  watch
    .command('remove')
    .description('end watches; their events go with them')
    .argument('<id...>', 'the watch, as `hearsay watch list` shows it')
    .addOption(dbOption())
    .addOption(tenantOption())
    .action((ids: readonly string[], options: DbOptions) =>
      withLedger(options, false, async (ledger) => {
        for (const id of ids) await ledger.unwatch(withPrefix(id));
      }),
    );
  for (const [name, paused, what] of [
    ['pause', true, 'pause watches: what happens until they are resumed is never told'],
    ['resume', false, 'let paused watches go on'],
  ] as const)
    watch
      .command(name)
      .description(what)
      .argument('<id...>', 'the watch, as `hearsay watch list` shows it')
      .addOption(dbOption())
      .addOption(tenantOption())
      .action((ids: readonly string[], options: DbOptions) =>
        withLedger(options, false, async (ledger) => {
          for (const id of ids) await ledger.pauseWatch(withPrefix(id), paused);
        }),
      );
  shown(
    watch
      .command('events')
      .description('show what was found, the newest first')
      .argument('[id]', 'of one watch; a feed is always of one')
      .addOption(dbOption())
      .addOption(tenantOption()),
    WRITTEN.events,
  ).action((id: string | undefined, options: ShowOptions) =>
    withLedger(options, true, (ledger) => showEvents(ledger, id ?? null, options)),
  );
  runTo(watch);
  return watch;
}

const withPrefix = (id: string): string => (id.includes(':') ? id : `w:${id}`);

const shown = (command: Command, formats: readonly string[]): Command =>
  command
    .addOption(new Option('-f, --format <name>', 'how to show it').choices(formats).default('text'))
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .addOption(widthOption())
    .addOption(colorOption());

const recordOf =
  ({ format }: Pick<ShowOptions, 'format'>) =>
  (record: object): string =>
    format === 'json' ? recordText(record) : recordLine(record);

function addTo(watch: Command): void {
  const add = watch.command('add').description('watch something from now on; prints the id of the watch');
  for (const kind of WATCH_KINDS) add.option(`--${kind} <${kind === 'words' ? 'words' : 'id'}>`, AIMS[kind]);
  add
    .addOption(new Option('--webhook <address>', 'post each event there, signed').argParser(address))
    .option('--allow-private', 'let the webhook be at a private address')
    .option('--secret-file <file>', 'holds the key for signatures (default: one is made and shown once)')
    .option('--mail <folder>', 'write each event as a mail file there')
    .option('--feed <file>', 'keep a feed of the newest events there: Atom, or JSON Feed with a name in .json')
    .addOption(dbOption())
    .addOption(tenantOption())
    .addHelpText(
      'after',
      `
Give one of --story, --claim, --source, --outlet and --words. What is so already is never told. Events are found with each
\`hearsay add\`; \`hearsay watch run\` brings them to where they go.

Examples:
  hearsay watch add --words "ferry gate" --mail alerts/
  hearsay watch add --source "Ines Marek" --webhook https://desk.example/hearsay
  hearsay watch add --story sy:0123456789abcdef0123456789abcdef --feed story.xml
`,
    )
    .action(async (options: AddOptions, command: Command) => {
      const aims = WATCH_KINDS.filter((k) => options[k] !== undefined);
      const [kind, other] = aims;
      if (kind === undefined || other !== undefined)
        return command.error('error: give one of --story, --claim, --source, --outlet and --words');
      const { webhook = null, allowPrivate, secretFile, mail, feed } = options;
      await withLedger(options, false, async (ledger) => {
        const secret = webhook === null ? null : await secretOf(secretFile);
        const { id, name } = await ledger.watch({
          ...{ kind, of: options[kind]!, webhook, secret },
          ...(allowPrivate === undefined ? {} : { allowPrivate }),
          mail: mail === undefined ? null : resolve(mail),
          feed: feed === undefined ? null : resolve(feed),
          at: new Date().toISOString(),
        });
        process.stderr.write(`hearsay: watching the ${kind} ${visible(name)}\n`);
        if (secret !== null && secretFile === undefined)
          process.stderr.write(`the key of its signatures, shown only now: ${secret}\n`);
        process.stdout.write(`${id}\n`);
      });
    });
}

const SHORTEST = 24;

async function secretOf(file: string | undefined): Promise<string> {
  if (file === undefined) return (await import('../deliver/signature-node.ts')).newSecret();
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < SHORTEST)
    throw new Failure('bad-secret', `${file}: a key of ${secret.length} letters`, `give ${SHORTEST} letters or more`);
  return secret;
}

async function showEvents({ store }: Ledger, given: string | null, options: ShowOptions): Promise<void> {
  const { format } = options;
  const id = given === null ? null : withPrefix(given);
  const all = await store.watches();
  const { items } = await store.watchEvents({ watch: id, limit: FEED_MOST });
  if (format === 'text') return print(toEvents(items, byId(all), lookIn(options)), options);
  if (format !== 'atom' && format !== 'json-feed') return print(items.map(recordOf(options)).join(''), options);
  const watch = all.find((w) => w.id === id);
  if (!watch) throw new Failure('no-watch', 'no watch for a feed', 'give its id, as `hearsay watch list` shows it');
  const links = await eventLinks(store, items);
  await print(watchFeed(format === 'atom' ? 'atom' : 'json', watch, items, links), options);
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((x) => [x.id, x]));

const runTo = (watch: Command): Command =>
  watch
    .command('run')
    .description('print new events and bring them to webhooks, mail folders and feeds')
    .addOption(new Option('--every <minutes>', 'look again this often').argParser(wholeNumber(1, 10_080)))
    .addOption(new Option('-f, --format <name>', 'how to print events').choices(WRITTEN.progress).default('text'))
    .addOption(widthOption())
    .addOption(colorOption())
    .addOption(dbOption())
    .addOption(tenantOption())
    .addHelpText(
      'after',
      `
Looks once, or with --every goes on. What is not accepted waits in the ledger and is tried again: after 5 seconds, 30 seconds,
2, 10 and 30 minutes, 1 and 3 hours, and then every 6 hours. An event may come twice, always under the same id.

Examples:
  hearsay watch run
  hearsay watch run --every 5 --format jsonl
`,
    )
    .action(async (options: RunOptions) => {
      for (;;) {
        await withLedger(options, false, (ledger) => runOnce(ledger, options));
        if (options.every === undefined) return;
        await wait(options.every * 60_000);
      }
    });

async function runOnce(ledger: Ledger, options: RunOptions): Promise<void> {
  await ledger.finish();
  const watches = byId(await ledger.store.watches());
  const { deliver } = await import('../deliver/deliver-node.ts');
  const refused = await deliver(ledger.store, {
    now: () => new Date(),
    print: (events) => print(textOf(events, watches, options), {}),
  });
  for (const { watch, way, failure, hint, again } of refused) tellRefused(watch.id, way, failure, hint, again);
  if (refused.length) process.exitCode = EXIT.failed;
}

const textOf = (events: readonly WatchEvent[], watches: Parameters<typeof toEvents>[1], options: RunOptions): string =>
  options.format === 'jsonl' ? events.map(recordLine).join('') : `${toEvents(events, watches, lookIn(options))}\n`;

function tellRefused(id: string, way: Refused['way'], failure: string, hint: string | null, again: Date | null): void {
  const when = again === null ? '' : `; tried again from ${again.toISOString()} on`;
  process.stderr.write(`hearsay: ${way} of ${id}: ${visible(failure)}${when}\n${hint === null ? '' : `  ${hint}\n`}`);
}
