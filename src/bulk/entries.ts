import { deserialize } from 'node:v8';
import type { InputsOptions } from '../read/inputs-node.ts';
import type { LedgerEntry } from '../records/ledger.ts';
import type { EngineName } from '../records/read-article.ts';
import { type Document, documents } from './documents.ts';
import type { Failed } from './failed.ts';
import { inFlight } from './in-flight.ts';
import type { Outcome } from './messages.ts';
import { type Pool, pendingFor, sizeOf, startPool } from './pool.ts';

export interface EntriesOptions {
  /** Files, folders, patterns, addresses, or `-`. */
  readonly paths: readonly string[];
  readonly engine: EngineName;
  /** Worker processes. */
  readonly jobs?: number;
  /** Seconds that one document may take. */
  readonly timeLimit?: number;
  /** Heap of a worker, in MB. */
  readonly memory?: number;
  /** Options of Node for the workers. */
  readonly execArgv?: readonly string[];
  readonly inputs?: InputsOptions;
}

/** One document on its way into a ledger: what was read of it, or why nothing was. */
export type EntryOrFailure =
  | { readonly kind: 'entry'; readonly name: string; readonly bytes: number; readonly entry: LedgerEntry }
  | { readonly kind: 'failed'; readonly name: string; readonly bytes: number; readonly failed: Failed };

/** What an entry takes in bytes for each byte of its document, before it is known. */
const RESULT_FACTOR = 20;
const MAX_BYTES = 64_000_000;
const MAX_HELD = 256;

/**
 * Reads articles with several worker processes into entries for a ledger, in the order of the inputs whatever the number of
 * workers. A document that cannot be read, or kills its worker, is a failure of its own. `bytes` counts the named files gone
 * through. Files come upon in folders that hold no text are passed over.
 */
export async function* entriesOf(options: EntriesOptions): AsyncGenerator<EntryOrFailure, void, undefined> {
  const pool = startEntryPool(options);
  try {
    const inputs = documents(options.paths, {
      from: null,
      isOwn: () => false,
      inputs: options.inputs ?? {},
      trailing: () => undefined,
    });
    const results = inFlight(inputs, {
      start: async ({ found }) => (found.kind === 'input' ? pool.run(found) : refusal(found)),
      bytes: ({ found }, outcome) => {
        if (outcome?.kind === 'done') return outcome.length;
        return outcome || found.kind === 'failure' ? 0 : sizeOf(found) * (1 + RESULT_FACTOR);
      },
      maxBytes: MAX_BYTES,
      maxHeld: MAX_HELD,
      maxPending: pendingFor(options.jobs ?? 1),
    });
    for await (const [document, outcome] of results) {
      const name = document.found.kind === 'input' ? document.found.name : document.found.input;
      const { bytes } = document;
      if (outcome.kind === 'done') yield { kind: 'entry', name, bytes, entry: entryIn(outcome.output) };
      else if (!isNoText(document, outcome)) yield { kind: 'failed', name, bytes, failed: outcome.failed };
    }
  } finally {
    await pool.close();
  }
}

/** Worker processes that turn documents into entries: `entryIn` takes what they give. */
export function startEntryPool({
  engine,
  jobs = 1,
  timeLimit = 120,
  memory = 1_024,
  execArgv = process.execArgv,
}: Omit<EntriesOptions, 'paths' | 'inputs'>): Pool {
  return startPool({
    jobs,
    timeLimit,
    maker: null,
    worker: {
      settings: { engine, format: 'jsonl' },
      analyser: new URL(`./entry-analyser${import.meta.url.slice(-3)}`, import.meta.url).href,
      memory,
      execArgv,
    },
  });
}

/** The entry in the bytes that a worker gave. */
export const entryIn = (output: readonly Uint8Array[]): LedgerEntry =>
  deserialize(Buffer.concat(output)) as LedgerEntry;

const isNoText = (document: Document, outcome: Outcome): boolean =>
  outcome.kind === 'failed' && outcome.failed.code === 'binary' && !document.isNamed;

function refusal({ input, stage, code, reason, hint }: Extract<Document['found'], { kind: 'failure' }>): Outcome {
  return { kind: 'failed', failed: { input, stage, code, reason, hint } };
}
