import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { type Cell, ROW_COLUMNS } from '../present/rows.ts';
import { byteLines } from '../read/byte-lines.ts';
import { fileSource } from '../read/files-node.ts';
import { syncFolder } from './manifest.ts';
import { writing } from './unwritable.ts';

/** Rows and bytes of a row group: large enough to compress well, small enough to be held. */
const GROUP_ROWS = 20_000;
const GROUP_BYTES = 32_000_000;
const LINE_BYTES = 1_000_000_000;

/**
 * Makes a Parquet file of rows that stand as lines of JSON in another file. It appears under its name only when it is whole; one
 * row group is held at a time. Throws a `Failure` where it cannot be written.
 */
export const rowsToParquet = (rows: string, out: string): Promise<void> => writing(out, () => toParquet(rows, out));

async function toParquet(rows: string, out: string): Promise<void> {
  const draft = `${out}.new`;
  const source = await fileSource(rows);
  const file = await open(draft, 'w');
  // The offset of the writer counts on while the bytes themselves leave, group by group.
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({ writer, schema: schemaOf([]), createdBy: 'hearsay' });
  const flush = async (): Promise<void> => {
    const bytes = new Uint8Array(writer.buffer, 0, writer.index);
    for (let sent = 0; sent < bytes.length; ) sent += (await file.write(bytes, sent)).bytesWritten;
    writer.index = 0;
  };
  let group: Cell[][] = [];
  let size = 0;
  const endGroup = async (): Promise<void> => {
    await parquet.write({ columnData: columnsOf(group), rowGroupSize: GROUP_ROWS });
    await flush();
    [group, size] = [[], 0];
  };
  try {
    const decoder = new TextDecoder();
    for await (const { bytes } of byteLines(source, 0, LINE_BYTES)) {
      if (!bytes) throw new RangeError(`a row of more than ${LINE_BYTES} bytes`);
      group.push(JSON.parse(decoder.decode(bytes)) as Cell[]);
      size += bytes.length;
      if (group.length >= GROUP_ROWS || size >= GROUP_BYTES) await endGroup();
    }
    if (group.length > 0) await endGroup();
    await parquet.finish();
    await flush();
    await file.sync();
  } finally {
    await source.close();
    await file.close();
  }
  await rename(draft, out);
  await syncFolder(dirname(out));
}

const columnsOf = (rows: readonly (readonly Cell[])[]): ColumnSource[] =>
  ROW_COLUMNS.map(({ name, type }, i) => ({ name, type, data: rows.map((row) => row[i] ?? null) }));

const schemaOf = (rows: readonly (readonly Cell[])[]) => schemaFromColumnData({ columnData: columnsOf(rows) });
