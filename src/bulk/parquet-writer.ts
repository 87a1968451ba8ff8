import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { syncFolder } from './manifest.ts';
import { writing } from './unwritable.ts';

/** A value of a table: what is absent is null; a list is never absent, only empty. */
export type ParquetCell = string | number | boolean | Date | readonly string[] | null;

/** `LIST` is a list of texts, `DATE` a day, given as its midnight in UTC. */
type ParquetType = 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN' | 'DATE' | 'LIST';

export interface ParquetColumn {
  readonly name: string;
  readonly type: ParquetType;
  /** Whether every row has a value; false unless said. */
  readonly required?: boolean;
}

/** Rows and bytes of a row group: large enough to compress well, small enough to be held. */
const GROUP_ROWS = 20_000;
const GROUP_BYTES = 32_000_000;
/** Bytes of a cell beside those of its texts. */
const CELL = 8;

export interface ParquetOptions {
  /** Bytes of a row group that are held before it is written, roughly. */
  readonly groupBytes?: number;
  /** What stands in the file's own metadata, by key. */
  readonly about?: Readonly<Record<string, string>>;
}

/**
 * Writes a Parquet file row by row; one row group is held at a time. It appears under its name only when it is whole (`close`).
 * Every method rejects with a `Failure` where the file cannot be written.
 */
export class ParquetFile {
  /** Rows so far. */
  rows = 0;
  readonly #out: string;
  readonly #columns: readonly ParquetColumn[];
  readonly #file: FileHandle;
  readonly #groupBytes: number;
  /** Its offset counts on while the bytes themselves leave, group by group. */
  readonly #writer = new ByteWriter();
  readonly #parquet: ParquetWriter;
  #group: ParquetCell[][];
  #size = 0;

  private constructor(
    out: string,
    columns: readonly ParquetColumn[],
    file: FileHandle,
    { groupBytes = GROUP_BYTES, about = {} }: ParquetOptions,
  ) {
    this.#out = out;
    this.#columns = columns;
    this.#file = file;
    this.#groupBytes = groupBytes;
    this.#group = columns.map(() => []);
    this.#parquet = new ParquetWriter({
      writer: this.#writer,
      schema: schemaOf(columns),
      createdBy: 'hearsay',
      kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    });
  }

  static async open(
    out: string,
    columns: readonly ParquetColumn[],
    options: ParquetOptions = {},
  ): Promise<ParquetFile> {
    const file = await writing(out, () => open(draftOf(out), 'w'));
    return new ParquetFile(out, columns, file, options);
  }

  /** Adds a row, its cells in the order of the columns. */
  async add(row: readonly ParquetCell[]): Promise<void> {
    for (let i = 0; i < this.#group.length; i++) {
      const cell = row[i] ?? null;
      this.#group[i]!.push(cell);
      this.#size += sizeOf(cell);
    }
    this.rows++;
    if (this.#group[0]!.length >= GROUP_ROWS || this.#size >= this.#groupBytes) await this.#endGroup();
  }

  /** Makes the file last under its name. */
  async close(): Promise<void> {
    if (this.#group[0]!.length > 0) await this.#endGroup();
    await writing(this.#out, async () => {
      await this.#parquet.finish();
      await this.#flush();
      await this.#file.sync();
      await this.#file.close();
      await rename(draftOf(this.#out), this.#out);
      await syncFolder(dirname(this.#out));
    });
  }

  /** Lets go of a file that is not to be finished; its draft stays behind. Nothing after `close`. */
  async leave(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }

  async #endGroup(): Promise<void> {
    const columnData = this.#columns.map(({ name }, i) => ({ name, data: this.#group[i]! as unknown[] }));
    await this.#parquet.write({ columnData, rowGroupSize: GROUP_ROWS });
    await writing(this.#out, () => this.#flush());
    this.#group = this.#columns.map(() => []);
    this.#size = 0;
  }

  async #flush(): Promise<void> {
    const bytes = new Uint8Array(this.#writer.buffer, 0, this.#writer.index);
    for (let sent = 0; sent < bytes.length; ) sent += (await this.#file.write(bytes, sent)).bytesWritten;
    this.#writer.index = 0;
  }
}

const draftOf = (out: string): string => `${out}.new`;

function sizeOf(cell: ParquetCell): number {
  if (typeof cell === 'string') return CELL + cell.length;
  return Array.isArray(cell) ? cell.reduce((n: number, x: string) => n + CELL + x.length, CELL) : CELL;
}

/** As the format's specification wants it; a list has three levels. */
function schemaOf(columns: readonly ParquetColumn[]): SchemaElement[] {
  const elements = columns.flatMap(({ name, type, required }): SchemaElement[] => {
    const repetition_type = required ? 'REQUIRED' : 'OPTIONAL';
    if (type === 'STRING') return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }];
    if (type === 'DATE') return [{ name, type: 'INT32', converted_type: 'DATE', repetition_type }];
    if (type !== 'LIST') return [{ name, type, repetition_type }];
    return [
      { name, converted_type: 'LIST', repetition_type: 'REQUIRED', num_children: 1 },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
    ];
  });
  return [{ name: 'root', num_children: columns.length }, ...elements];
}
