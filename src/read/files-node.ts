import { readFileSync, type Stats, statSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../records/failure.ts';
import { type ByteSource, memorySource, streamSource } from './bytes.ts';
import { braces, fitsGlob, isGlob } from './glob.ts';

/** A fault of the file system as a `Failure` with what to do. */
export function fileFailure(path: string, error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error && 'code' in error)) return error;
  const code = String(error.code);
  if (code === 'ENOENT') return new Failure('missing', `no such file: ${path}`, 'check the path');
  if (code === 'EACCES' || code === 'EPERM') {
    return new Failure('forbidden', `not allowed to read: ${path}`, 'check the permissions of the file');
  }
  return new Failure('unreadable', `cannot read ${path}: ${code.toLowerCase()}`, null);
}

/** Handing a call to a thread and back takes longer than reading a file of this size (bytes) from the cache of the system. */
const SMALL = 1_000_000;

/** A file as a source: at any offset where it is a plain file, from front to back where it is a pipe or a device. */
export async function fileSource(path: string): Promise<ByteSource> {
  try {
    const about = statSync(path);
    if (about.isFile() && about.size <= SMALL) {
      const { buffer, byteOffset, length } = readFileSync(path);
      return memorySource(new Uint8Array(buffer, byteOffset, length));
    }
    // What is no plain file may keep its opener waiting.
    const handle = await open(path, 'r');
    if (!about.isFile()) return streamSource(handle.createReadStream());
    const { size } = about;
    return {
      seekable: true,
      async read(offset, length) {
        const room = Buffer.alloc(Math.min(length, Math.max(0, size - offset)));
        let filled = 0;
        while (filled < room.length) {
          const { bytesRead } = await handle.read(room, filled, room.length - filled, offset + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return new Uint8Array(room.buffer, room.byteOffset, filled);
      },
      forget: () => undefined,
      close: () => handle.close(),
    };
  } catch (error) {
    throw fileFailure(path, error);
  }
}

/** Folders deeper than this are a mistake. */
const MAX_DEPTH = 64;

/**
 * The files that `path` names, in a fixed order: itself, all files below a folder, or what a pattern (`*`, `?`, `[a-z]`, `**`,
 * `{a,b}`) fits. Hidden files and links to folders are passed over. Throws a `Failure` for what does not exist.
 */
export async function* filesOf(path: string): AsyncGenerator<string, void, undefined> {
  let kind: Stats | null = null;
  try {
    kind = statSync(path);
  } catch (error) {
    if (!isGlob(path)) throw fileFailure(path, error);
  }
  if (kind?.isDirectory()) yield* below(path, 0);
  else if (kind) yield path;
  else {
    const seen = new Set<string>();
    for (const pattern of braces(path)) {
      const start = pattern.startsWith('/') ? '/' : '';
      for await (const file of matching(
        start,
        pattern.split('/').filter((p) => p !== ''),
        0,
      )) {
        if (!seen.has(file)) yield file;
        seen.add(file);
      }
    }
    if (seen.size === 0) throw new Failure('missing', `no file fits: ${path}`, 'check the pattern');
  }
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
  /** False for a link too, whatever it leads to. */
  readonly isFile: boolean;
}

async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch((error: unknown) => {
    throw fileFailure(folder, error);
  });
  return entries
    .filter((e) => !e.name.startsWith('.'))
    .map((e) => ({ name: e.name, isFolder: e.isDirectory(), isFile: e.isFile() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function* below(folder: string, depth: number): AsyncGenerator<string, void, undefined> {
  if (depth > MAX_DEPTH)
    throw new Failure('too-deep', `more than ${MAX_DEPTH} folders deep: ${folder}`, 'name a folder in it');
  for (const { name, isFolder, isFile } of await entriesOf(folder)) {
    const path = join(folder, name);
    if (isFolder) yield* below(path, depth + 1);
    else if (isFile || leadsToFile(path)) yield path;
  }
}

function leadsToFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The files below `folder` that the parts of a pattern fit. */
async function* matching(
  folder: string,
  parts: readonly string[],
  depth: number,
): AsyncGenerator<string, void, undefined> {
  const [part, ...rest] = parts;
  if (part === undefined || depth > MAX_DEPTH) return;
  const at = (name: string): string => (folder === '' || folder === '/' ? folder + name : join(folder, name));
  if (!isGlob(part)) {
    if (rest.length > 0) yield* matching(at(part), rest, depth + 1);
    else if (leadsToFile(at(part))) yield at(part);
    return;
  }
  if (part === '**') yield* matching(folder, rest, depth + 1);
  const entries = await entriesOf(folder).catch(() => []);
  for (const { name, isFolder, isFile } of entries) {
    if (part === '**') {
      if (isFolder) yield* matching(at(name), parts, depth + 1);
      else if (rest.length === 0) yield at(name);
    } else if (fitsGlob(name, part)) {
      if (rest.length > 0 && isFolder) yield* matching(at(name), rest, depth + 1);
      else if (rest.length === 0 && (isFile || leadsToFile(at(name)))) yield at(name);
    }
  }
}
