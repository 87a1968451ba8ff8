import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Ledger } from '../ledger/ledger.ts';
import { allOf, readArticles } from '../ledger/pages.ts';
import { claimsToCsv, sourcesToCsv } from '../present/ledger-csv.ts';
import type { Claim } from '../records/claim.ts';
import type { SourceSummary } from '../store/store.ts';
import { dbOption, withLedger } from './ledger-db.ts';
import { printRecords, type ViewOptions } from './ledger-view.ts';

const PARTS = ['articles', 'publications', 'claims', 'sources', 'figures', 'decisions'] as const;
type Part = (typeof PARTS)[number];

/** `hearsay export PART` */
export const exportCommand = (program: Command): Command => {
  const command = program
    .command('export')
    .description('write a part of the ledger, whole, as JSON lines or a table')
    .argument('<part>', PARTS.join(', '), partOf)
    .addOption(dbOption())
    .addOption(new Option('-f, --format <name>', 'how to write it').choices(['json', 'jsonl', 'csv']).default('jsonl'))
    .option('-o, --out <file>', 'write to a file instead of standard output');
  return command
    .addHelpText(
      'after',
      `
Parts:
  articles      the texts as they were read, as \`hearsay extract\` writes them
  publications  where and when each text appeared
  claims        every claim, those of one statement too; csv: one row a statement
  sources       every source across articles (csv too)
  figures       every figure with the statement that it stands in
  decisions     what persons decided, for \`hearsay decide --import\`

Examples:
  hearsay export claims --out claims.jsonl
  hearsay export sources --format csv --out sources.csv
  hearsay export decisions --out decisions.jsonl
`,
    )
    .action(async (part: Part, options: ViewOptions) => {
      if (options.format === 'csv' && part !== 'claims' && part !== 'sources')
        return command.error(`error: ${part} have no csv; give --format jsonl`);
      await withLedger(options, true, async (ledger) => {
        switch (part) {
          case 'claims':
            return printRecords<Claim>(ledger.allClaims(), options, claimsToCsv);
          case 'sources':
            return printRecords<SourceSummary>(
              allOf((at) => ledger.store.sources(at)),
              options,
              sourcesToCsv,
            );
          default:
            return printRecords(recordsOf(ledger, part), options, () => '');
        }
      });
    });
};

function partOf(value: string): Part {
  const part = PARTS.find((p) => p === value);
  if (!part) throw new InvalidArgumentError(`Give one of ${PARTS.join(', ')}.`);
  return part;
}

async function* recordsOf(
  { store }: Ledger,
  part: 'articles' | 'publications' | 'figures' | 'decisions',
): AsyncGenerator<unknown> {
  if (part === 'decisions') yield* await store.decisions();
  else if (part === 'figures') yield* allOf((at) => store.figures(at));
  else if (part === 'publications') yield* allOf((at) => store.articles(at));
  else yield* readArticles(store);
}
