import * as articles from './article-tables.ts';
import * as claims from './claim-tables.ts';
import * as sources from './source-tables.ts';
import type { AnyTable, TableColumn } from './table.ts';

/** Version of the tables; it changes when a column goes or changes its meaning. */
export const TABLES_VERSION = 1;

/** Every table of a ledger, in reading order. */
export const TABLES: readonly AnyTable[] = [
  articles.ARTICLES,
  articles.PUBLICATIONS,
  articles.OUTLETS,
  claims.STORIES,
  articles.ATTRIBUTIONS,
  articles.SPANS,
  articles.MENTIONS,
  sources.SOURCES,
  sources.ALIASES,
  articles.STATEMENTS,
  claims.CLAIMS,
  claims.MEMBERS,
  claims.POSITIONS,
  claims.ORIGINS,
  claims.RELATIONS,
  claims.DRIFTS,
  articles.FIGURES,
  sources.DECISIONS,
  sources.DECIDED,
];

const typeOf = ({ type, required }: TableColumn<never>): string =>
  type === 'LIST' ? 'list of STRING' : `${type}${required ? '' : ', or null'}`;

/** The part of docs/tables.md that tells of every table and column. */
export const tablesText = (): string =>
  TABLES.map(
    ({ name, row, columns }) =>
      `### ${name}\n\nA row is ${row}.\n\n| column | type | unit | meaning |\n|---|---|---|---|\n${columns
        .map((c) => `| \`${c.name}\` | ${typeOf(c)} | ${c.unit} | ${c.help} |`)
        .join('\n')}\n`,
  ).join('\n');
