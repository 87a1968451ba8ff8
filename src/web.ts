/**
 * What a browser needs beside `hearsay`: the model over HTTP. The files of the model folder and onnxruntime-web's .wasm and .mjs
 * files are served by the page's own host; nothing else is fetched.
 */
import type { Engine } from './attribute/engine.ts';
import { loadModel } from './attribute/model/engine.ts';
import { webRuntime } from './attribute/model/runtime-web.ts';
import { modelEngine } from './attribute/model-engine.ts';

export { VERSION } from './version.ts';
export { webRuntime };

/**
 * The default engine in a browser. `model` is the address of the folder with `manifest.json`, `runtime` that of the folder with
 * `ort-wasm-simd-threaded.mjs` and `.wasm` from onnxruntime-web, both ending in a slash. Throws a `Failure` where a file is
 * missing, wrong or damaged.
 */
export async function loadWebEngine({
  model,
  runtime,
}: {
  readonly model: string | URL;
  readonly runtime: string | URL;
}): Promise<Engine> {
  const readFile = async (name: string): Promise<Uint8Array> => {
    const answer = await fetch(new URL(name, new URL(model, globalThis.location?.href)));
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const wasm = new URL(runtime, globalThis.location?.href).href;
  return modelEngine(await loadModel({ readFile, runtime: webRuntime(wasm) }));
}
