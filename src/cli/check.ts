import type { Command } from 'commander';
import { visible } from '../present/visible.ts';
import { EXIT } from './failures.ts';
import { type DbOptions, dbOption, tenantOption, withLedger } from './ledger-db.ts';

/** `hearsay check` */
export const checkCommand = (program: Command): Command =>
  program
    .command('check')
    .description('look through the whole ledger for damage')
    .addOption(dbOption())
    .addOption(tenantOption())
    .addHelpText('after', '\nThe exit code is 1 where something is wrong.\n\nExamples:\n  hearsay check\n')
    .action(async (options: DbOptions) => {
      await withLedger(options, true, async ({ store }) => {
        const problems = await store.check();
        for (const { where, what, hint } of problems)
          process.stderr.write(`hearsay: ${visible(`${where}: ${what}`)}\n  ${visible(hint)}\n`);
        if (problems.length) process.exitCode = EXIT.failed;
        else process.stdout.write(`nothing wrong in ${visible(store.place)}\ndigest ${await store.digest()}\n`);
      });
    });
