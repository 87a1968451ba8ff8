import * as zlib from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
import { Failure } from '../records/failure.ts';
import type { ByteSource } from './bytes.ts';
import { readJsonlLine } from './jsonl.ts';
import { failed, nameAt, recorded, type Unpack } from './unpack-context.ts';

/** Columns that are read, as the keys of lines of JSON. */
const COLUMNS = ['text', 'html', 'url', 'outlet', 'title', 'published', 'fetched'] as const;
const HINT =
  'each row is an article with "text" or "html", and may have "url", "title", "outlet", "published" and "fetched"';

/** Node's own, beside Snappy; what it does not have is told by the name of the compression. */
const COMPRESSORS: Compressors = {
  GZIP: (bytes, size) => zlib.gunzipSync(bytes, { maxOutputLength: size }),
  BROTLI: (bytes, size) => zlib.brotliDecompressSync(bytes, { maxOutputLength: size }),
  ...('zstdDecompressSync' in zlib && {
    ZSTD: zlib.zstdDecompressSync as (bytes: Uint8Array, size: number) => Uint8Array,
  }),
};

/** Rows of a Parquet file: an article each, as text or as HTML. One group of rows is held at a time. */
export const unpackParquet: Unpack = async function* (source, context) {
  const { container, from } = context;
  const file = bufferOf(source);
  const metadata = await parquetMetadataAsync(file).catch(() => {
    throw new Failure('damaged', 'the end of the Parquet file does not tell what is in it', 'get it again');
  });
  const columns = columnsOf(metadata);
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    if (end > from) {
      const first = Math.max(start, from);
      const rows = await rowsOf({ file, metadata, columns, rowStart: first, rowEnd: end });
      for (const [i, row] of rows.entries()) {
        const place = { container, offset: first + i, next: first + i + 1 };
        const name = nameAt(place);
        try {
          const { kind, value, given } = readJsonlLine(JSON.stringify(row, plain));
          if (kind === 'url') throw new Failure('bad-row', 'no "text" and no "html"', HINT);
          yield recorded(place, name, { kind, value }, { ...context.given, ...given });
        } catch (error) {
          yield failed(place, name, 'unpack', error);
        }
      }
    }
    start = end;
  }
};

/** Parquet is read from its end. */
function bufferOf(source: ByteSource): AsyncBuffer {
  const { size } = source;
  if (size === undefined)
    throw new Failure('no-end', 'a Parquet file that comes as a stream', 'give it as a file, not compressed once more');
  return {
    byteLength: size,
    async slice(from, to = size) {
      const bytes = await source.read(from, to - from);
      return new Uint8Array(bytes).buffer;
    },
  };
}

function columnsOf({ schema }: FileMetaData): string[] {
  const there = new Set(schema.slice(1).map((c) => c.name));
  if (there.has('entry_version'))
    throw new Failure(
      'read-already',
      'it holds articles that were read already',
      'give it to `hearsay link --parquet`',
    );
  if (!there.has('text') && !there.has('html'))
    throw new Failure('no-articles', 'a Parquet file without a column "text" or "html"', HINT);
  return COLUMNS.filter((name) => there.has(name));
}

async function rowsOf(asked: Parameters<typeof parquetReadObjects>[0]): Promise<Record<string, unknown>[]> {
  try {
    return await parquetReadObjects({ ...asked, compressors: COMPRESSORS });
  } catch (error) {
    const said = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    const unknown = said.split('compression codec: ')[1];
    throw unknown
      ? new Failure(
          'compression',
          `columns compressed with ${unknown}, which this Node cannot undo`,
          'write them with Snappy, or use Node 22',
        )
      : new Failure('damaged', `a group of rows cannot be read: ${said}`, 'get the file again');
  }
}

const MIDNIGHT = 'T00:00:00.000Z';

/** Days and times as text; where a time is midnight in UTC it is a day. `JSON.stringify` has made texts of them already. */
function plain(key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return key === 'published' && typeof value === 'string' && value.endsWith(MIDNIGHT)
    ? value.slice(0, -MIDNIGHT.length)
    : value;
}
