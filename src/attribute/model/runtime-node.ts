import * as ort from 'onnxruntime-node';
import { type Ort, ortRuntime, type Runtime } from './runtime.ts';

/** ONNX Runtime's native build, on the processor. */
export const nodeRuntime = (): Runtime => ortRuntime('onnxruntime-node', ort as unknown as Ort, ['cpu']);
