/** A tensor as it goes in and out: values row by row. */
export interface Tensor {
  readonly data: Float32Array | BigInt64Array;
  readonly dims: readonly number[];
}

/** One loaded network. */
export interface Session {
  /** Runs the network once; gives the outputs named in `wanted`. */
  run(inputs: Readonly<Record<string, Tensor>>, wanted: readonly string[]): Promise<Readonly<Record<string, Tensor>>>;
  /** Frees the memory. */
  close(): Promise<void>;
}

/** What runs networks: ONNX Runtime in Node (`runtime-node.ts`) or in a browser (`runtime-web.ts`). */
export interface Runtime {
  /** Package and version: "onnxruntime-node 1.17.0". */
  readonly name: string;
  load(model: Uint8Array): Promise<Session>;
}

/** The part of onnxruntime-common that both packages share and we use. */
export interface Ort {
  readonly Tensor: new (type: 'float32' | 'int64', data: Float32Array | BigInt64Array, dims: number[]) => OrtTensor;
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<OrtSession>;
  };
}
interface OrtTensor {
  readonly data: unknown;
  readonly dims: readonly number[];
}
interface OrtSession {
  run(inputs: Record<string, OrtTensor>): Promise<Record<string, OrtTensor>>;
  release(): Promise<void>;
}

/** A runtime over one of the onnxruntime packages: one thread, so that results and speed do not depend on the machine's load. */
export function ortRuntime(name: string, ort: Ort, providers: readonly string[]): Runtime {
  const wrap = ({ data, dims }: Tensor): OrtTensor =>
    new ort.Tensor(data instanceof Float32Array ? 'float32' : 'int64', data, [...dims]);
  return {
    name,
    async load(model) {
      const session = await ort.InferenceSession.create(model, {
        executionProviders: providers,
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        graphOptimizationLevel: 'all',
        // Windows differ in length: plans kept for each and an arena that only grows cost memory, and save no time.
        enableMemPattern: false,
        enableCpuMemArena: false,
        logSeverityLevel: 3,
      });
      return {
        async run(inputs, wanted) {
          const given = Object.fromEntries(Object.entries(inputs).map(([key, t]) => [key, wrap(t)]));
          // All outputs: asked for some of them, onnxruntime-node 1.17 gives them under one another's names.
          const out = await session.run(given);
          return Object.fromEntries(
            wanted.map((key) => [key, { data: out[key]!.data as Float32Array, dims: out[key]!.dims }]),
          );
        },
        close: () => session.release(),
      };
    },
  };
}
