/** What needs Node: files, standard input, and the model from disk. Everything else is in `hearsay`. */
import { readFile as readBytes, stat } from 'node:fs/promises';
import { type Engine, rulesEngine } from './attribute/engine.ts';
import type { NodeRuntime } from './attribute/model/runtime-node.ts';
import { modelEngine } from './attribute/model-engine.ts';
import { readHtml } from './read/html.ts';
import { readInput } from './read/input.ts';
import type { Input } from './read/inputs-node.ts';
import { type ContentKind, KIND_BYTES, kindOf } from './read/kind.ts';
import { readText } from './read/text.ts';
import { Failure } from './records/failure.ts';
import type { EngineName } from './records/read-article.ts';
import type { Given, Reading } from './records/reading.ts';

export { VERSION } from './version.ts';
export type { NodeRuntime };

export interface ReadOptions {
  /** Fetch from private addresses too (loopback, link-local, private networks): off unless set. */
  readonly allowPrivate?: boolean;
}

/**
 * Reads one article: from a file, from standard input for `-`, or from an http(s) address (fetched behind the guard of
 * `read/net`). What a file holds is told by its content: PDF files, mails and compressed files are unpacked. Throws a `Failure`
 * that names what is wrong and what to do, also where the input holds more than one article.
 */
export async function readFile(path: string, given: Given = {}, options: ReadOptions = {}): Promise<Reading> {
  if (/^https?:\/\//i.test(path)) return onlyOne(path, given, options);
  const bytes = path === '-' ? await readStdin() : await bytesOf(path);
  const kind = kindOf(bytes.subarray(0, KIND_BYTES));
  return PLAIN.has(kind) ? readInput(bytes, { file: path, ...given }) : onlyOne(path, given, options, bytes);
}

/** Kinds that need no unpacking, and those that `readInput` refuses with its own words. */
const PLAIN: ReadonlySet<ContentKind> = new Set(['text', 'markdown', 'html', 'image', 'binary', 'zip']);

/** The one article of an input of any kind. Loaded on demand: plain texts and pages need none of it. */
async function onlyOne(
  path: string,
  given: Given,
  { allowPrivate = false }: ReadOptions,
  bytes?: Uint8Array,
): Promise<Reading> {
  const { inputsOf } = await import('./read/inputs-node.ts');
  const stdin = bytes && [bytes];
  let reading: Reading | null = null;
  for await (const found of inputsOf(path, {
    given: { file: path, ...given },
    net: { allowPrivate },
    ...(stdin ? { stdin: toAsync(stdin) } : {}),
  })) {
    if (found.kind === 'failure') throw new Failure(found.code, found.reason, found.hint);
    if (reading)
      throw new Failure('several', `${path} holds more than one article`, 'use `hearsay extract` to read them all');
    reading = readFound(found);
  }
  if (!reading) throw new Failure('no-article', `no article in ${path}`, 'check what it holds');
  return reading;
}

async function* toAsync(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* chunks;
}

/** An input that was unpacked, as an article: bytes are told by their content, strings by the format they came with. */
export function readFound(found: Input): Reading {
  const { content, contentType, format } = found;
  if (typeof content !== 'string') return readInput(content, { ...found.given, contentType });
  return format === 'html' ? readHtml(content, found.given) : readText(content, found.given);
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

/** What runs the model on this machine; see `attribute/model/runtime-node.ts`. Loads it, and nothing else. */
export const findRuntime = async (): Promise<NodeRuntime> =>
  (await import('./attribute/model/runtime-node.ts')).findRuntime();

/** Folder of the English model in the package. */
export const MODEL_FOLDER = new URL('../models/en/', import.meta.url);

/**
 * The engine of this name. `model` reads the weights from the package and checks their hashes; throws a `Failure` where a file is
 * missing, wrong or damaged: it is never silently replaced by rules.
 */
export async function loadEngine(name: EngineName, folder: URL = MODEL_FOLDER): Promise<Engine> {
  if (name === 'rules') return rulesEngine;
  // Loaded on demand: rules alone need no ONNX Runtime, and starting up stays fast.
  const [{ loadModel }, { runtime }] = await Promise.all([import('./attribute/model/engine.ts'), findRuntime()]);
  return modelEngine(await loadModel({ readFile: (file) => readBytes(new URL(file, folder)), runtime }));
}
