import { type Command, Option } from 'commander';
import { figuresToCsv } from '../present/ledger-csv.ts';
import { toFigures } from '../present/ledger-figures.ts';
import { withLedger } from './ledger-db.ts';
import {
  type FilterOptions,
  filterOf,
  filterOptions,
  print,
  printRecords,
  type ViewOptions,
  viewOptions,
  wholeNumber,
} from './ledger-view.ts';
import { lookIn } from './options.ts';

interface FiguresOptions extends ViewOptions, FilterOptions {
  readonly limit: number;
  readonly articles: number;
}

/** `hearsay figures [QUERY]` */
export const figuresCommand = (program: Command): Command =>
  filterOptions(
    viewOptions(
      program
        .command('figures')
        .description('show the values of a figure over time, each with its source')
        .argument('[query...]', 'words of the statement that it stands in'),
    ),
  )
    .addOption(new Option('--limit <n>', 'how many quantities to show').argParser(wholeNumber(1, 1000)).default(10))
    .addOption(
      new Option('--articles <n>', 'given by this many articles at least')
        .argParser(wholeNumber(1, 999_999))
        .default(2),
    )
    .addHelpText(
      'after',
      `
csv gives one row a value, json and jsonl one quantity with its values a line.

Examples:
  hearsay figures
  hearsay figures killed
  hearsay figures homes damaged --format csv
`,
    )
    .action(async (query: readonly string[], options: FiguresOptions) => {
      await withLedger(options, true, async (ledger) => {
        const series = await ledger.figures({
          ...filterOf(options),
          ...(query.length ? { query: query.join(' ') } : {}),
        });
        const wanted = series.filter((s) => new Set(s.values.map((v) => v.figure.article)).size >= options.articles);
        const shown = wanted.slice(0, options.limit);
        if (options.format !== 'text') return printRecords(shown, options, figuresToCsv);
        await print(toFigures(shown, { ...lookIn(options), more: wanted.length - shown.length }), options);
      });
    });
