import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { visible } from '../present/visible.ts';
import { Failure } from '../records/failure.ts';
import { type DbOptions, dbOption, tenantOption, withLedger } from './ledger-db.ts';

/** `hearsay backup FILE` */
export const backupCommand = (program: Command): Command =>
  program
    .command('backup')
    .description('copy the whole ledger while it is in use')
    .argument('<file>', 'where to; it must not be there yet')
    .addOption(dbOption())
    .addOption(tenantOption())
    .addHelpText('after', '\nExamples:\n  hearsay backup ledger-2026-03-16.db\n')
    .action(async (file: string, options: DbOptions) => {
      await withLedger(options, true, async ({ store }) => {
        if (existsSync(file)) throw new Failure('exists', `${file} is there already`, 'give another name');
        await store.backup(file);
        process.stderr.write(`hearsay: ${visible(store.place)} copied to ${visible(file)}\n`);
      });
    });
