import * as ort from 'onnxruntime-web/wasm';
import { type Ort, ortRuntime, type Runtime } from './runtime.ts';

/** ONNX Runtime's WebAssembly build. `wasmPaths` is where its .wasm and .mjs files are served; one thread, no worker of its own. */
export function webRuntime(wasmPaths: string): Runtime {
  ort.env.wasm.wasmPaths = wasmPaths;
  ort.env.wasm.numThreads = 1;
  return ortRuntime('onnxruntime-web', ort as unknown as Ort, ['wasm']);
}
