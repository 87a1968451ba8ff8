import { toJson } from '../records/json.ts';
import type { LedgerEntry, LedgerStatement } from '../records/ledger.ts';
import type { ParquetCell, ParquetColumn } from './parquet-writer.ts';

/** Version of what `entry` and `vectors` hold; other versions are refused when they are linked. */
export const ENTRY_VERSION = 1;

/** Numbers of a sentence vector. */
const VECTOR = 384;

interface EntryColumn extends ParquetColumn {
  readonly help: string;
  readonly value: (entry: LedgerEntry) => ParquetCell;
}

/** The columns of `hearsay extract --format articles`, in order: one row an article, with all that linking needs of it. */
export const ENTRY_COLUMNS: readonly EntryColumn[] = [
  {
    name: 'entry_version',
    type: 'INT32',
    required: true,
    help: 'version of `entry` and `vectors`',
    value: () => ENTRY_VERSION,
  },
  {
    name: 'article',
    type: 'STRING',
    required: true,
    help: "hash of the article's text",
    value: ({ read }) => read.article.id,
  },
  { name: 'url', type: 'STRING', help: 'address of the article', value: ({ publication }) => publication.url },
  { name: 'title', type: 'STRING', help: 'its headline', value: ({ publication }) => publication.title },
  { name: 'outlet', type: 'STRING', help: 'who publishes', value: ({ publication }) => publication.outlet },
  { name: 'published', type: 'STRING', help: 'date of the article', value: ({ publication }) => publication.published },
  {
    name: 'statements',
    type: 'INT32',
    required: true,
    help: 'how many statements it has',
    value: ({ statements }) => statements.length,
  },
  {
    name: 'maker',
    type: 'STRING',
    required: true,
    help: 'JSON: version, engine, model and rules that read it',
    value: ({ read }) => JSON.stringify(read.hearsay),
  },
  {
    name: 'publication',
    type: 'STRING',
    required: true,
    help: 'JSON: where and when the text appeared',
    value: ({ publication }) => JSON.stringify(publication),
  },
  {
    name: 'read',
    type: 'STRING',
    required: true,
    help: 'JSON: the read article, as in `--format jsonl`',
    value: ({ read }) => toJson(read),
  },
  {
    name: 'entry',
    type: 'STRING',
    required: true,
    help: 'JSON: facts of the text, its sources and its statements, without their vectors',
    value: ({ text, sources, statements }) =>
      JSON.stringify({ text, sources, statements: statements.map(({ vector: _, ...rest }) => rest) }),
  },
  {
    name: 'vectors',
    type: 'STRING',
    help: 'base64: 384 signed bytes a statement; null with an engine that has none',
    value: vectorsOf,
  },
];

function vectorsOf({ statements }: LedgerEntry): string | null {
  const vectors = statements.map((s) => s.vector);
  if (vectors.length === 0 || vectors.some((v) => v === null)) return null;
  return Buffer.concat(vectors.map((v) => Buffer.from(v!.buffer, v!.byteOffset, v!.byteLength))).toString('base64');
}

/** An entry as a line of JSON, its cells in the order of `ENTRY_COLUMNS`, with its line feed. */
export const toEntryLine = (entry: LedgerEntry): string =>
  `${JSON.stringify(ENTRY_COLUMNS.map(({ value }) => value(entry)))}\n`;

/** What linking needs of a text: the two columns `entry` and `vectors`. */
export function entryFrom(json: string, vectors: Uint8Array | null): Omit<LedgerEntry, 'read' | 'publication'> {
  const { text, sources, statements } = JSON.parse(json) as Omit<LedgerEntry, 'statements'> & {
    readonly statements: readonly Omit<LedgerStatement, 'vector'>[];
  };
  const vector = (n: number): Int8Array | null =>
    vectors && new Int8Array(vectors.buffer, vectors.byteOffset + n * VECTOR, VECTOR);
  return { text, sources, statements: statements.map((s, n) => ({ ...s, vector: vector(n) })) };
}
