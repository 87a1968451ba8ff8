import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { decisionsIn } from '../ledger/import.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { toDecisions } from '../present/ledger-decisions.ts';
import { Failure } from '../records/failure.ts';
import { WRITTEN } from '../records/formats.ts';
import { DECISION_KINDS, type Decision, type DecisionKind } from '../records/ledger.ts';
import { withLedger } from './ledger-db.ts';
import { print, printRecords, type ViewOptions, viewOptions } from './ledger-view.ts';
import { lookIn } from './options.ts';

interface DecideOptions extends ViewOptions {
  readonly speaker?: string;
  readonly outlet?: string;
  readonly by?: string;
  readonly note?: string;
  readonly list?: true;
  readonly retract?: string;
  readonly import?: string;
}

/** `hearsay decide KIND STATEMENT...` */
export const decideCommand = (program: Command): Command => {
  const command = viewOptions(
    program
      .command('decide')
      .description('record what a person decided, for good')
      .argument('[kind]', DECISION_KINDS.join(', '), kindOf)
      .argument('[id...]', 'claims, statements or sources, as the lists show them'),
    WRITTEN.records,
  )
    .option('--speaker <name>', 'the right source of the statement')
    .option('--outlet <name>', "whose page furniture it is (default: the statement's)")
    .option('--by <name>', 'who decides (default: who is logged in)')
    .option('--note <text>', 'why')
    .option('--list', 'show what was decided')
    .option('--retract <id>', 'take a decision back; it stays on record')
    .option('--import <file>', 'take over decisions: as exported elsewhere, or W3C Web Annotations')
    .addHelpText(
      'after',
      `
Kinds:
  merge        claims are one, with all their statements; a statement stands for its claim. Sources are one, with all they said
  split        these statements leave their claim, together; its address goes on showing what stayed
  not-same     two statements are of different claims
  speaker      a statement has another source, named with --speaker
  hide         these claims are in no list any more (\`hearsay claims --hidden\` shows them)
  furniture    these words are page furniture of their outlet, there and on its other pages
  same-source  the same as merge, for sources

Each takes several at once, and is taken back as one.

A Web Annotation decides what its body for tagging names, about the words that its targets quote, with a body for commenting as the
note and one for identifying as the speaker. All of a file are taken over, or none.

Examples:
  hearsay decide merge c:0123 c:4567 --note "the same gate"
  hearsay decide merge s:0123 s:4567
  hearsay decide split st:0123 st:4567
  hearsay decide speaker st:0123 --speaker "Edda Korvin"
  hearsay decide furniture st:0123
  hearsay decide --list
  hearsay decide --retract d:0123
  hearsay export decisions --out decisions.jsonl
  hearsay decide --import decisions.jsonl
  hearsay decide --import annotations.jsonld
`,
    );
  return command.action(async (kind: DecisionKind | undefined, ids: readonly string[], options: DecideOptions) => {
    const asked = [kind !== undefined, options.list, options.retract !== undefined, options.import !== undefined];
    if (asked.filter((x) => x).length !== 1)
      return command.error('error: give one of a kind with its statements, --list, --retract or --import');
    await withLedger(options, options.list ?? false, (ledger) => decide(ledger, kind, ids, options));
  });
};

function kindOf(value: string): DecisionKind {
  const kind = DECISION_KINDS.find((k) => k === value);
  if (!kind) throw new InvalidArgumentError(`Give one of ${DECISION_KINDS.join(', ')}.`);
  return kind;
}

async function decide(
  ledger: Ledger,
  kind: DecisionKind | undefined,
  ids: readonly string[],
  options: DecideOptions,
): Promise<void> {
  const by = options.by ?? userInfo().username;
  const at = new Date().toISOString();
  if (options.import !== undefined) {
    const found = await decisionsIn(ledger.store, await textIn(options.import), options.import, { by, at });
    const n = await ledger.importDecisions(found);
    process.stderr.write(`hearsay: ${n} decisions taken over\n`);
    return;
  }
  if (options.list) return show(await ledger.store.decisions(), options);
  if (options.retract !== undefined) return show([await ledger.retract(options.retract, by, at)], options);
  const { speaker = null, outlet = null, note = null } = options;
  const lists = {
    claims: ids.filter((id) => id.startsWith('c:')),
    sources: ids.filter((id) => id.startsWith('s:')),
    statements: ids.filter((id) => !/^[cs]:/.test(id)),
  };
  const isOfSources = kind === 'merge' && ids.length > 0 && lists.sources.length === ids.length;
  const asked = { kind: isOfSources ? 'same-source' : kind!, speaker, outlet, by, at, note } as const;
  await show([await ledger.decide({ ...asked, ...lists })], options);
}

const show = (decisions: readonly Decision[], options: DecideOptions): Promise<void> =>
  options.format === 'text'
    ? print(toDecisions(decisions, lookIn(options)), options)
    : printRecords(decisions, options, () => '');

/** The text of a file of decisions. */
const textIn = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure('unreadable', `cannot read ${file}: ${error.code}`, 'check the path');
  });
