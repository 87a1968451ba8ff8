import { type Command, InvalidArgumentError, Option } from 'commander';
import { recordLine, recordText } from '../present/ledger-json.ts';
import { STANCES, type Stance } from '../records/attribution.ts';
import { WRITTEN, type Written } from '../records/formats.ts';
import { STATEMENT_GRADES, type StatementGrade } from '../records/statement-grade.ts';
import { type DbOptions, dbOption, tenantOption } from './ledger-db.ts';
import { colorOption, type LookIn, widthOption } from './options.ts';
import { type Output, openOutput } from './output.ts';

export type ViewFormat = Written<'view'>;

/** How a part of the ledger is shown: the same for every command that shows one. */
export interface ViewOptions extends DbOptions, LookIn {
  readonly format: ViewFormat;
}

export const viewOptions = (command: Command, formats: readonly string[] = WRITTEN.view): Command =>
  command
    .addOption(dbOption())
    .addOption(tenantOption())
    .addOption(new Option('-f, --format <name>', 'how to show it').choices(formats).default('text'))
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .addOption(widthOption())
    .addOption(colorOption());

/** What narrows a list of claims, statements or figures. */
export interface FilterOptions {
  readonly source?: string;
  readonly outlet?: string;
  readonly grade?: StatementGrade;
  readonly stance?: Stance;
  readonly from?: string;
  readonly to?: string;
}

export const filterOptions = (command: Command): Command =>
  command
    .option('--source <name>', 'of this source, by name or id')
    .option('--outlet <name>', 'published by this outlet')
    .addOption(
      new Option('--grade <grade>', "with a source of this grade, or told in the article's own voice").choices(
        STATEMENT_GRADES,
      ),
    )
    .addOption(new Option('--stance <stance>', 'of this stance').choices(STANCES))
    .addOption(new Option('--from <day>', 'published on this day or later').argParser(dayValue))
    .addOption(new Option('--to <day>', 'published on this day or before').argParser(dayValue));

export const filterOf = ({ source, outlet, grade, stance, from, to }: FilterOptions): FilterOptions =>
  Object.fromEntries(
    Object.entries({ source, outlet, grade, stance, from, to }).filter(([, value]) => value !== undefined),
  );

/** A day as 2026-03-16. */
export function dayValue(value: string): string {
  const time = Date.parse(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError('Give a day as 2026-03-16.');
  return value;
}

/** Parses a whole number between two bounds. */
export const wholeNumber =
  (least: number, most: number) =>
  (value: string): number => {
    const n = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
    if (!(n >= least && n <= most)) throw new InvalidArgumentError(`Give a number from ${least} to ${most}.`);
    return n;
  };

/** What one page of a list shows, and where the next one begins. */
export interface PageIn {
  readonly limit?: number;
  readonly cursor?: string;
}

export const pageOptions = (command: Command): Command =>
  command
    .addOption(new Option('--limit <n>', 'how many to show').argParser(wholeNumber(1, 1000)))
    .option('--cursor <text>', 'go on where the page before ended');

/** The command line that shows the next page. */
export const moreOf = (next: string | null): string | null => (next === null ? null : `the same with --cursor ${next}`);

/** Writes one text and closes. */
export async function print(text: string, { out }: Pick<ViewOptions, 'out'>): Promise<void> {
  const output = await openOutput(out ?? null, []);
  await output.write(text);
  await output.close();
}

/** One record in a format for machines. */
export const printRecord = (record: object, { format, out }: Pick<ViewOptions, 'format' | 'out'>): Promise<void> =>
  print(format === 'jsonl' ? recordLine(record) : recordText(record), { out });

const AT_ONCE = 200;

/** Records in a format for machines, one after another: a list as long as the ledger needs no memory of its own. */
export async function printRecords<T>(
  records: AsyncIterable<T> | Iterable<T>,
  { format, out }: Pick<ViewOptions, 'format' | 'out'>,
  toCsv: (rows: readonly T[], header: boolean) => string,
): Promise<void> {
  const output = await openOutput(out ?? null, []);
  const write = writer(output, format, toCsv);
  let held: T[] = [];
  for await (const record of records) {
    held.push(record);
    if (held.length < AT_ONCE) continue;
    await write(held, false);
    held = [];
  }
  await write(held, true);
  await output.close();
}

function writer<T>(
  output: Output,
  format: ViewFormat,
  toCsv: (rows: readonly T[], header: boolean) => string,
): (rows: readonly T[], isLast: boolean) => Promise<void> {
  let isFirst = true;
  return async (rows, isLast) => {
    const begins = isFirst;
    isFirst = false;
    if (format === 'csv') return output.write(toCsv(rows, begins));
    if (format === 'jsonl') return output.write(rows.map(recordLine).join(''));
    const items = rows.map((r) => `  ${recordLine(r).trimEnd()}`).join(',\n');
    const lead = begins ? (rows.length ? '[\n' : '[') : rows.length ? ',\n' : '';
    return output.write(`${lead}${items}${isLast ? (begins && !rows.length ? ']\n' : '\n]\n') : ''}`);
  };
}
