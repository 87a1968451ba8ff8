import type { Input } from '../read/input-record.ts';
import type { EngineName, Maker } from '../records/read-article.ts';
import type { Failed } from './failed.ts';

export const BULK_FORMATS = ['jsonl', 'parquet'] as const;
export type BulkFormat = (typeof BULK_FORMATS)[number];

/** What a worker is told before its first document. */
export interface Settings {
  readonly engine: EngineName;
  readonly format: BulkFormat;
}

/** What one document gives: the bytes that go to the output as they are, or why there are none. */
export type Outcome =
  | { readonly kind: 'done'; readonly output: Uint8Array; readonly attributions: number }
  | { readonly kind: 'failed'; readonly failed: Failed };

/** What a worker does with documents, one at a time. */
export interface Analyser {
  readonly maker: Maker;
  analyse(input: Input): Promise<Outcome>;
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
  | { readonly kind: 'document'; readonly input: Input };

/** Answers come in the order of the documents. */
export type FromWorker =
  | { readonly kind: 'ready'; readonly maker: Maker }
  | { readonly kind: 'refused'; readonly failed: Failed }
  | { readonly kind: 'answer'; readonly outcome: Outcome };
