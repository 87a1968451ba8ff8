import { AGE, ageOf, type Days, dayOfKey, nameOfKey, nearKey } from '../rows/keys.ts';
import type { Sql } from './sql.ts';

/** Times that an age is asked for in the table before it is read whole: that costs about as much. */
const ASKED = 1000;
/** Keys that are held, at most, 17 bytes each. */
const MOST = 4_000_000;

/**
 * Near keys of the ages that a writer works in, in memory: news comes day by day, so that these are asked for over and over, some
 * thirty of them for each statement. Holds what the table has, as long as no other connection writes.
 */
export class NearKeys {
  readonly #sql: Sql;
  /** By age: its keys, or how often it was asked for while they are not held. The one used last comes last. */
  readonly #ages = new Map<number, AgeKeys | number>();
  #held = 0;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Forgets everything. */
  clear(): void {
    this.#ages.clear();
    this.#held = 0;
  }

  /** To be called before keys of a day go to the table: where it has none of that age yet, all that come are held. */
  open(day: number): void {
    this.#at(ageOf(day));
  }

  add(names: readonly number[], day: number, statement: number): void {
    const keys = this.#ages.get(ageOf(day));
    if (!(keys instanceof AgeKeys)) return;
    for (const name of names) keys.add(name, day % AGE, statement);
    this.#held += names.length;
    this.#makeRoom();
  }

  remove(names: readonly number[], day: number, statement: number): void {
    const keys = this.#ages.get(ageOf(day));
    if (keys instanceof AgeKeys) for (const name of names) keys.remove(name, day % AGE, statement);
  }

  /** What lies in these buckets, once for each that it lies in: all of it, or of more than `most` the first ones. Null where not all ages are held. */
  find({ names, from, to }: Days, most: number): number[] | null {
    const found: number[] = [];
    for (let age = ageOf(from); age <= ageOf(to); age++) {
      const keys = this.#keysOf(age);
      if (!keys) return null;
      const first = Math.max(0, from - age * AGE);
      const last = Math.min(AGE - 1, to - age * AGE);
      for (const name of names) {
        keys.find(name, [first, last], found, most);
        if (found.length > most) return found;
      }
    }
    return found;
  }

  #at(age: number): AgeKeys | number {
    const known = this.#ages.get(age);
    if (known !== undefined) return known;
    const isEmpty =
      this.#sql.get('SELECT 1 FROM bucket WHERE key BETWEEN ? AND ? LIMIT 1', ...rangeOf(age)) === undefined;
    const made = isEmpty ? new AgeKeys() : 0;
    this.#ages.set(age, made);
    return made;
  }

  #keysOf(age: number): AgeKeys | null {
    const known = this.#at(age);
    const keys = typeof known !== 'number' ? known : known < ASKED ? known + 1 : this.#load(age);
    // Last, as it was used last.
    this.#ages.delete(age);
    this.#ages.set(age, keys);
    return typeof keys === 'number' ? null : keys;
  }

  /** Reads an age whole; one that is too large is never held. */
  #load(age: number): AgeKeys | number {
    const keys = new AgeKeys();
    const rows = this.#sql.iterate<{ key: number; statement: number }>(
      'SELECT key, statement FROM bucket WHERE key BETWEEN ? AND ? LIMIT ?',
      ...rangeOf(age),
      MOST / 2,
    );
    for (const { key, statement } of rows) keys.add(nameOfKey(key), dayOfKey(key) % AGE, statement);
    if (keys.size >= MOST / 2) return Number.NEGATIVE_INFINITY;
    this.#held += keys.size;
    this.#makeRoom();
    return keys;
  }

  /** Those used longest ago go. */
  #makeRoom(): void {
    for (const [age, keys] of this.#ages) {
      if (this.#held <= MOST) return;
      if (typeof keys === 'number') continue;
      this.#held -= keys.size;
      this.#ages.set(age, 0);
    }
  }
}

/** First and last key of an age. */
const rangeOf = (age: number): [number, number] => [nearKey(0, age * AGE), nearKey(2 ** 32 - 1, age * AGE + AGE - 1)];

/** A hash table of the keys of one age, by name: those of one slot in a chain. */
class AgeKeys {
  size = 0;
  /** By slot the first of its chain, and by key the next one, each and one more: 0 where there is none. */
  #first = new Uint32Array(1 << 12);
  #next = new Uint32Array(1 << 12);
  #names = new Uint32Array(1 << 12);
  #statements = new Uint32Array(1 << 12);
  #days = new Uint8Array(1 << 12);

  add(name: number, day: number, statement: number): void {
    if (this.size === this.#names.length) this.#grow();
    const at = this.size++;
    this.#names[at] = name;
    this.#statements[at] = statement;
    this.#days[at] = day;
    this.#chain(at);
  }

  /** Its place stays, and leads to no statement. */
  remove(name: number, day: number, statement: number): void {
    for (let at = this.#first[this.#slot(name)]!; at > 0; at = this.#next[at - 1]!)
      if (this.#names[at - 1] === name && this.#days[at - 1] === day && this.#statements[at - 1] === statement)
        this.#statements[at - 1] = 0;
  }

  /** Adds to `found` what has this name on these days, until there are more than `most`: of a name that very many have, few are looked at. */
  find(name: number, [first, last]: readonly [number, number], found: number[], most: number): void {
    for (let at = this.#first[this.#slot(name)]!; at > 0 && found.length <= most; at = this.#next[at - 1]!) {
      const i = at - 1;
      if (this.#names[i] !== name || this.#days[i]! < first || this.#days[i]! > last) continue;
      const statement = this.#statements[i]!;
      if (statement > 0) found.push(statement);
    }
  }

  /** The hashes of names are even in their lower bits. */
  #slot(name: number): number {
    return name & (this.#first.length - 1);
  }

  #chain(at: number): void {
    const slot = this.#slot(this.#names[at]!);
    this.#next[at] = this.#first[slot]!;
    this.#first[slot] = at + 1;
  }

  #grow(): void {
    const length = 2 * this.#names.length;
    const larger = <T extends Uint32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#names = larger(this.#names, new Uint32Array(length));
    this.#statements = larger(this.#statements, new Uint32Array(length));
    this.#days = larger(this.#days, new Uint8Array(length));
    this.#first = new Uint32Array(length);
    this.#next = new Uint32Array(length);
    for (let at = 0; at < this.size; at++) this.#chain(at);
  }
}
