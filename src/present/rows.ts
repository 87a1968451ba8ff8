import type { ReadArticle } from '../records/read-article.ts';
import { chains } from './chain.ts';
import { COLUMNS } from './csv.ts';

/** A cell of a table: what is absent is null, never an empty text. */
export type Cell = string | number | boolean | null;
export type ColumnType = 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN';

export interface RowColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly help: string;
}

const TYPES: Readonly<Record<string, ColumnType>> = {
  hands: 'INT32',
  translated: 'BOOLEAN',
  confidence: 'DOUBLE',
  start: 'INT32',
  end: 'INT32',
};

/** Columns of the article before those of the attribution, which are the ones of CSV. */
const OF_ARTICLE = [
  { name: 'article', help: "hash of the article's text", value: ({ article }: ReadArticle): Cell => article.id },
  { name: 'url', help: 'address of the article', value: ({ article }: ReadArticle): Cell => article.url },
  { name: 'title', help: 'its headline', value: ({ article }: ReadArticle): Cell => article.title },
] as const;

/** The columns of the table that bulk reading writes, in order; one row an attribution. */
export const ROW_COLUMNS: readonly RowColumn[] = [...OF_ARTICLE, ...COLUMNS].map(({ name, help }) => ({
  name,
  type: TYPES[name] ?? 'STRING',
  help,
}));

/** The attributions of one article as rows, their cells in the order of `ROW_COLUMNS`. Unlike in CSV, texts stay as they are. */
export function toRows(read: ReadArticle): readonly (readonly Cell[])[] {
  const c = chains(read);
  const article = OF_ARTICLE.map((column) => column.value(read));
  return read.attributions.map((a) =>
    [...article, ...COLUMNS.map((x) => x.value(c, a))].map((v) => (v === '' ? null : v)),
  );
}

/** The rows as lines of JSON, one array a line, each with its line feed. */
export const toRowLines = (read: ReadArticle): string =>
  toRows(read)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
