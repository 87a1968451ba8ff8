import type { HouseSettings } from '../records/house-settings.ts';
import type { Given } from '../records/reading.ts';

/** Where an input stands: the file or address that it came from, and where in there reading can go on after it. */
export interface Place {
  /** A path, `-`, or an address: the key under which a run keeps how far it has come. */
  readonly container: string;
  /** Bytes for archives and lines, items for feeds, 0 for a single article. */
  readonly offset: number;
  /** Hand this back as `from` to go on behind this input. */
  readonly next: number;
}

/** One article to be read. */
export interface Input extends Place {
  readonly kind: 'input';
  /** For people: the path, the address, or the container and the offset in it. */
  readonly name: string;
  /** Bytes as they came, or text where it is already decoded. */
  readonly content: Uint8Array | string;
  /** What `content` is where that is known: null leaves it to the reader, by content. */
  readonly format: 'html' | 'text' | null;
  /** The `Content-Type` that the bytes came with, for their charset. */
  readonly contentType: string | null;
  readonly given: Given;
  /** Set where findings of the lint are asked for, and not the record: what the house sets for it. */
  readonly draftOf?: HouseSettings;
}

export const INPUT_STAGES = ['open', 'fetch', 'unpack'] as const;
export type InputStage = (typeof INPUT_STAGES)[number];

/** Something that could not be had; everything after it still comes. */
export interface InputFailure extends Place {
  readonly kind: 'failure';
  readonly input: string;
  readonly stage: InputStage;
  readonly code: string;
  readonly reason: string;
  readonly hint: string | null;
}
