import { join } from 'node:path';
import { entryFrom } from '../bulk/entry-rows.ts';
import type { LedgerEntry, Linkable, Publication } from '../records/ledger.ts';
import type { Duck } from './duck.ts';
import { publicationsByText, readRows, type Size } from './input.ts';
import { RecordsFile } from './records-file.ts';

/** Bytes of JSON whose records are held unpacked, which takes some four times as much. */
const HELD_BYTES = 48_000_000;
/** Begin of a record: how long its JSON is. */
const HEAD = 4;
const ID = 32;
const PREFIX = 'sha256:';

/** An entry without what the archive alone keeps. */
export type Told = Omit<LedgerEntry, 'read' | 'publication'>;

/** A text as it is read, with its number and the row of its first statement. */
export interface ReadText {
  readonly n: number;
  readonly first: number;
  readonly linkables: readonly Linkable[];
  readonly told: Told;
}

/** Which record across articles a source is in, by text and its place there; null while it is in none. */
export type RecordId = (text: number, place: number) => string | null;

/**
 * The texts of an archive at hand: facts, sources and statements with their vectors, in a file beside the database. The statements of
 * text `n` have the rows from `first(n)` on.
 */
export class Texts {
  readonly size: Size;
  readonly #told: RecordsFile;
  readonly #publications: RecordsFile;
  /** By text the row of its first statement; one more at the end. */
  readonly #first: Int32Array;
  /** By text the 32 bytes of its hash. */
  readonly #ids: Buffer;
  readonly #ready = new Map<number, readonly Linkable[]>();
  #held = 0;
  #recordId: RecordId = () => null;

  private constructor(folder: string, size: Size) {
    this.size = size;
    this.#told = new RecordsFile(join(folder, 'texts'), size.texts);
    this.#publications = new RecordsFile(join(folder, 'publications'), size.texts);
    this.#first = new Int32Array(size.texts + 1);
    this.#ids = Buffer.alloc(ID * size.texts);
  }

  /** Copies them out of the Parquet files. `onText` is told each with its number, in no order. */
  static async open(
    duck: Duck,
    { folder, files, size }: { readonly folder: string; readonly files: readonly string[]; readonly size: Size },
    onText: (text: ReadText) => void,
  ): Promise<Texts> {
    const texts = new Texts(folder, size);
    for await (const [n, first, id] of duck.rows<[number, number, string]>('SELECT n, first, article FROM text')) {
      texts.#first[n] = first;
      texts.#ids.write(id.slice(PREFIX.length), ID * n, 'hex');
    }
    texts.#first[size.texts] = size.statements;
    for await (const [n, all] of publicationsByText(duck))
      await texts.#publications.put(n, Buffer.from(`[${all.join(',')}]`));
    await texts.#publications.flush();
    for await (const [n, entry, vectors] of readRows(duck, files, 'e.entry, e.vectors')) {
      const bytes = vectors === null ? new Uint8Array() : Buffer.from(vectors!, 'base64');
      const json = Buffer.from(entry!);
      const head = Buffer.alloc(HEAD);
      head.writeUInt32LE(json.length);
      await texts.#told.put(n, head, json, bytes);
      const told = entryFrom(entry!, bytes.length ? Uint8Array.from(bytes) : null);
      onText({ n, first: texts.first(n), linkables: texts.#linkablesOf(n, told), told });
    }
    await texts.#told.flush();
    return texts;
  }

  /** From now on sources have ids across articles. */
  setRecords(recordId: RecordId): void {
    this.#recordId = recordId;
    this.#ready.clear();
    this.#held = 0;
  }

  /** Its hash, as articles are named by. */
  id(n: number): string {
    return PREFIX + this.#ids.toString('hex', ID * n, ID * (n + 1));
  }

  first(n: number): number {
    return this.#first[n]!;
  }

  /** The text that a statement's row lies in. */
  textOf(row: number): number {
    let [low, high] = [0, this.size.texts - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#first[middle]! <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  publications(n: number): readonly Publication[] {
    return JSON.parse(this.#publications.get(n).toString()) as readonly Publication[];
  }

  told(n: number): Told {
    const bytes = this.#told.get(n);
    const end = HEAD + bytes.readUInt32LE();
    const json = bytes.toString('utf8', HEAD, end);
    return entryFrom(json, end < bytes.length ? bytes.subarray(end) : null);
  }

  /** Statements of a text, in text order. Those asked for last are held. */
  linkables(n: number): readonly Linkable[] {
    const known = this.#ready.get(n);
    if (known) {
      this.#ready.delete(n);
      this.#ready.set(n, known);
      return known;
    }
    const made = this.#linkablesOf(n, this.told(n));
    this.#ready.set(n, made);
    this.#held += this.#told.length(n);
    for (const old of this.#ready.keys()) {
      if (this.#held <= HELD_BYTES || old === n) break;
      this.#ready.delete(old);
      this.#held -= this.#told.length(old);
    }
    return made;
  }

  linkable(row: number): Linkable {
    const n = this.textOf(row);
    return this.linkables(n)[row - this.first(n)]!;
  }

  close(): void {
    this.#told.close();
    this.#publications.close();
  }

  #linkablesOf(n: number, { text, sources, statements }: Told): readonly Linkable[] {
    const publications = this.publications(n);
    const all = new Map(sources.map((s, place) => [s.local, { ...s, id: this.#recordId(n, place) }]));
    return statements.map((statement) => ({ statement, text, publications, sources: all }));
  }
}
