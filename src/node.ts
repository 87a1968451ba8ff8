/** What needs Node: files, standard input, and the model from disk. Everything else is in `hearsay`. */
import { readFile as readBytes, stat } from 'node:fs/promises';
import { type Engine, rulesEngine } from './attribute/engine.ts';
import { modelEngine } from './attribute/model-engine.ts';
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

/** Folder of the English model in the package. */
export const MODEL_FOLDER = new URL('../models/en/', import.meta.url);

/**
 * The engine of this name. `model` reads the weights from the package and checks their hashes; throws a `Failure` where a file is
 * missing, wrong or damaged: it is never silently replaced by rules.
 */
export async function loadEngine(name: EngineName, folder: URL = MODEL_FOLDER): Promise<Engine> {
  if (name === 'rules') return rulesEngine;
  // Loaded on demand: rules alone need no ONNX Runtime, and starting up stays fast.
  const [{ loadModel }, { nodeRuntime }] = await Promise.all([
    import('./attribute/model/engine.ts'),
    import('./attribute/model/runtime-node.ts'),
  ]);
  return modelEngine(await loadModel({ readFile: (file) => readBytes(new URL(file, folder)), runtime: nodeRuntime() }));
}
