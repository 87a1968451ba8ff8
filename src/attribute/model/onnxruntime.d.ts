/** The part that we use of ONNX Runtime's native build, whose package has no types. */
declare module 'onnxruntime-node' {
  type Ort = import('./runtime.ts').Ort;
  export const Tensor: Ort['Tensor'];
  export const InferenceSession: Ort['InferenceSession'];
  export const env: { readonly versions: { readonly node?: string; readonly common: string } };
}

/** Its WebAssembly build, which `scripts/build.mjs` puts into `dist/runtime` ("imports" of package.json). */
declare module '#onnxruntime-web' {
  type Ort = import('./runtime.ts').Ort;
  export const Tensor: Ort['Tensor'];
  export const InferenceSession: Ort['InferenceSession'];
  export const env: {
    readonly versions: { readonly web?: string; readonly common: string };
    readonly wasm: { wasmPaths: string; wasmBinary?: Uint8Array; numThreads: number };
  };
}
