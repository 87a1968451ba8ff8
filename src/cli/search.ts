import type { Command } from 'commander';
import { allOf } from '../ledger/pages.ts';
import { hitsToCsv } from '../present/ledger-csv.ts';
import { toHits } from '../present/ledger-hits.ts';
import type { StatementFilter } from '../store/store.ts';
import { withLedger } from './ledger-db.ts';
import {
  type FilterOptions,
  filterOf,
  filterOptions,
  moreOf,
  type PageIn,
  pageOptions,
  print,
  printRecords,
  type ViewOptions,
  viewOptions,
} from './ledger-view.ts';
import { lookIn } from './options.ts';

const SHOWN = 10;

/** `hearsay search QUERY` */
export const searchCommand = (program: Command): Command =>
  pageOptions(
    filterOptions(
      viewOptions(
        program
          .command('search')
          .description('find statements by their words')
          .argument('<query...>', 'words that they hold; "words in marks" stand together'),
      ),
    ),
  )
    .addHelpText(
      'after',
      `
json, jsonl and csv give all that is found unless --limit is given.

Examples:
  hearsay search sirens
  hearsay search dam gate --stance denies
  hearsay search '"permitted level"' --grade anonymous --format csv
`,
    )
    .action(async (query: readonly string[], options: ViewOptions & FilterOptions & PageIn) => {
      const filter: StatementFilter = { ...filterOf(options), query: query.join(' ') };
      const { format, limit, cursor = null } = options;
      await withLedger(options, true, async ({ store }) => {
        if (format !== 'text') {
          const found = allOf((at) => store.search({ ...filter, ...at }), {
            ...(limit === undefined ? {} : { limit }),
            cursor,
          });
          return printRecords(found, options, hitsToCsv);
        }
        const { items, next, total, facets } = await store.search({ ...filter, limit: limit ?? SHOWN, cursor });
        await print(toHits(items, { ...lookIn(options), facets, total, more: moreOf(next) }), options);
      });
    });
