import type { Input } from '../read/input-record.ts';
import type { Written } from '../records/formats.ts';
import type { EngineName, Maker } from '../records/read-article.ts';
import type { Failed } from './failed.ts';

export type BulkFormat = Written<'bulk'>;

/** Whether it is a Parquet file, which is written when all its rows are there. */
export const isTable = (format: BulkFormat): boolean => format !== 'jsonl';

/** What a worker is told before its first document. */
export interface Settings {
  readonly engine: EngineName;
  readonly format: BulkFormat;
}

export interface NotDone {
  readonly kind: 'failed';
  readonly failed: Failed;
}

/** What one document gives: the bytes that go to the output as they are, or why there are none. */
export type Analysed = { readonly kind: 'done'; readonly output: Uint8Array; readonly attributions: number } | NotDone;

/** The same as it arrives: in pieces, `length` bytes together. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly output: readonly Uint8Array[];
      readonly length: number;
      readonly attributions: number;
    }
  | NotDone;

/** What a worker does with documents, one at a time. */
export interface Analyser {
  readonly maker: Maker;
  analyse(input: Input): Promise<Analysed>;
}

/** What the module of a worker's analyser exports. Throws a `Failure` where the engine cannot be loaded. */
export type Prepare = (settings: Settings) => Promise<Analyser>;

export type ToWorker =
  | {
      readonly kind: 'start';
      /** Address of a module that exports `prepare`. */
      readonly analyser: string;
      readonly settings: Settings;
      /** Process that the worker must not outlive. */
      readonly parent: number;
      /** Bytes of resident memory at which the worker ends itself. */
      readonly residentLimit: number;
    }
  | { readonly kind: 'documents'; readonly inputs: readonly Input[] };

/** File descriptor of a worker for all that it says (see answers.ts). */
export const ANSWERS_FD = 4;

/** Answers come in the order of the documents. `length` is that of the bytes of the result, which follow. */
export type FromWorker =
  | { readonly kind: 'ready'; readonly maker: Maker }
  | { readonly kind: 'refused'; readonly failed: Failed }
  | { readonly kind: 'done'; readonly length: number; readonly attributions: number }
  | NotDone;
