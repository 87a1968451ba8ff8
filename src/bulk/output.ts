import { lstatSync, realpathSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../records/failure.ts';
import type { Maker } from '../records/read-article.ts';
import { appendTo } from './append-file.ts';
import type { Position } from './documents.ts';
import {
  type Counts,
  checkSame,
  type Manifest,
  manifestPath,
  NO_COUNTS,
  type RunSettings,
  readManifest,
  writeManifest,
} from './manifest.ts';
import { isTable } from './messages.ts';
import { rowsToParquet } from './parquet-file.ts';

/** How far a run had come when it was last on the disk. */
export interface Checkpoint {
  readonly position: Position | null;
  readonly counts: Counts;
  readonly maker: Maker | null;
}

/** Where the results of a run go. */
export interface BulkOutput {
  readonly begun: Checkpoint & { readonly done: boolean };
  result(bytes: Uint8Array): Promise<void>;
  failure(line: string): Promise<void>;
  /** Makes all so far last, together with how far that is. */
  checkpoint(at: Checkpoint): Promise<void>;
  finish(at: Checkpoint): Promise<void>;
  close(): Promise<void>;
}

export interface OutputOptions {
  /** A file, or null for a stream that takes the bytes. */
  readonly out: string | null;
  readonly write?: (bytes: Uint8Array) => Promise<void>;
  readonly resume: boolean;
  readonly settings: RunSettings;
}

const EMPTY = { position: null, counts: NO_COUNTS, maker: null, done: false } as const;
/** Rows wait here until all are there: a Parquet file cannot grow once it has its foot. */
const rowsPath = (out: string): string => `${out}.rows`;

/** Files that a run with this output writes, so that they are not taken for its input. */
export function ownFiles(out: string | null, failures: string | null): (path: string) => boolean {
  const names = out === null ? [] : [out, rowsPath(out), manifestPath(out)].flatMap((p) => [p, `${p}.new`]);
  const own = new Set([...names, ...(failures === null ? [] : [failures])].map(real));
  let last = { folder: '', real: '' };
  return (path) => {
    if (isLink(path)) return own.has(real(path));
    // Files are asked about folder by folder, and it takes long to follow all links of a path.
    const folder = dirname(path);
    if (folder !== last.folder) last = { folder, real: real(folder) };
    return own.has(join(last.real, basename(path)));
  };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** The path without links, whether or not the file is there. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return resolve(path);
    }
  }
}

/** Opens what a run writes, at its start or where an earlier one was cut short. Throws a `Failure` where that is not possible. */
export async function openBulkOutput({ out, write, resume, settings }: OutputOptions): Promise<BulkOutput> {
  const { failures: failuresPath, format } = settings;
  const manifest = out === null ? null : await readManifest(manifestPath(out));
  if (resume && out === null) {
    throw new Failure('no-place', 'cannot resume without an output file', 'name it with --out');
  }
  if (manifest && resume) checkSame(manifest, settings);
  if (manifest && !manifest.done && !resume && statSync(out!, { throwIfNoEntry: false })) {
    throw new Failure(
      'unfinished',
      `the run that writes ${out} is not finished`,
      'go on with --resume, or delete that file to start anew',
    );
  }
  const from: Manifest | null = resume ? manifest : null;
  if (from?.done) return finished(from);

  const dataPath = out !== null && isTable(format) ? rowsPath(out) : out;
  const data = dataPath === null ? null : await appendTo(dataPath, from?.bytes ?? 0);
  const failures = failuresPath === null ? null : await appendTo(failuresPath, from?.failureBytes ?? 0);
  const record = async ({ position, counts, maker }: Checkpoint, done: boolean): Promise<void> => {
    await data?.sync();
    await failures?.sync();
    if (out === null) return;
    const lengths = { bytes: data?.length ?? 0, failureBytes: failures?.length ?? 0 };
    await writeManifest(manifestPath(out), { manifest: 1, ...settings, maker, position, ...lengths, counts, done });
  };
  const begun = from ?? EMPTY;
  await record(begun, false);
  return {
    begun,
    result: (bytes) => (data ? data.append(bytes) : (write?.(bytes) ?? Promise.resolve())),
    failure: async (line) => failures?.append(Buffer.from(line)),
    checkpoint: (at) => record(at, false),
    async finish(at) {
      await record(at, false);
      if (out !== null && isTable(format)) await rowsToParquet(rowsPath(out), out, format);
      await record(at, true);
      if (out !== null && isTable(format)) await rm(rowsPath(out), { force: true });
    },
    async close() {
      await data?.close();
      await failures?.close();
    },
  };
}

const nothing = async (): Promise<void> => undefined;
const finished = (begun: Manifest): BulkOutput => ({
  begun,
  result: nothing,
  failure: nothing,
  checkpoint: nothing,
  finish: nothing,
  close: nothing,
});
