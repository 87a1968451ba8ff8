import { type Cell, ROW_COLUMNS } from '../present/rows.ts';
import { byteLines } from '../read/byte-lines.ts';
import { fileSource } from '../read/files-node.ts';
import { ENTRY_COLUMNS } from './entry-rows.ts';
import type { BulkFormat } from './messages.ts';
import { type ParquetColumn, ParquetFile } from './parquet-writer.ts';
import { writing } from './unwritable.ts';

const LINE_BYTES = 1_000_000_000;

/**
 * Makes a Parquet file of rows that stand as lines of JSON in another file. It appears under its name only when it is whole; one
 * row group is held at a time. Throws a `Failure` where it cannot be written.
 */
export const rowsToParquet = (rows: string, out: string, format: BulkFormat = 'parquet'): Promise<void> =>
  writing(out, () => toParquet(rows, out, format === 'articles' ? ENTRY_COLUMNS : ROW_COLUMNS));

async function toParquet(rows: string, out: string, columns: readonly ParquetColumn[]): Promise<void> {
  const source = await fileSource(rows);
  const file = await ParquetFile.open(out, columns);
  try {
    const decoder = new TextDecoder();
    for await (const { bytes } of byteLines(source, 0, LINE_BYTES)) {
      if (!bytes) throw new RangeError(`a row of more than ${LINE_BYTES} bytes`);
      await file.add(JSON.parse(decoder.decode(bytes)) as Cell[]);
    }
    await file.close();
  } finally {
    await source.close();
    await file.leave();
  }
}
