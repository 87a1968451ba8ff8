import { idOf, type Key } from '../rows/ids.ts';

/** What is kept of a statement, as the tables have it. */
export interface StatementRow {
  readonly row: number;
  readonly id: Key;
  readonly grade: number;
  readonly stance: number;
  /** 0 for none. */
  readonly source: number;
  /** Rows of outlets with commas between them; null for none. */
  readonly outlets: string | null;
}

/** Statements of higher rows are not kept: at about 20 bytes each these are 80 MB. */
export const MOST_ROWS = 4_000_000;
const FIRST = 1024;
/** Bytes of an id. */
const ID = 10;
/** Grades and stances are fewer. */
const CODES = 16;

export const rowsOf = (list: string | null): readonly number[] => (list ? list.split(',').map(Number) : []);

/** Facts of statements by row, in columns of numbers: as objects they would take some five hundred bytes each. */
export class StatementColumns {
  /** Grade and stance, and one more: 0 where nothing is known. */
  #codes = new Uint16Array(FIRST);
  #source = new Int32Array(FIRST);
  #outlets = new Int32Array(FIRST);
  #ids = new Uint8Array(FIRST * ID);
  /** Ids that are no hash of that length. */
  readonly #otherIds = new Map<number, Key>();
  /** Most statements share their outlets with others: one list is kept for all. */
  readonly #lists: (readonly number[])[] = [];
  readonly #listAt = new Map<string, number>();

  clear(): void {
    this.#codes.fill(0);
    this.#otherIds.clear();
    this.#lists.length = 0;
    this.#listAt.clear();
  }

  has(row: number): boolean {
    return row < this.#codes.length && this.#codes[row]! > 0;
  }

  forget(row: number): void {
    if (row < this.#codes.length) this.#codes[row] = 0;
  }

  /** False where there is no room for it. */
  put({ row, id, grade, stance, source, outlets }: StatementRow): boolean {
    if (row >= MOST_ROWS || source > INT32 || grade >= CODES || stance >= CODES) return false;
    this.#grow(row);
    this.#codes[row] = 1 + CODES * grade + stance;
    this.#source[row] = source;
    this.#outlets[row] = this.#list(outlets);
    this.#otherIds.delete(row);
    if (Buffer.isBuffer(id) && id.length === ID) this.#ids.set(id, row * ID);
    else this.#otherIds.set(row, id);
    return true;
  }

  of(row: number): KeptStatement {
    return new KeptStatement(this, row);
  }

  id(row: number): string {
    return idOf('st:', this.#otherIds.get(row) ?? Buffer.from(this.#ids.buffer, row * ID, ID));
  }

  grade(row: number): number {
    return Math.floor((this.#codes[row]! - 1) / CODES);
  }

  stance(row: number): number {
    return (this.#codes[row]! - 1) % CODES;
  }

  source(row: number): number {
    return this.#source[row]!;
  }

  outlets(row: number): readonly number[] {
    return this.#lists[this.#outlets[row]!]!;
  }

  #list(outlets: string | null): number {
    const known = this.#listAt.get(outlets ?? '');
    if (known !== undefined) return known;
    const at = this.#lists.push(rowsOf(outlets)) - 1;
    this.#listAt.set(outlets ?? '', at);
    return at;
  }

  #grow(row: number): void {
    let size = this.#codes.length;
    if (row < size) return;
    while (size <= row) size *= 2;
    const larger = <T extends Uint8Array | Uint16Array | Int32Array>(made: T, old: T): T => {
      made.set(old);
      return made;
    };
    this.#codes = larger(new Uint16Array(size), this.#codes);
    this.#source = larger(new Int32Array(size), this.#source);
    this.#outlets = larger(new Int32Array(size), this.#outlets);
    this.#ids = larger(new Uint8Array(size * ID), this.#ids);
  }
}

const INT32 = 0x7fffffff;

/** A statement in the columns. */
class KeptStatement {
  readonly row: number;
  readonly #columns: StatementColumns;

  constructor(columns: StatementColumns, row: number) {
    this.#columns = columns;
    this.row = row;
  }

  get id(): string {
    return this.#columns.id(this.row);
  }

  get grade(): number {
    return this.#columns.grade(this.row);
  }

  get stance(): number {
    return this.#columns.stance(this.row);
  }

  get source(): number {
    return this.#columns.source(this.row);
  }

  get outlets(): readonly number[] {
    return this.#columns.outlets(this.row);
  }
}
