import { type Command, Option } from 'commander';
import { visible } from '../present/visible.ts';
import { complain, EXIT } from './failures.ts';

interface MoveOptions {
  readonly from: string;
  readonly to: string;
}

/** `hearsay move --from A --to B` */
export const moveCommand = (program: Command): Command =>
  program
    .command('move')
    .description('take a whole ledger over into another file or database')
    .addOption(new Option('--from <db>', 'the ledger: a file, or postgres://host/database').makeOptionMandatory())
    .addOption(
      new Option(
        '--to <db>',
        'where to; it holds nothing yet, or what an interrupted run has left',
      ).makeOptionMandatory(),
    )
    .addHelpText(
      'after',
      '\nThe old ledger stays as it is, and nobody may write to it meanwhile. Run again after an interruption, it goes on.\n\nExamples:\n  hearsay move --from ledger.db --to postgres://desk@db.example/hearsay\n  hearsay move --from postgres://desk@db.example/hearsay --to ledger.db\n',
    )
    .action(move);

async function move({ from, to }: MoveOptions): Promise<void> {
  const opened: { close(): Promise<void> }[] = [];
  try {
    const [{ openLedger }, { moveLedger }] = await Promise.all([
      import('../ledger/open.ts'),
      import('../ledger/move.ts'),
    ]);
    const old = await openLedger({ path: from, readOnly: true });
    opened.push(old);
    const fresh = await openLedger({ path: to });
    opened.push(fresh);
    const { copied, there, watches, digest } = await moveLedger(old.store, fresh.store, ({ articles, total }) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${articles} of ${total} articles`);
    });
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    const again = there ? `, ${there} were there` : '';
    process.stderr.write(
      `hearsay: ${copied} articles taken over from ${visible(old.store.place)} into ${visible(fresh.store.place)}${again}; both have the digest ${digest}\n`,
    );
    if (watches)
      process.stderr.write(`hearsay: ${watches} watches stay behind\n  add them again with \`hearsay watch add\`\n`);
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  } finally {
    for (const one of opened) await one.close();
  }
}
