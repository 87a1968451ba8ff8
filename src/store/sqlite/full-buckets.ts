import { compare } from '../rows/compare.ts';
import { idOf, type Key } from '../rows/ids.ts';
import { YOUNG } from '../rows/keys.ts';
import type { Sql } from './sql.ts';

/** Statements of one bucket and day that are held, and buckets and days of which something is held, at most. */
const MOST = 256;
const HELD = 16_384;

interface Member {
  readonly row: number;
  readonly id: string;
}

/**
 * What full buckets give, in memory: statements of one story ask for the same ones over and over. Holds what the table has, as long as no
 * other connection writes.
 */
export class FullBuckets {
  readonly #sql: Sql;
  /** What buckets give, by what is asked for: until a statement comes or goes. */
  readonly #found = new Map<string, readonly number[]>();
  /** By key of the table: its statements of the least ids, in their order. */
  readonly #least = new Map<number, Member[]>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  clear(): void {
    this.#found.clear();
    this.#least.clear();
  }

  /** What is asked for, looked up where it is not known. */
  found(asked: string, look: () => readonly number[]): readonly number[] {
    const known = this.#found.get(asked);
    if (known) return known;
    const made = look();
    makeRoom(this.#found);
    this.#found.set(asked, made);
    return made;
  }

  /** Statements of the least ids that have one of these keys, at most so many: the first to come have no part in it. */
  least(keys: readonly number[], most: number): number[] {
    const members = [...new Set(keys.map(placed))].flatMap((key) => this.#leastOf(key));
    return members
      .sort(byId)
      .slice(0, most)
      .map(({ row }) => row);
  }

  add(keys: readonly number[], row: number, id: string): void {
    this.#found.clear();
    for (const key of keys) {
      const members = this.#least.get(placed(key));
      if (!members || (members.length >= MOST && compare(members.at(-1)!.id, id) < 0)) continue;
      members.push({ row, id });
      members.sort(byId);
      if (members.length > MOST) members.pop();
    }
  }

  remove(keys: readonly number[]): void {
    this.#found.clear();
    for (const key of keys) this.#least.delete(placed(key));
  }

  #leastOf(key: number): readonly Member[] {
    const known = this.#least.get(key);
    if (known) return known;
    const members = this.#sql
      .all<{ row: number; id: Key }>(LEAST, key, key >= 0 ? key + YOUNG : key, MOST)
      .map(({ row, id }) => ({ row, id: idOf('st:', id) }))
      .sort(byId);
    makeRoom(this.#least);
    this.#least.set(key, members);
    return members;
  }
}

const LEAST =
  'SELECT s.row, s.id FROM bucket b CROSS JOIN statement s ON s.row = b.statement WHERE b.key IN (?, ?) ORDER BY s.id LIMIT ?';

/** Its place in the end: keys of the last statements lie behind all others. */
const placed = (key: number): number => (key >= YOUNG ? key - YOUNG : key);

const byId = (a: Member, b: Member): number => compare(a.id, b.id);

/** What has been held longest goes. */
function makeRoom(held: Map<unknown, unknown>): void {
  if (held.size >= HELD) held.delete(held.keys().next().value);
}
