import { type Command, InvalidArgumentError, Option } from 'commander';
import { COLUMNS, toCsv } from '../present/csv.ts';
import { toHtml } from '../present/html.ts';
import { toJsonLine, toJsonText } from '../present/json.ts';
import { articleAs, STANDARD_HELP } from '../present/standards.ts';
import { toTerminal } from '../present/terminal.ts';
import { WRITTEN, type Written } from '../records/formats.ts';
import { ENGINES, type EngineName, type ReadArticle } from '../records/read-article.ts';

const COLORS = ['auto', 'always', 'never'] as const;

/** Always the model: where it is missing or damaged it is refused when it is loaded, never silently replaced by rules. */
export const DEFAULT_ENGINE: EngineName = 'model';

export interface ShowOptions {
  readonly format: Written<'article'>;
  readonly out?: string;
  readonly why?: true;
  readonly width?: number;
  readonly color: (typeof COLORS)[number];
}

/** The options for how a result is shown, the same for every command that shows one article. */
export const showOptions = (command: Command): Command =>
  command
    .addOption(new Option('-f, --format <name>', 'how to show it').choices(WRITTEN.article).default('text'))
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .option('--why', 'show what found each part, and how sure it was (text)')
    .addOption(widthOption())
    .addOption(colorOption());

export const widthOption = (): Option =>
  new Option('--width <columns>', 'width of the text (default: the terminal, else 80)').argParser(columns);

export const colorOption = (): Option =>
  new Option('--color <when>', 'colour in the text; NO_COLOR is heeded').choices(COLORS).default('auto');

export const engineOption = (): Option =>
  new Option('--engine <name>', 'what finds the attributions').choices(ENGINES).default(DEFAULT_ENGINE, 'the model');

function columns(value: string): number {
  if (!/^\d{1,4}$/.test(value) || Number(value) < 20) throw new InvalidArgumentError('Give a number from 20 to 9999.');
  return Number(value);
}

/** One finished record in the chosen format. */
export function show(read: ReadArticle, { format, out, why, width, color }: ShowOptions): string {
  switch (format) {
    case 'json':
      return toJsonText(read);
    case 'jsonl':
      return toJsonLine(read);
    case 'html':
      return toHtml(read);
    case 'csv':
      return toCsv(read);
    case 'text':
      return toTerminal(read, { ...lookIn({ width, color, out }), why: why ?? false });
    default:
      return articleAs(format, read);
  }
}

export interface LookIn {
  readonly width?: number | undefined;
  readonly color: (typeof COLORS)[number];
  readonly out?: string | undefined;
}

/** Width and colour of text: as asked, else as the terminal has them. */
export const lookIn = ({ width, color, out }: LookIn): { readonly width: number; readonly color: boolean } => ({
  width: width ?? process.stdout.columns ?? 80,
  color: color === 'always' || (color === 'auto' && out === undefined && terminalHasColor()),
});

/** NO_COLOR counts when it is there and not empty (no-color.org). */
const terminalHasColor = (): boolean => process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** The formats in words, for the help. */
export const FORMAT_HELP = `Formats:
  text   for people: chains from the outside in, sources, figures, the article's own voice
  json   everything, a line for each record (schema: hearsay/schema.json)
  jsonl  the same on one line
  html   one page with the article and its parts marked; no scripts, nothing fetched
  csv    one row an attribution; a cell that a spreadsheet would run starts with '

Formats of others:
${STANDARD_HELP}

Columns of csv:
${COLUMNS.map((c) => `  ${c.name.padEnd(12)}  ${c.help}`).join('\n')}`;
