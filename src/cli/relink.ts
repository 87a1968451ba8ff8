import type { Command } from 'commander';
import { stepBack } from '../bulk/step-back.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type DbOptions, dbOption, tenantOption, withLedger } from './ledger-db.ts';

/** `hearsay relink` */
export const relinkCommand = (program: Command): Command =>
  program
    .command('relink')
    .description('make all links and claims anew')
    .addOption(dbOption())
    .addOption(tenantOption())
    .addHelpText(
      'after',
      '\nWhat persons decided stays. Adding links each article at once; relinking is exact also where very many statements are alike.\n\nExamples:\n  hearsay relink\n',
    )
    .action(async (options: DbOptions) => {
      stepBack('behind');
      await withLedger(options, false, async (ledger) => {
        await ledger.relink(progressOf());
        clear();
        const { statements, claims, disputed } = await ledger.store.stats();
        process.stderr.write(
          `hearsay: ${number(statements)} statements, ${number(claims)} claims of two and more, ${number(disputed)} disputed\n`,
        );
      });
    });

const clear = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
};

const EVERY_MS = 200;

/** A line that is written over, on a terminal only. */
function progressOf(): Parameters<Ledger['relink']>[0] {
  let last = 0;
  return ({ step, done, total }) => {
    if (!process.stderr.isTTY || performance.now() - last < EVERY_MS) return;
    last = performance.now();
    clear();
    process.stderr.write(
      `${step === 'link' ? 'linked' : 'settled'} ${number(done)}${total ? ` of ${number(total)}` : ''} statements`,
    );
  };
}

const number = (n: number): string => n.toLocaleString('en-US');
