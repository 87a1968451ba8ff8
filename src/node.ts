/** What needs Node: files, standard input, and the model from disk. Everything else is in `hearsay`. */
import { readFile as readBytes, stat } from 'node:fs/promises';
import { type Engine, rulesEngine } from './attribute/engine.ts';
import { readInput } from './read/input.ts';
import { Failure } from './records/failure.ts';
import type { EngineName } from './records/read-article.ts';
import type { Given, Reading } from './records/reading.ts';

export { VERSION } from './version.ts';

/**
 * Reads one article from a file, or from standard input for `-`. Throws a `Failure` that names the path and what to do.
 */
export async function readFile(path: string, given: Given = {}): Promise<Reading> {
  return readInput(path === '-' ? await readStdin() : await bytesOf(path), { file: path, ...given });
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).isDirectory())
      throw new Failure('directory', `${path} is a folder`, 'use `hearsay extract` for a folder, or name a file in it');
    return await readBytes(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT') return new Failure('missing', `no such file: ${path}`, 'check the path');
  if (code === 'EACCES' || code === 'EPERM')
    return new Failure('forbidden', `not allowed to read: ${path}`, 'check the permissions of the file');
  return new Failure('unreadable', `cannot read ${path}: ${code}`, null);
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** The engine of this name. */
export async function loadEngine(name: EngineName): Promise<Engine> {
  if (name === 'rules') return rulesEngine;
  throw new Failure('model-missing', 'this build has no model', 'use --engine rules');
}
