import type { Command } from 'commander';
import type { Ledger } from '../ledger/ledger.ts';
import { visible } from '../present/visible.ts';
import { Failure } from '../records/failure.ts';
import { type DbOptions, dbOption, tenantOption, withLedger } from './ledger-db.ts';

/** `hearsay remove ARTICLE...` */
export const removeCommand = (program: Command): Command =>
  program
    .command('remove')
    .description('take articles out for good')
    .argument('<article...>', 'its id (sha256:...), its address or its file as given')
    .requiredOption('--reason <text>', 'why, for the record')
    .addOption(dbOption())
    .addOption(tenantOption())
    .addHelpText(
      'after',
      '\nAn article that was removed leaves a tombstone: adding it again does nothing.\n\nExamples:\n  hearsay remove https://example.org/story --reason "asked by the publisher"\n',
    )
    .action(async (names: readonly string[], options: DbOptions & { readonly reason: string }) => {
      await withLedger(options, false, async (ledger) => {
        for (const name of names) {
          for (const id of await articlesOf(ledger, name)) {
            await ledger.remove(id, options.reason, new Date().toISOString());
            process.stderr.write(`hearsay: removed ${id}${id === name ? '' : ` (${visible(name)})`}\n`);
          }
        }
      });
    });

/** The texts with this id, or published at this address or in this file. */
async function articlesOf({ store }: Ledger, name: string): Promise<readonly string[]> {
  if (name.startsWith('sha256:')) {
    if (await store.article(name)) return [name];
    throw new Failure('no-article', `no article ${name}`, 'give its id, its address or its file');
  }
  const found = new Set<string>();
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof store.articles>> = await store.articles({ cursor, limit: 1000 });
    for (const p of page.items) if ([p.file, p.url, p.canonical].includes(name)) found.add(p.article);
    cursor = page.next;
    if (cursor === null) break;
  }
  if (!found.size) throw new Failure('no-article', `no article ${name}`, 'give its id, its address or its file');
  return [...found];
}
