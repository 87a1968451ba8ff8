import { Option } from 'commander';
import type { Ledger } from '../ledger/ledger.ts';
import { complain, EXIT } from './failures.ts';

export interface DbOptions {
  readonly db?: string;
}

export const dbOption = (): Option => new Option('--db <file>', 'the ledger (default: the one of this user)');

/**
 * Opens the ledger, runs the step and closes it again. A failure is one line with a hint, and the exit code says so; the ledger
 * names its file itself.
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
    await step(ledger);
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  } finally {
    await ledger?.close();
  }
}
