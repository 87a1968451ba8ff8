import type { Command } from 'commander';
import { citedClaim, linkablesOf } from '../ledger/cited.ts';
import { toClaimPage } from '../present/ledger-claim.ts';
import { claimsToCsv } from '../present/ledger-csv.ts';
import { claimAs, isStandard, STANDARD_HELP } from '../present/standards.ts';
import { Failure } from '../records/failure.ts';
import { WRITTEN, type Written } from '../records/formats.ts';
import { withLedger } from './ledger-db.ts';
import { print, printRecord, type ViewOptions, viewOptions } from './ledger-view.ts';
import { lookIn } from './options.ts';

type ClaimOptions = Omit<ViewOptions, 'format'> & { readonly format: Written<'claim'> };

/** `hearsay claim ID` */
export const claimCommand = (program: Command): Command =>
  viewOptions(
    program
      .command('claim')
      .description('show one claim: positions, origins, chains, timeline, drift')
      .argument('<id>', 'the claim, as `hearsay claims` shows it; an older id leads to the claim of today'),
    WRITTEN.claim,
  )
    .addHelpText(
      'after',
      `
Formats of others:
${STANDARD_HELP}

Examples:
  hearsay claim c:0123456789abcdef0123456789abcdef
  hearsay claim c:0123456789abcdef0123456789abcdef --format json
  hearsay claim c:0123456789abcdef0123456789abcdef --format bibtex
`,
    )
    .action(async (id: string, { format, ...shown }: ClaimOptions) => {
      await withLedger(shown, true, async (ledger) => {
        const claim = await ledger.store.claim(id.includes(':') ? id : `c:${id}`);
        if (!claim) throw new Failure('no-claim', `no claim ${id}`, 'look it up with `hearsay claims`');
        if (isStandard(format)) return print(claimAs(format, await citedClaim(ledger.store, claim)), shown);
        const options: ViewOptions = { ...shown, format };
        if (format === 'csv') return print(claimsToCsv([claim]), options);
        if (format !== 'text') return printRecord(claim, options);
        const linkables = await linkablesOf(
          ledger.store,
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
