/// <reference path="./onnxruntime.d.ts" />
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Failure } from '../../records/failure.ts';
import { ortRuntime, type Runtime } from './runtime.ts';

/** What runs the model in Node. */
export interface NodeRuntime {
  readonly kind: 'native' | 'wasm';
  readonly runtime: Runtime;
  /** Why the native build is not the one, in a few words; null where it is, or where WebAssembly was asked for. */
  readonly missing: string | null;
}

/**
 * ONNX Runtime's native build where it is installed and loads, else its WebAssembly build, which the package carries: the answers are
 * the same, some four times slower. `wanted` (the environment variable `HEARSAY_RUNTIME`) asks for one of them. Throws a `Failure`
 * where the one that was asked for does not load.
 */
export async function findRuntime(wanted = process.env.HEARSAY_RUNTIME ?? ''): Promise<NodeRuntime> {
  if (!['', 'native', 'wasm'].includes(wanted))
    throw new Failure(
      'runtime',
      `HEARSAY_RUNTIME is ${JSON.stringify(wanted)}`,
      'set it to native or wasm, or not at all',
    );
  if (wanted === 'wasm') return { kind: 'wasm', runtime: await wasmRuntime(), missing: null };
  try {
    return { kind: 'native', runtime: await nativeRuntime(), missing: null };
  } catch (error) {
    const missing = reason(error);
    if (wanted === 'native')
      throw new Failure(
        'runtime',
        `onnxruntime-node ${missing}`,
        'install hearsay again with its optional dependencies',
      );
    return { kind: 'wasm', runtime: await wasmRuntime(), missing };
  }
}

/** The runtime of `findRuntime` alone. */
export const nodeRuntime = async (): Promise<Runtime> => (await findRuntime()).runtime;

async function nativeRuntime(): Promise<Runtime> {
  const ort = await import('onnxruntime-node');
  return ortRuntime(`onnxruntime-node ${ort.env.versions.node ?? ort.env.versions.common}`, ort, ['cpu']);
}

async function wasmRuntime(): Promise<Runtime> {
  const { webRuntime } = await import('./runtime-web.ts');
  const folder = new URL('./', pathToFileURL(createRequire(import.meta.url).resolve('#onnxruntime-web')));
  return webRuntime(folder.href);
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return 'is not installed';
  return `does not load: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
}
