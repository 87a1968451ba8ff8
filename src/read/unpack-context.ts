import { Failure } from '../records/failure.ts';
import type { Given } from '../records/reading.ts';
import type { ByteSource } from './bytes.ts';
import type { Input, InputFailure, InputStage, Place } from './input-record.ts';

/** A page that was fetched. */
export interface FetchedPage {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly fetched: string;
}

/** Limits of one input; sizes in bytes. */
export interface UnpackLimits {
  /** Of one article, one feed or one record. */
  readonly articleBytes: number;
  readonly lineBytes: number;
  readonly feedPages: number;
  readonly feedItems: number;
  readonly pdfPages: number;
  readonly pdfMs: number;
}

export const UNPACK_LIMITS: UnpackLimits = {
  articleBytes: 15_000_000,
  lineBytes: 32_000_000,
  feedPages: 10,
  feedItems: 10_000,
  pdfPages: 200,
  pdfMs: 30_000,
};

/** What unpacking one container knows. */
export interface Context {
  readonly container: string;
  /** Offset in the container to begin at. */
  readonly from: number;
  readonly contentType: string | null;
  readonly given: Given;
  readonly limits: UnpackLimits;
  /** Fetches a page that a feed, a list or a line names; null where nothing may be fetched. */
  readonly fetch: ((url: string) => Promise<FetchedPage>) | null;
  /** Told of records of an archive that are no articles: pictures, requests, redirects. */
  readonly skipped: (place: Place, why: string) => void;
}

export type Found = Input | InputFailure;
export type Unpack = (source: ByteSource, context: Context) => AsyncGenerator<Found, void, undefined>;

/** One article that is longer than it may be. */
export const tooLarge = (name: string, bytes: number = UNPACK_LIMITS.articleBytes): Failure =>
  new Failure('too-large', `more than ${bytes} bytes in one article: ${name}`, 'split it, or save its text alone');

/** An article that stands in a record of its own: a line, a row. */
export const recorded = (
  place: Place,
  name: string,
  { kind, value }: { readonly kind: 'text' | 'html'; readonly value: string },
  given: Given,
): Input => ({
  kind: 'input',
  ...placeOf(place),
  name,
  content: value,
  format: kind,
  contentType: null,
  given: { file: name, ...given },
});

/** An error as a record, so that what comes after it goes on. */
export function failed(place: Place, name: string, stage: InputStage, error: unknown): InputFailure {
  const known = error instanceof Failure ? error : null;
  const reason = error instanceof Error ? error.message : String(error);
  return {
    kind: 'failure',
    ...placeOf(place),
    input: name,
    stage,
    code: known?.code ?? 'fault',
    reason: reason.replace(/\s+/g, ' ').slice(0, 500),
    hint: known ? known.hint : 'please report this with the input',
  };
}

export const placeOf = ({ container, offset, next }: Place): Place => ({ container, offset, next });

/** Name for people of what lies at an offset. */
export const nameAt = ({ container, offset }: Place): string => (offset === 0 ? container : `${container}#${offset}`);
