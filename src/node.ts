/** What needs Node: files, standard input, and the model from disk. Everything else is in `hearsay`. */
import { statSync } from 'node:fs';
import { readFile as readBytes } from 'node:fs/promises';
import { type Engine, rulesEngine } from './attribute/engine.ts';
import type { NodeRuntime } from './attribute/model/runtime-node.ts';
import { modelEngine } from './attribute/model-engine.ts';
import { type ByteSource, chunksOf, readAll, streamSource } from './read/bytes.ts';
import { fileSource } from './read/files-node.ts';
import { readHtml } from './read/html.ts';
import { readInput } from './read/input.ts';
import type { Input } from './read/inputs-node.ts';
import { type ContentKind, KIND_BYTES, kindOf } from './read/kind.ts';
import { readText } from './read/text.ts';
import { tooLarge, UNPACK_LIMITS } from './read/unpack-context.ts';
import { Failure } from './records/failure.ts';
import type { EngineName } from './records/read-article.ts';
import type { Given, Reading } from './records/reading.ts';

export { editDocx } from './read/docx.ts';
export { offInFile, offInLine } from './read/switch-off.ts';
export { type ReadDraft, readDraft } from './read/switches.ts';
export { VERSION } from './version.ts';
export type { NodeRuntime };

export interface ReadOptions {
  /** Fetch from private addresses too (loopback, link-local, private networks): off unless set. */
  readonly allowPrivate?: boolean;
}

/**
 * Reads one article: from a file, from standard input for `-`, or from an http(s) address (fetched behind the guard of
 * `read/net`). What a file holds is told by its content: PDF files, mails and compressed files are unpacked. Throws a `Failure`
 * that names what is wrong and what to do, also where the input holds more than one article, or one of more than 15 MB.
 */
export async function readFile(path: string, given: Given = {}, options: ReadOptions = {}): Promise<Reading> {
  return readFound(await openFile(path, given, options));
}

/** What `readFile` reads, unpacked and not read yet. */
export async function openFile(path: string, given: Given = {}, options: ReadOptions = {}): Promise<Input> {
  if (/^https?:\/\//i.test(path)) return onlyOne(path, given, options);
  const source = path === '-' ? streamSource(process.stdin) : await plainSource(path);
  try {
    const kind = kindOf(await source.read(0, KIND_BYTES));
    if (!PLAIN.has(kind)) return await onlyOne(path, given, options, path === '-' ? chunksOf(source) : null);
    const content = await readAll(source, UNPACK_LIMITS.articleBytes);
    if (!content) throw tooLarge(path === '-' ? 'standard input' : path);
    const place = { container: path, offset: 0, next: 1 };
    return {
      kind: 'input',
      ...place,
      name: path,
      content,
      format: null,
      contentType: null,
      given: { file: path, ...given },
    };
  } finally {
    await source.close();
  }
}

/** Kinds that need no unpacking, and those that `readInput` refuses with its own words. */
const PLAIN: ReadonlySet<ContentKind> = new Set(['text', 'markdown', 'html', 'image', 'binary', 'zip'] as const);

/** The one article of an input of any kind. Loaded on demand: plain texts and pages need none of it. */
async function onlyOne(
  path: string,
  given: Given,
  { allowPrivate = false }: ReadOptions,
  stdin: AsyncIterable<Uint8Array> | null = null,
): Promise<Input> {
  const { inputsOf } = await import('./read/inputs-node.ts');
  let one: Input | null = null;
  for await (const found of inputsOf(path, {
    given: { file: path, ...given },
    net: { allowPrivate },
    ...(stdin ? { stdin } : {}),
  })) {
    if (found.kind === 'failure') throw new Failure(found.code, found.reason, found.hint);
    if (one)
      throw new Failure('several', `${path} holds more than one article`, 'use `hearsay extract` to read them all');
    one = found;
  }
  if (!one) throw new Failure('no-article', `no article in ${path}`, 'check what it holds');
  return one;
}

/** An input that was unpacked, as an article: bytes are told by their content, strings by the format they came with. */
export function readFound(found: Input): Reading {
  const { content, contentType, format } = found;
  if (typeof content !== 'string') return readInput(content, { ...found.given, contentType });
  return format === 'html' ? readHtml(content, found.given) : readText(content, found.given);
}

async function plainSource(path: string): Promise<ByteSource> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new Failure('directory', `${path} is a folder`, 'use `hearsay extract` for a folder, or name a file in it');
  return fileSource(path);
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
