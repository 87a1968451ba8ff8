import { Option } from 'commander';
import type { Ledger } from '../ledger/ledger.ts';
import { visible } from '../present/visible.ts';
import { complain, EXIT } from './failures.ts';

const HOW = 'add articles: `hearsay add PATH`, with a file, a folder, a feed or an address';

export interface DbOptions {
  readonly db?: string;
}

export const dbOption = (): Option =>
  new Option('--db <file>', 'the ledger: a file, or postgres://host/database (default: the one of this user)');

/** Whose ledger it is, of a database that holds several; it comes to the command within `--db` (`program.ts`). */
export const tenantOption = (what = 'the desk whose ledger it is, in a database of several'): Option =>
  new Option('--tenant <name>', what);

/**
 * Opens the ledger, runs the step and closes it again. A failure is one line with a hint, and the exit code says so; the ledger
 * names its file itself. Where it is read and holds nothing, a line says how to add something.
 */
export async function withLedger(
  { db }: DbOptions,
  readOnly: boolean,
  step: (ledger: Ledger) => Promise<void>,
): Promise<void> {
  let ledger: Ledger | null = null;
  try {
    const { defaultPath, openLedger } = await import('../ledger/open.ts');
    ledger = await openLedger({ path: db ?? defaultPath(), readOnly });
    if (readOnly && (await ledger.store.articles({ limit: 1 })).items.length === 0)
      process.stderr.write(`hearsay: ${visible(ledger.store.place)}: nothing was added yet\n  ${HOW}\n`);
    await step(ledger);
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  } finally {
    await ledger?.close();
  }
}
