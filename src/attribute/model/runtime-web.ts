/// <reference path="./onnxruntime.d.ts" />
import * as ort from '#onnxruntime-web';
import { ortRuntime, type Runtime } from './runtime.ts';

/**
 * ONNX Runtime's WebAssembly build. `wasmPaths` is where its .wasm and .mjs files are served, `binary` the .wasm file where it is
 * there already; one thread, no worker of its own.
 */
export function webRuntime(wasmPaths: string, binary: Uint8Array | null = null): Runtime {
  ort.env.wasm.wasmPaths = wasmPaths;
  if (binary) ort.env.wasm.wasmBinary = binary;
  ort.env.wasm.numThreads = 1;
  const version = ort.env.versions.web ?? ort.env.versions.common;
  return ortRuntime(`onnxruntime-web ${version}`, ort, ['wasm']);
}
