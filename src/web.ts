/**
 * What a browser needs beside `hearsay`: the model over HTTP. The files of the model folder and onnxruntime-web's .wasm and .mjs
 * files are served by the page's own host; nothing else is fetched.
 */
import type { Engine } from './attribute/engine.ts';
import { loadModel } from './attribute/model/engine.ts';
import { readManifest } from './attribute/model/manifest.ts';
import { webRuntime } from './attribute/model/runtime-web.ts';
import { modelEngine } from './attribute/model-engine.ts';
import { Failure } from './records/failure.ts';

export { VERSION } from './version.ts';
export { webRuntime };

/** How much of the model and its runtime has come, in bytes as they are used; the host may send them compressed. */
export interface LoadProgress {
  readonly bytes: number;
  /** Null where the host does not say how large the runtime is. */
  readonly total: number | null;
}

export interface WebEngineOptions {
  /** Address of the folder with `manifest.json`, ending in a slash. */
  readonly model: string | URL;
  /** Address of the folder with `ort-wasm-simd-threaded.mjs` and `.wasm` from onnxruntime-web, ending in a slash. */
  readonly runtime: string | URL;
  /** Told of every piece that comes. What follows the last piece, starting the model, takes some seconds more. */
  readonly progress?: (now: LoadProgress) => void;
}

const WASM = 'ort-wasm-simd-threaded.wasm';

/**
 * The default engine in a browser. The files are fetched side by side, each once. Throws a `Failure` where one is missing, wrong or
 * damaged.
 */
export async function loadWebEngine({ model, runtime, progress = () => undefined }: WebEngineOptions): Promise<Engine> {
  const here = globalThis.location?.href;
  const [models, runtimes] = [new URL(model, here), new URL(runtime, here)];
  const fetched = new Map<string, Promise<Uint8Array>>();
  let bytes = 0;
  const count = (n: number): void => {
    bytes += n;
    progress({ bytes, total });
  };
  let total: number | null = null;
  const readFile = (name: string): Promise<Uint8Array> =>
    fetched.get(name) ?? answerOf(new URL(name, models)).then((answer) => bytesOf(answer, () => undefined));
  const { manifest } = await readManifest(readFile);
  const wasm = answerOf(new URL(WASM, runtimes));
  const size = await wasm.then(sizeOf, () => null);
  const files = Object.entries(manifest.files);
  if (size !== null) total = files.reduce((n, [, file]) => n + file.bytes, size);
  for (const [name] of files) {
    const coming = answerOf(new URL(name, models)).then((answer) => bytesOf(answer, count));
    // Whoever asks for the file is told.
    coming.catch(() => undefined);
    fetched.set(name, coming);
  }
  const binary = await wasm
    .then((answer) => bytesOf(answer, count))
    .catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new Failure('model-unusable', `the model cannot be used: ${WASM} cannot be read (${why})`, HINT);
    });
  return modelEngine(await loadModel({ readFile, runtime: webRuntime(runtimes.href, binary) }));
}

const HINT = 'see that the host serves the files of the runtime, then reload the page';

async function answerOf(address: URL): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer;
}

/** Size of what an answer holds; null where it is not told, or told of the compressed form alone. */
function sizeOf({ headers }: Response): number | null {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? null : Number(length);
}

async function bytesOf(answer: Response, count: (bytes: number) => void): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body!.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    size += piece.value.length;
    count(piece.value.length);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
