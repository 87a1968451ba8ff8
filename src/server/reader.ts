import type { HouseSettings } from '../records/house-settings.ts';
import type { Given } from '../records/reading.ts';

/** One article that was handed in: its address, or what it holds. */
export interface HandedIn {
  /** To be fetched. */
  readonly url: string | null;
  /** Bytes of a file of any kind, or text. Null with `url`. */
  readonly content: Uint8Array | string | null;
  readonly format: 'html' | 'text' | null;
  /** The file's name as given, for people. */
  readonly file: string | null;
  readonly given: Given;
}

/** A draft, and what the house sets for its lint. */
export interface DraftIn extends HandedIn {
  readonly house: HouseSettings;
}

/** Reads articles, and drafts for the lint, outside of the event loop. The engine is loaded once. */
export interface Reader {
  /** JSON of the read article (scheme, section 7) with a line feed. Rejects with a `Failure` for what cannot be read. */
  read(article: HandedIn): Promise<Uint8Array>;
  /** JSON of what the lint finds in a draft, as `hearsay lint --format json` writes it, with a line feed. Rejects as `read` does. */
  lint(draft: DraftIn): Promise<Uint8Array>;
  close(): Promise<void>;
}
