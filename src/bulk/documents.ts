import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { bucketFiles, isBucket } from '../read/bucket-node.ts';
import { type Found, type InputsOptions, inputsOf } from '../read/inputs-node.ts';
import { filesOf, type Walked, type WalkOptions } from '../read/walk-node.ts';
import { Failure } from '../records/failure.ts';
import { failedBy } from './failed.ts';

/**
 * The last document that was dealt with. Reading goes on by opening its container at its own offset and passing over what was
 * seen there, since one place may give more than one document (a PDF file and the pages lost of it).
 */
export interface Position {
  /** Which of the paths and addresses that were named, from 0. */
  readonly argument: number;
  /** The file that it led to, or the address, or `-`. */
  readonly path: string;
  /** Bytes of the files before it. */
  readonly before: number;
  /** Which container in there, from 1: a list of feeds opens many. */
  readonly container: number;
  readonly offset: number;
  /** Documents at this offset that are done with. */
  readonly seen: number;
}

/** One article or failure, in the order of the inputs. */
export interface Document {
  readonly found: Found;
  readonly position: Position;
  /** False for a file that was come upon in a folder or by a pattern. */
  readonly isNamed: boolean;
  /** Bytes of the named files that have been gone through, this document included, as far as can be told. */
  readonly bytes: number;
  /** Records of archives passed over since the document before, because they are no articles. */
  readonly skipped: number;
}

export interface DocumentsOptions {
  readonly from: Position | null;
  readonly inputs: InputsOptions;
  /** Tells files that the run itself writes; they are no input. */
  readonly isOwn: (path: string) => boolean;
  /** Told at the end how many records were passed over behind the last document. */
  readonly trailing: (skipped: number) => void;
}

const isAddress = (path: string): boolean => /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(path);

/** Everything that the paths and addresses hold, one by one; reads on only when asked. Never throws for an input. */
export async function* documents(
  paths: readonly string[],
  { from, inputs, isOwn, trailing }: DocumentsOptions,
): AsyncGenerator<Document, void, undefined> {
  let before = from?.before ?? 0;
  let skipped = 0;
  const counting: InputsOptions = {
    ...inputs,
    skipped(place, why) {
      skipped++;
      inputs.skipped?.(place, why);
    },
  };
  for (const [argument, named] of paths.entries()) {
    if (from && argument < from.argument) continue;
    const last = from?.argument === argument ? from : null;
    let isBehind = last !== null;
    for await (const unit of unitsOf(named, isOwn, inputs)) {
      const size = typeof unit === 'string' ? bytesOf(unit) : 0;
      const name = typeof unit === 'string' ? unit : unit.path;
      if (isBehind && last && name !== last.path) continue;
      const start = isBehind ? last : null;
      isBehind = false;
      const found = typeof unit === 'string' ? placed(unit, start, counting) : once(name, unit.failure, start);
      for await (const document of found) {
        const position = { argument, path: name, before, ...document.position };
        const bytes = before + Math.min(size, Math.max(0, document.next));
        const isSeen = start !== null && position.container === start.container && position.offset === start.offset;
        if (!isSeen || position.seen > start.seen) {
          yield { found: document.found, position, isNamed: name === named, bytes, skipped };
        }
        skipped = 0;
      }
      before += size;
    }
    if (isBehind && last) {
      throw new Failure(
        'resume-mismatch',
        `the input that the run had come to is gone: ${last.path}`,
        'put it back, or start anew with another --out',
      );
    }
  }
  trailing(skipped);
}

/** The files of one argument, the argument itself where it is none, and why it or a part of it gives nothing. */
async function* unitsOf(
  named: string,
  isOwn: (path: string) => boolean,
  options: InputsOptions,
): AsyncGenerator<Walked, void, undefined> {
  if (options.buckets && isBucket(named)) {
    try {
      yield* bucketFiles(named);
    } catch (failure) {
      yield { path: named, failure };
    }
    return;
  }
  if (named === '-' || isAddress(named)) {
    yield named;
    return;
  }
  try {
    let some = false;
    for await (const found of filesOf(named, options)) {
      if (typeof found === 'string' && isOwn(found)) continue;
      some = true;
      yield found;
    }
    if (!some)
      throw new Failure('no-articles', `no files in folder: ${named}`, 'name a folder or a file with articles');
  } catch (failure) {
    yield { path: named, failure };
  }
}

interface Placed {
  readonly found: Found;
  readonly position: Omit<Position, 'argument' | 'path' | 'before'>;
  /** Offset in the file behind it; 0 where it comes from elsewhere. */
  readonly next: number;
}

/** The documents of one file or address, from `start` on. */
async function* placed(
  path: string,
  start: Position | null,
  inputs: InputsOptions,
): AsyncGenerator<Placed, void, undefined> {
  const offsets = new Offsets(start);
  let at = { container: 0, offset: -1, seen: 0 };
  try {
    for await (const found of inputsOf(path, { ...inputs, from: offsets })) {
      const { opened: container } = offsets;
      const isSame = container === at.container && found.offset === at.offset;
      at = { container, offset: found.offset, seen: isSame ? at.seen + 1 : 1 };
      yield { found, position: at, next: found.container === path ? found.next : 0 };
    }
  } catch (error) {
    // It was there when its folder was read.
    yield* once(path, error, start);
  }
}

/** A failure in the place of an argument or of a file. */
async function* once(named: string, error: unknown, start: Position | null): AsyncGenerator<Placed, void, undefined> {
  if (start) return;
  const found: Found = { kind: 'failure', container: named, offset: 0, next: 0, ...openFailure(named, error) };
  yield { found, position: { container: 0, offset: 0, seen: 1 }, next: 0 };
}

const openFailure = (named: string, error: unknown) => ({ ...failedBy(named, 'open', error), stage: 'open' as const });

/** Tells each container as it is opened where to begin, and counts them. Asked more than once, it counts one. */
class Offsets extends Map<string, number> {
  opened = 0;
  readonly #start: Position | null;
  #last: string | null = null;

  constructor(start: Position | null) {
    super();
    this.#start = start;
  }

  override get(container: string): number | undefined {
    if (container !== this.#last) this.opened++;
    this.#last = container;
    if (!this.#start || this.opened > this.#start.container) return undefined;
    if (this.opened === this.#start.container) return this.#start.offset;
    // The first holds the list of all others: it is opened again, while those before are done.
    return this.opened === 1 ? 0 : Number.POSITIVE_INFINITY;
  }
}

/** Size of a file; 0 for what has none beforehand. */
function bytesOf(path: string): number {
  if (path === '-' || isAddress(path)) return 0;
  try {
    const about = statSync(path);
    return about.isFile() ? about.size : 0;
  } catch {
    return 0;
  }
}

/** Files measured at a stretch. */
const STRETCH = 200;

/** Bytes of all files that the paths lead to; null where some input has no size, as a stream or an address. */
export async function totalBytes(
  paths: readonly string[],
  isOwn: (path: string) => boolean,
  options: WalkOptions = {},
): Promise<number | null> {
  let [sum, files] = [0, 0];
  for (const named of paths) {
    if (named === '-' || isAddress(named)) return null;
    for await (const unit of unitsOf(named, isOwn, options)) {
      if (typeof unit === 'string') sum += bytesOf(unit);
      // The run that this is for goes on in between.
      if (++files % STRETCH === 0) await setImmediate();
    }
  }
  return sum;
}
