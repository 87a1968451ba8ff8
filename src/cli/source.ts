import { type Command, Option } from 'commander';
import { claimsToCsv } from '../present/ledger-csv.ts';
import { toSourcePage } from '../present/ledger-sources.ts';
import { Failure } from '../records/failure.ts';
import type { SourceRecord } from '../records/ledger.ts';
import type { Store } from '../store/store.ts';
import { withLedger } from './ledger-db.ts';
import { print, printRecord, type ViewOptions, viewOptions, wholeNumber } from './ledger-view.ts';
import { lookIn } from './options.ts';

/** `hearsay source NAME` */
export const sourceCommand = (program: Command): Command =>
  viewOptions(
    program
      .command('source')
      .description('show one source: its names and where it stands')
      .argument('<name...>', 'its name or id'),
  )
    .option('--all', 'also claims that are not worth a list or not understood alone; machines get them always')
    .addOption(new Option('--limit <n>', 'how many claims to show').argParser(wholeNumber(1, 1000)).default(50))
    .addHelpText(
      'after',
      `
Examples:
  hearsay source Tomas Verrin
  hearsay source s:0123456789abcdef0123456789abcdef --format json
`,
    )
    .action(async (name: readonly string[], options: ViewOptions & { readonly limit: number; readonly all?: true }) => {
      await withLedger(options, true, async ({ store }) => {
        const source = await sourceOf(store, name.join(' '));
        const { items, next } = await store.claims({
          source: source.id,
          articles: 1,
          all: options.all ?? options.format !== 'text',
          sort: 'newest',
          limit: options.limit,
        });
        if (options.format === 'csv') return print(claimsToCsv(items), options);
        if (options.format !== 'text') return printRecord({ ...source, claims: items }, options);
        await print(toSourcePage(source, items, { ...lookIn(options), more: next !== null }), options);
      });
    });

const fold = (name: string): string => name.toLowerCase().replace(/^the /, '').replace(/\s+/g, ' ').trim();

/** The source with this id or name. Throws a `Failure` where there is none, or more than one. */
async function sourceOf(store: Store, name: string): Promise<SourceRecord> {
  const byId = name.startsWith('s:') ? await store.source(name) : null;
  if (byId) return byId;
  const { items } = await store.sources({ query: name, limit: 50 });
  const wanted = fold(name);
  const named = items.filter(({ source }) => fold(source.name) === wanted);
  // A part of a name counts only where one source has it: a wrong one is worse than none.
  const found = named.length ? named : items;
  if (found.length > 1) {
    const names = found.slice(0, 5).map(({ source }) => `${source.name} (${source.id})`);
    throw new Failure(
      'several-sources',
      `${found.length} sources are called ${name}`,
      `give an id: ${names.join(', ')}`,
    );
  }
  if (!found[0]) throw new Failure('no-source', `no source ${name}`, 'list them with `hearsay sources`');
  // The list leaves out what joins a source.
  return (await store.source(found[0].source.id)) ?? found[0].source;
}
