import type { Claim } from '../../../src/records/claim.ts';
import type { Failure } from '../../../src/records/failure.ts';
import type { Page } from '../../../src/store/store.ts';
import { asFailure, ask } from '../ask.ts';

/**
 * A long list that is asked for as one scrolls. Pages come one after another, because a cursor leads only to the next. The lists
 * of the last few addresses are kept, so that going back finds them as they were.
 */
export class LongList<T> {
  items = $state.raw<readonly T[]>([]);
  total = $state<number | null>(null);
  failure = $state.raw<Failure | null>(null);
  isComplete = $state(false);
  #next: string | null = null;
  #wanted = 0;
  #isRunning = false;

  constructor(readonly addressOf: (cursor: string | null) => string) {}

  /** Asks until this many are there, or all. */
  want(n: number): void {
    this.#wanted = Math.max(this.#wanted, n);
    if (!this.#isRunning) void this.#run();
  }

  again(): void {
    this.failure = null;
    this.want(this.#wanted);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (!this.isComplete && !this.failure && this.items.length < this.#wanted) {
        const page: Page<T> = await ask<Page<T>>(this.addressOf(this.#next));
        this.items = [...this.items, ...page.items];
        this.total = page.total;
        this.#next = page.next;
        this.isComplete = page.next === null;
      }
    } catch (error) {
      this.failure = asFailure(error);
    }
    this.#isRunning = false;
  }
}

const KEPT = 5;
const lists = new Map<string, LongList<Claim>>();

/** The list of claims at this address, with what was already there of it. */
export function claimList(key: string, addressOf: (cursor: string | null) => string): LongList<Claim> {
  const list = lists.get(key) ?? new LongList<Claim>(addressOf);
  lists.delete(key);
  lists.set(key, list);
  for (const old of lists.keys()) {
    if (lists.size <= KEPT) break;
    lists.delete(old);
  }
  return list;
}

/** After something was added or decided no list is right any more. */
export const forgetLists = (): void => lists.clear();
