import type { Command } from 'commander';
import { allOf } from '../ledger/pages.ts';
import { sourcesToCsv } from '../present/ledger-csv.ts';
import { toSources } from '../present/ledger-sources.ts';
import { withLedger } from './ledger-db.ts';
import { moreOf, type PageIn, pageOptions, print, printRecords, type ViewOptions, viewOptions } from './ledger-view.ts';
import { lookIn } from './options.ts';

const SHOWN = 30;

/** `hearsay sources [NAME]` */
export const sourcesCommand = (program: Command): Command =>
  pageOptions(
    viewOptions(
      program
        .command('sources')
        .description('list the sources across articles')
        .argument('[name...]', 'part of a name'),
    ),
  )
    .addHelpText(
      'after',
      `
json, jsonl and csv give all sources unless --limit is given.

Examples:
  hearsay sources
  hearsay sources korvin
  hearsay sources --format csv --out sources.csv
`,
    )
    .action(async (name: readonly string[], options: ViewOptions & PageIn) => {
      const { format, limit, cursor = null } = options;
      const query = name.length ? name.join(' ') : null;
      await withLedger(options, true, async ({ store }) => {
        if (format !== 'text') {
          const found = allOf((at) => store.sources({ query, ...at }), {
            ...(limit === undefined ? {} : { limit }),
            cursor,
          });
          return printRecords(found, options, sourcesToCsv);
        }
        const { items, next, total } = await store.sources({ query, limit: limit ?? SHOWN, cursor });
        await print(toSources(items, { ...lookIn(options), total, more: moreOf(next) }), options);
      });
    });
