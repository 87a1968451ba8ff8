import type { Command } from 'commander';
import type { Ledger } from '../ledger/ledger.ts';
import { toClaimPage } from '../present/ledger-claim.ts';
import { claimsToCsv } from '../present/ledger-csv.ts';
import { Failure } from '../records/failure.ts';
import type { Linkable } from '../records/ledger.ts';
import { withLedger } from './ledger-db.ts';
import { print, printRecord, type ViewOptions, viewOptions } from './ledger-view.ts';
import { lookIn } from './options.ts';

/** `hearsay claim ID` */
export const claimCommand = (program: Command): Command =>
  viewOptions(
    program
      .command('claim')
      .description('show one claim: positions, origins, chains, timeline, drift')
      .argument('<id>', 'the claim, as `hearsay claims` shows it; an older id leads to the claim of today'),
  )
    .addHelpText(
      'after',
      `
Examples:
  hearsay claim c:0123456789abcdef0123456789abcdef
  hearsay claim c:0123456789abcdef0123456789abcdef --format json
`,
    )
    .action(async (id: string, options: ViewOptions) => {
      await withLedger(options, true, async (ledger) => {
        const claim = await ledger.store.claim(id.includes(':') ? id : `c:${id}`);
        if (!claim) throw new Failure('no-claim', `no claim ${id}`, 'look it up with `hearsay claims`');
        if (options.format === 'csv') return print(claimsToCsv([claim]), options);
        if (options.format !== 'text') return printRecord(claim, options);
        const linkables = await linkablesOf(
          ledger,
          claim.statements.map((s) => s.id),
        );
        const related = new Map<string, string>();
        for (const { claim: other } of claim.relations) {
          const found = await ledger.store.claim(other);
          if (found) related.set(other, found.title);
        }
        await print(toClaimPage(claim, { linkables, related }, lookIn(options)), options);
      });
    });

/** Statements by id, with words and publications. */
export async function linkablesOf({ store }: Ledger, ids: readonly string[]): Promise<ReadonlyMap<string, Linkable>> {
  const found = new Map<string, Linkable>();
  for (const id of new Set(ids)) {
    const linkable = await store.statement(id);
    if (linkable) found.set(id, linkable);
  }
  return found;
}
