import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../records/failure.ts';
import type { EngineName, Maker } from '../records/read-article.ts';
import type { Position } from './documents.ts';
import type { BulkFormat } from './messages.ts';
import { writing } from './unwritable.ts';

/** What a run has done, for its end and for its going on. */
export interface Counts {
  readonly read: number;
  readonly attributions: number;
  readonly failed: number;
  /** Records of archives that are no articles, and files come upon in folders that hold no text. */
  readonly skipped: number;
  /** Failures by code. */
  readonly codes: Readonly<Record<string, number>>;
}

export const NO_COUNTS: Counts = { read: 0, attributions: 0, failed: 0, skipped: 0, codes: {} };

/** What must be the same when a run goes on. */
export interface RunSettings {
  readonly paths: readonly string[];
  readonly format: BulkFormat;
  readonly engine: EngineName;
  readonly failures: string | null;
}

/**
 * How far a run has come: the document up to which all is in the output, and how long the output was then. Written after the
 * output has reached the disk, so that whatever lies behind these lengths is what a going on repeats.
 */
export interface Manifest extends RunSettings {
  readonly manifest: 1;
  readonly maker: Maker | null;
  readonly position: Position | null;
  readonly bytes: number;
  readonly failureBytes: number;
  readonly counts: Counts;
  readonly done: boolean;
}

/** Where the manifest of an output lies. */
export const manifestPath = (out: string): string => `${out}.resume.json`;

/** Replaces the manifest in one step: a kill leaves the old one or the new one. Throws a `Failure` where it cannot be written. */
export const writeManifest = (path: string, manifest: Manifest): Promise<void> =>
  writing(path, async () => {
    const draft = `${path}.new`;
    const file = await open(draft, 'w');
    try {
      await file.writeFile(`${JSON.stringify(manifest)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await syncFolder(dirname(path));
  });

/** Makes names in a folder last; systems that know no such thing need none. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** The manifest of an output; null where there is none. Throws a `Failure` where it cannot be one of ours. */
export async function readManifest(path: string): Promise<Manifest | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new Failure('unreadable', `cannot read ${path}: ${error.code}`, 'check its permissions');
  });
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Manifest;
    const numbers = [
      value.bytes,
      value.failureBytes,
      value.counts.read,
      value.counts.failed,
      value.position?.offset ?? 0,
    ];
    if (value.manifest === 1 && Array.isArray(value.paths) && numbers.every((n) => Number.isSafeInteger(n)))
      return value;
  } catch {
    // Told below, like every other value that is none of ours.
  }
  throw new Failure('resume-damaged', `not the manifest of a run: ${path}`, 'delete it to start anew');
}

/** Throws a `Failure` that names what differs between a run and its going on. */
export function checkSame(before: RunSettings, now: RunSettings): void {
  for (const key of ['paths', 'format', 'engine', 'failures'] as const) {
    const [was, is] = [JSON.stringify(before[key]), JSON.stringify(now[key])];
    if (was === is) continue;
    throw new Failure(
      'resume-mismatch',
      `the run was begun with ${key} ${was}, not ${is}`,
      'repeat the command as it was, with --resume',
    );
  }
}
