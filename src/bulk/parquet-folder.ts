import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../records/failure.ts';
import { syncFolder } from './manifest.ts';
import { type ParquetCell, type ParquetColumn, ParquetFile } from './parquet-writer.ts';
import { writing } from './unwritable.ts';

/** Bytes that one table of many holds before it writes a row group, roughly. */
const GROUP_BYTES = 4_000_000;

interface FileOfFolder {
  readonly name: string;
  readonly columns: readonly ParquetColumn[];
}

/**
 * A folder with one Parquet file a table, `NAME.parquet`. It appears under its name only when all of it is whole; until then it lies
 * beside it as `OUT.new`. Every method rejects with a `Failure` where it cannot be written.
 */
export class ParquetFolder {
  readonly #out: string;
  readonly #files = new Map<string, ParquetFile>();

  private constructor(out: string) {
    this.#out = out;
  }

  /** Begins a folder. What a run that was cut short left beside it is replaced. Refuses a folder that holds anything. */
  static async open(
    out: string,
    tables: readonly FileOfFolder[],
    about: Readonly<Record<string, string>>,
  ): Promise<ParquetFolder> {
    await refuseFull(out);
    const folder = new ParquetFolder(out);
    await writing(out, () => makeFolder(draftOf(out)));
    try {
      for (const { name, columns } of tables)
        folder.#files.set(
          name,
          await ParquetFile.open(folder.#path(name), columns, { groupBytes: GROUP_BYTES, about }),
        );
    } catch (error) {
      await folder.drop();
      throw error;
    }
    return folder;
  }

  /** Adds a row to a table, its cells in the order of its columns. */
  add(table: string, row: readonly ParquetCell[]): Promise<void> {
    return this.#files.get(table)!.add(row);
  }

  /** Makes the folder last under its name; how many rows there are in all. */
  async close(): Promise<number> {
    let rows = 0;
    for (const file of this.#files.values()) {
      await file.close();
      rows += file.rows;
    }
    await refuseFull(this.#out);
    await writing(this.#out, async () => {
      await rmdir(this.#out).catch(() => undefined);
      await rename(draftOf(this.#out), this.#out);
      await syncFolder(dirname(this.#out));
    });
    return rows;
  }

  /** Takes away what was written so far, and nothing that is not ours. */
  async drop(): Promise<void> {
    for (const [name, file] of this.#files) {
      await file.leave();
      await rm(this.#path(name), { force: true });
      await rm(`${this.#path(name)}.new`, { force: true });
    }
    await rmdir(draftOf(this.#out)).catch(() => undefined);
  }

  #path(table: string): string {
    return join(draftOf(this.#out), `${table}.parquet`);
  }
}

const draftOf = (out: string): string => `${resolve(out)}.new`;

/** Throws a `Failure` where the folder holds anything, or is none. */
export async function refuseFull(out: string): Promise<void> {
  const inside = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    const why = error.code === 'ENOTDIR' ? 'it is a file' : String(error.code).toLowerCase();
    throw new Failure('unwritable', `cannot write ${out}: ${why}`, 'give --out a folder that is not there yet');
  });
  if (inside.length > 0)
    throw new Failure('not-empty', `not an empty folder: ${out}`, 'give another --out, or remove what is in it');
}

/** Makes the folder unless it is there. */
async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
