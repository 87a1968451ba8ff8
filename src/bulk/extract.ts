import type { InputsOptions } from '../read/inputs-node.ts';
import { Failure } from '../records/failure.ts';
import type { EngineName } from '../records/read-article.ts';
import { type Document, documents } from './documents.ts';
import { type Failed, failedLine } from './failed.ts';
import { inFlight } from './in-flight.ts';
import type { Counts } from './manifest.ts';
import { type BulkFormat, isTable, type Outcome } from './messages.ts';
import { type BulkOutput, openBulkOutput, ownFiles } from './output.ts';
import { type Pool, pendingFor, sizeOf, startPool } from './pool.ts';

export interface ExtractOptions {
  /** Files, folders, patterns, addresses, or `-`. */
  readonly paths: readonly string[];
  readonly engine: EngineName;
  readonly format?: BulkFormat;
  /** The output file; without one `write` gets the bytes. */
  readonly out?: string | null;
  readonly write?: (bytes: Uint8Array) => Promise<void>;
  /** File for what could not be read, one JSON object a line. */
  readonly failures?: string | null;
  /** Go on where an earlier run with the same output was cut short. */
  readonly resume?: boolean;
  /** Worker processes. */
  readonly jobs?: number;
  /** Seconds that one document may take. */
  readonly timeLimit?: number;
  /** Heap of a worker, in MB. */
  readonly memory?: number;
  /** Bytes of documents and results held at a time, roughly. */
  readonly bytesInFlight?: number;
  /** Documents after which the output is made to last: what a kill repeats at most. */
  readonly batch?: number;
  readonly inputs?: InputsOptions;
  /** Address of another module with a `prepare` (see messages.ts) for the workers. */
  readonly analyser?: string;
  /** Options of Node for the workers. */
  readonly execArgv?: readonly string[];
  readonly onFailed?: (failed: Failed) => void;
  readonly onProgress?: (progress: BulkProgress) => void;
}

export interface BulkProgress extends Counts {
  /** The input that was dealt with last. */
  readonly input: string;
  /** Bytes of the files gone through, as far as can be told. */
  readonly bytes: number;
}

/** What a whole run has done, over all its goings on. */
export interface Summary extends Counts {
  /** Documents done before this run, by the one it goes on with. */
  readonly before: number;
}

/** What a result takes in bytes for each byte of its article, before it is known; measured on news. */
const RESULT_FACTOR = 10;
/** Documents held at a time, whatever their size. */
const MAX_HELD = 1_000;

/**
 * Reads many articles with several worker processes and writes the results in the order of the inputs. The bytes of the output
 * depend on the inputs and the engine only, not on the number of workers, nor on where a run was cut short and resumed. A
 * document that kills its worker, or takes too long, is a failure of its own. Throws a `Failure` where the run cannot go on: an
 * output that cannot be written, an engine that cannot be loaded.
 */
export async function extract(options: ExtractOptions): Promise<Summary> {
  const { paths, engine, format = 'jsonl', out = null, failures = null, resume = false } = options;
  if (out === null && isTable(format)) {
    throw new Failure('no-place', 'a Parquet file cannot go to standard output', 'name it with --out');
  }
  const isOwn = ownFiles(out, failures);
  const clash = paths.find((p) => p !== '-' && isOwn(p));
  if (clash !== undefined) {
    throw new Failure('output-is-input', `output is an input too: ${clash}`, 'give another --out');
  }
  const settings = { paths, format, engine, failures };
  const output = await openBulkOutput({ out, resume, settings, ...(options.write ? { write: options.write } : {}) });
  const before = output.begun.counts.read + output.begun.counts.failed;
  if (output.begun.done) return { ...output.begun.counts, before };
  const pool = startPool({
    jobs: options.jobs ?? 1,
    timeLimit: options.timeLimit ?? 120,
    maker: output.begun.maker,
    worker: {
      settings: { engine, format },
      analyser: options.analyser ?? new URL(`./analyser${import.meta.url.slice(-3)}`, import.meta.url).href,
      memory: options.memory ?? 1_024,
      execArgv: options.execArgv ?? process.execArgv,
    },
  });
  try {
    let trailing = 0;
    const inputs = documents(paths, {
      from: output.begun.position,
      isOwn,
      inputs: options.inputs ?? {},
      trailing: (skipped) => {
        trailing = skipped;
      },
    });
    const results = inFlight(inputs, {
      start: (document) => outcomeOf(document, pool),
      bytes: ({ found }, outcome) => {
        if (outcome?.kind === 'done') return outcome.length;
        return outcome || found.kind === 'failure' ? 0 : sizeOf(found) * (1 + RESULT_FACTOR);
      },
      maxBytes: options.bytesInFlight ?? 64_000_000,
      maxHeld: MAX_HELD,
      maxPending: pendingFor(options.jobs ?? 1),
    });
    return { ...(await writeAll(results, output, pool, options, () => trailing)), before };
  } finally {
    await pool.close();
    await output.close();
  }
}

async function outcomeOf({ found }: Document, pool: Pool): Promise<Outcome> {
  if (found.kind === 'input') return pool.run(found);
  const { input, stage, code, reason, hint } = found;
  return { kind: 'failed', failed: { input, stage, code, reason, hint } };
}

async function writeAll(
  results: AsyncIterable<readonly [Document, Outcome]>,
  output: BulkOutput,
  pool: Pool,
  { batch = 64, onFailed, onProgress }: ExtractOptions,
  trailing: () => number,
): Promise<Counts> {
  let { counts, position } = output.begun;
  let since = 0;
  for await (const [document, outcome] of results) {
    const isNoText = outcome.kind === 'failed' && outcome.failed.code === 'binary' && !document.isNamed;
    if (outcome.kind === 'done') for (const part of outcome.output) await output.result(part);
    else if (!isNoText) {
      await output.failure(failedLine(outcome.failed));
      onFailed?.(outcome.failed);
    }
    counts = counted(counts, outcome, document.skipped, isNoText);
    position = document.position;
    if (++since >= batch) {
      await output.checkpoint({ position, counts, maker: pool.maker() });
      since = 0;
    }
    onProgress?.({ ...counts, bytes: document.bytes, input: nameOf(document) });
  }
  counts = { ...counts, skipped: counts.skipped + trailing() };
  await output.finish({ position, counts, maker: pool.maker() });
  return counts;
}

const nameOf = ({ found }: Document): string => (found.kind === 'input' ? found.name : found.input);

function counted(counts: Counts, outcome: Outcome, skipped: number, isNoText: boolean): Counts {
  const all = { ...counts, skipped: counts.skipped + skipped + (isNoText ? 1 : 0) };
  if (outcome.kind === 'done') {
    return { ...all, read: counts.read + 1, attributions: counts.attributions + outcome.attributions };
  }
  if (isNoText) return all;
  const { code } = outcome.failed;
  return { ...all, failed: counts.failed + 1, codes: { ...counts.codes, [code]: (counts.codes[code] ?? 0) + 1 } };
}
