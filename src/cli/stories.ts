import { type Command, Option } from 'commander';
import { allOf } from '../ledger/pages.ts';
import { storiesToCsv } from '../present/ledger-csv.ts';
import { toStories } from '../present/ledger-stories.ts';
import { withLedger } from './ledger-db.ts';
import {
  dayValue,
  moreOf,
  type PageIn,
  pageOptions,
  print,
  printRecords,
  type ViewOptions,
  viewOptions,
} from './ledger-view.ts';
import { lookIn } from './options.ts';

interface StoriesOptions extends ViewOptions, PageIn {
  readonly since?: string;
  readonly json?: true;
}

const SHOWN = 20;

/** `hearsay stories` */
export const storiesCommand = (program: Command): Command =>
  pageOptions(
    viewOptions(program.command('stories').description('list the stories that articles report together'))
      .option('--json', 'the same as --format json')
      .addOption(new Option('--since <day>', 'with an article of this day or later').argParser(dayValue)),
  )
    .addHelpText(
      'after',
      `
A story has the headline of the article that is most like its others; the newest story comes first.
json, jsonl and csv give all stories unless --limit is given.

Examples:
  hearsay stories
  hearsay stories --since 2026-03-10 --limit 5
  hearsay stories --json
`,
    )
    .action(async ({ since, json, limit, cursor, ...options }: StoriesOptions) => {
      const filter = since === undefined ? {} : { since };
      await withLedger(options, true, async ({ store }) => {
        if (options.format === 'text' && !json) {
          const page = await store.stories({ ...filter, limit: limit ?? SHOWN, cursor: cursor ?? null });
          const look = { ...lookIn(options), total: page.total, more: moreOf(page.next) };
          return print(toStories(page.items, look), options);
        }
        const found = allOf((at) => store.stories({ ...filter, ...at }), {
          ...(limit === undefined ? {} : { limit }),
          cursor: cursor ?? null,
        });
        return printRecords(found, { ...options, format: json ? 'json' : options.format }, storiesToCsv);
      });
    });
