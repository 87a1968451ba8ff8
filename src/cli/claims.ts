import { type Command, Option } from 'commander';
import { allOf } from '../ledger/pages.ts';
import { type BoardOptions, toBoard } from '../present/ledger-board.ts';
import { claimsToCsv } from '../present/ledger-csv.ts';
import { CLAIM_SORTS, type ClaimFilter, type ClaimSort, type Store } from '../store/store.ts';
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
  wholeNumber,
} from './ledger-view.ts';
import { lookIn } from './options.ts';

interface ClaimsOptions extends ViewOptions, FilterOptions, PageIn {
  readonly sort?: ClaimSort;
  readonly country?: string;
  readonly disputed?: true;
  readonly hidden?: true;
  readonly all?: true;
  readonly articles?: number;
  readonly story?: string;
}

const ORDERS: Readonly<Record<ClaimSort, string>> = {
  disputed: 'most disputed first',
  reported: 'most reported first',
  'fewest-origins': 'fewest origins first',
  newest: 'newest first',
};
const SHOWN = 20;

/** `hearsay claims [QUERY]` */
export const claimsCommand = (program: Command): Command =>
  pageOptions(
    filterOptions(
      viewOptions(
        program
          .command('claims')
          .description('show the board: who asserts and who denies what')
          .argument('[query...]', 'words that its statements hold'),
      )
        .addOption(new Option('--sort <order>', 'which come first (default: disputed)').choices(CLAIM_SORTS))
        .option('--disputed', 'only claims that sources surely both assert and deny')
        .option('--all', 'also claims that are not worth a list or not understood alone; machines get them always')
        .option('--hidden', 'only claims that persons have hidden, which no other list has'),
    )
      .option('--story <id>', 'told by the articles of this story')
      .option('--country <code>', 'published in this country, as two letters')
      .addOption(
        new Option(
          '--articles <n>',
          'told by this many articles at least (default: two and more, and what is disputed within one; all for machines)',
        ).argParser(wholeNumber(1, 999_999)),
      ),
  )
    .addHelpText(
      'after',
      `
json, jsonl and csv give all claims unless they are narrowed: jsonl one claim a line, csv one row a statement.

Examples:
  hearsay claims
  hearsay claims dam gate --sort newest
  hearsay claims --disputed --from 2026-03-10 --to 2026-03-12
  hearsay claims --source "Ebrin Water Company" --stance asserts
  hearsay claims --format jsonl --out claims.jsonl
`,
    )
    .action(run);

async function run(query: readonly string[], options: ClaimsOptions): Promise<void> {
  const { format, sort, articles, limit, cursor, disputed, hidden, all, country, story } = options;
  const filter: ClaimFilter = {
    ...filterOf(options),
    ...(query.length ? { query: query.join(' ') } : {}),
    ...(disputed ? { disputed } : {}),
    ...(hidden ? { hidden } : {}),
    ...(story === undefined ? {} : { story }),
    ...(country === undefined ? {} : { country: country.toUpperCase() }),
  };
  await withLedger(options, true, async (ledger) => {
    if (format === 'text') {
      const order = sort ?? 'disputed';
      const page = await ledger.store.claims({
        ...filter,
        sort: order,
        articles: articles ?? null,
        all: all ?? null,
        limit: limit ?? SHOWN,
        cursor: cursor ?? null,
      });
      const more = moreOf(page.next);
      const look = { ...lookIn(options), order: ORDERS[order], total: page.total, more };
      await print(
        toBoard(page.items, page.items.length ? look : { ...look, ...(await unlistedIn(ledger.store, filter)) }),
        options,
      );
      return;
    }
    const isWhole = !Object.keys(filter).length && !sort && !articles && !limit && !cursor;
    const narrowed = { ...filter, sort: sort ?? 'disputed', articles: articles ?? 1, all: true };
    const found = isWhole
      ? ledger.allClaims()
      : allOf((at) => ledger.store.claims({ ...narrowed, ...at }), {
          ...(limit === undefined ? {} : { limit }),
          cursor: cursor ?? null,
        });
    await printRecords(found, options, claimsToCsv);
  });
}

/** What fits, but is in no list. */
async function unlistedIn(store: Pick<Store, 'claims'>, filter: ClaimFilter): Promise<Pick<BoardOptions, 'unlisted'>> {
  const { items, total } = await store.claims({ ...filter, articles: 1, all: true, limit: 1 });
  const count = total ?? items.length;
  return { unlisted: { count, how: 'the same with --all --articles 1' } };
}
