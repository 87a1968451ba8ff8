import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { writing } from '../bulk/unwritable.ts';

/** Bytes that wait before they are written. */
const BUFFERED = 4_000_000;

/**
 * Records of any size in one file, written once in any order and read again by number: what is compared again and again is read here
 * without unpacking a whole group of rows for it. Twelve bytes of memory a record.
 */
export class RecordsFile {
  readonly #path: string;
  readonly #file: number;
  readonly #at: Float64Array;
  readonly #length: Uint32Array;
  #end = 0;
  #held: Uint8Array[] = [];
  #heldBytes = 0;

  constructor(path: string, count: number) {
    this.#path = path;
    this.#file = openSync(path, 'w+');
    this.#at = new Float64Array(count);
    this.#length = new Uint32Array(count);
  }

  async put(n: number, ...parts: readonly Uint8Array[]): Promise<void> {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    this.#at[n] = this.#end + this.#heldBytes;
    this.#length[n] = length;
    this.#held.push(...parts);
    this.#heldBytes += length;
    if (this.#heldBytes >= BUFFERED) await this.flush();
  }

  /** To be called before anything is read. */
  async flush(): Promise<void> {
    const bytes = Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    await writing(this.#path, async () => {
      for (let sent = 0; sent < bytes.length; ) sent += writeSync(this.#file, bytes, sent);
    });
    this.#end += bytes.length;
  }

  length(n: number): number {
    return this.#length[n]!;
  }

  get(n: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(this.#length[n]!);
    for (let got = 0; got < bytes.length; ) {
      const more = readSync(this.#file, bytes, got, bytes.length - got, this.#at[n]! + got);
      if (more === 0) throw new RangeError(`${this.#path} ends before record ${n}`);
      got += more;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.#file);
  }
}
