import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Ledger } from '../ledger/ledger.ts';
import { allOf, readArticles, wholeStories } from '../ledger/pages.ts';
import { claimsToCsv, sourcesToCsv } from '../present/ledger-csv.ts';
import { isStandard, STANDARD_HELP } from '../present/standards.ts';
import type { Claim } from '../records/claim.ts';
import { WRITTEN, type Written } from '../records/formats.ts';
import type { SourceSummary } from '../store/store.ts';
import { exportAs, PARTS, type Part, STANDARDS_OF } from './export-as.ts';
import { exportTables } from './export-tables.ts';
import { dbOption, tenantOption, withLedger } from './ledger-db.ts';
import { printRecords, type ViewFormat, type ViewOptions } from './ledger-view.ts';

type ExportOptions = Omit<ViewOptions, 'format'> & { readonly format: ViewFormat | Written<'export'> };

/** `hearsay export PART` */
export const exportCommand = (program: Command): Command => {
  const command = program
    .command('export')
    .description('write a part of the ledger, whole, as JSON lines or a table, or all of it as Parquet tables')
    .argument('[part]', PARTS.join(', '), partOf)
    .addOption(dbOption())
    .addOption(tenantOption())
    .addOption(new Option('-f, --format <name>', 'how to write it').choices(WRITTEN.export).default('jsonl'))
    .option('-o, --out <file>', 'write to a file instead of standard output; a folder with --format parquet');
  return command
    .addHelpText(
      'after',
      `
Parts:
  articles      the texts as they were read, as \`hearsay extract\` writes them
  publications  where and when each text appeared
  stories       every story with its articles and sources
  claims        every claim, those of one statement too; csv: one row a statement
  sources       every source across articles (csv too)
  figures       every figure with the statement that it stands in
  decisions     what persons decided, for \`hearsay decide --import\`

Formats of others:
${STANDARD_HELP}

${Object.entries(STANDARDS_OF)
  .map(([part, forms]) => `  ${part.padEnd(12)}  ${forms.length ? forms.join(', ') : 'none'}`)
  .join('\n')}

With --format parquet every table of the ledger, whatever its part: docs/tables.md has them.

Examples:
  hearsay export claims --out claims.jsonl
  hearsay export sources --format csv --out sources.csv
  hearsay export decisions --out decisions.jsonl
  hearsay export publications --format csl-json --out references.json
  hearsay export --format parquet --out tables
`,
    )
    .action(async (part: Part | undefined, { format, ...rest }: ExportOptions) => {
      if (format === 'parquet') {
        if (part) return command.error(`error: ${part} have no parquet alone; leave the part out`);
        return withLedger(rest, true, (ledger) => exportTables(ledger, rest.out));
      }
      if (!part) return command.error(`error: no part named; give one of ${PARTS.join(', ')}, or --format parquet`);
      if (isStandard(format)) {
        if (!STANDARDS_OF[part].includes(format))
          return command.error(`error: ${part} have no ${format}; ${instead(part)}`);
        return withLedger(rest, true, (ledger) => exportAs(ledger, part, format, rest));
      }
      const options: ViewOptions = { ...rest, format };
      if (format === 'csv' && part !== 'claims' && part !== 'sources')
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

const instead = (part: Part): string => `give --format ${STANDARDS_OF[part].join(' or ') || 'jsonl'}`;

function partOf(value: string): Part {
  const part = PARTS.find((p) => p === value);
  if (!part) throw new InvalidArgumentError(`Give one of ${PARTS.join(', ')}.`);
  return part;
}

async function* recordsOf(
  { store }: Ledger,
  part: 'articles' | 'publications' | 'stories' | 'figures' | 'decisions',
): AsyncGenerator<unknown> {
  if (part === 'decisions') yield* await store.decisions();
  else if (part === 'figures') yield* allOf((at) => store.figures(at));
  else if (part === 'publications') yield* allOf((at) => store.articles(at));
  else if (part === 'stories') yield* wholeStories(store);
  else yield* readArticles(store);
}
