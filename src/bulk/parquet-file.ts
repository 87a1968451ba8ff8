import { type Cell, ROW_COLUMNS } from '../present/rows.ts';
import { byteLines } from '../read/byte-lines.ts';
import { fileSource } from '../read/files-node.ts';
import { ParquetFile } from './parquet-writer.ts';
import { writing } from './unwritable.ts';

const LINE_BYTES = 1_000_000_000;

/**
 * Makes a Parquet file of rows that stand as lines of JSON in another file. It appears under its name only when it is whole; one
 * row group is held at a time. Throws a `Failure` where it cannot be written.
 */
export const rowsToParquet = (rows: string, out: string): Promise<void> => writing(out, () => toParquet(rows, out));

async function toParquet(rows: string, out: string): Promise<void> {
  const source = await fileSource(rows);
  const file = await ParquetFile.open(out, ROW_COLUMNS);
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
