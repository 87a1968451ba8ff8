import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import type { Ledger } from '../ledger/ledger.ts';
import { toDecisions } from '../present/ledger-decisions.ts';
import { recordLine } from '../present/ledger-json.ts';
import { Failure } from '../records/failure.ts';
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
    ['text', 'json', 'jsonl'],
  )
    .option('--speaker <name>', 'the right source of the statement')
    .option('--outlet <name>', "whose page furniture it is (default: the statement's)")
    .option('--by <name>', 'who decides (default: who is logged in)')
    .option('--note <text>', 'why')
    .option('--list', 'show what was decided')
    .option('--retract <id>', 'take a decision back; it stays on record')
    .option('--import <file>', 'take over decisions that were exported elsewhere')
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
    const n = await ledger.importDecisions(await decisionsIn(options.import));
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

/** Decisions in a file of JSON lines, as `hearsay export decisions` writes them. */
async function decisionsIn(file: string): Promise<readonly Decision[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure('unreadable', `cannot read ${file}: ${error.code}`, 'check the path');
  });
  return text
    .split('\n')
    .flatMap((line, k) => (line.trim() === '' ? [] : [decisionIn(line, `line ${k + 1} of ${file}`)]));
}

function decisionIn(line: string, where: string): Decision {
  const wrong = (what: string): Failure =>
    new Failure('bad-decision', `${where}: ${what}`, 'give a file that `hearsay export decisions` wrote');
  let d: Partial<Decision>;
  try {
    d = JSON.parse(line) as Partial<Decision>;
  } catch {
    throw wrong('not JSON');
  }
  const isWhole =
    typeof d?.id === 'string' &&
    DECISION_KINDS.some((k) => k === d.kind) &&
    Array.isArray(d.of) &&
    [...d.of, ...(d.rest ?? [])].every(
      (s) =>
        typeof s?.article === 'string' && Number.isInteger(s.position?.start) && typeof s.quote?.exact === 'string',
    ) &&
    typeof d.by === 'string' &&
    typeof d.at === 'string';
  if (!isWhole) throw wrong(`no decision: ${recordLine(d).trim().slice(0, 80)}`);
  const { rest = [], speaker = null, outlet = null, note = null, retracted = null } = d;
  return { ...d, rest, speaker, outlet, note, retracted } as Decision;
}
