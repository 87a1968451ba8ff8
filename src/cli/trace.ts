import type { Command } from 'commander';
import { linkablesOf } from '../ledger/cited.ts';
import { toTrace } from '../present/ledger-trace.ts';
import { withLedger } from './ledger-db.ts';
import { print, printRecord, type ViewOptions, viewOptions } from './ledger-view.ts';
import { lookIn } from './options.ts';

/** `hearsay trace STATEMENT` */
export const traceCommand = (program: Command): Command =>
  viewOptions(
    program
      .command('trace')
      .description('follow a statement from its origin through every hand')
      .argument('<statement>', 'its id, as `hearsay claim` and `hearsay search` show it'),
    ['text', 'json', 'jsonl'],
  )
    .addHelpText(
      'after',
      `
Examples:
  hearsay trace st:0123456789abcdef0123456789abcdef
`,
    )
    .action(async (id: string, options: ViewOptions) => {
      await withLedger(options, true, async (ledger) => {
        const trace = await ledger.trace(id.includes(':') ? id : `st:${id}`);
        if (options.format !== 'text') return printRecord(trace, options);
        const ids = [trace.statement.id, ...trace.hands.map((s) => s.id)];
        await print(toTrace(trace, await linkablesOf(ledger.store, ids), lookIn(options)), options);
      });
    });
