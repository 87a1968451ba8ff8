import type { Failure } from '../../../src/records/failure.ts';
import { asFailure, ask } from '../ask.ts';

/** What pages of a list have in common. */
interface AnyPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly total: number | null;
}

/** A list that grows on request: the first page at once, more with `more`. Call while a component is made. */
export function growing<P extends AnyPage<unknown>>(addressOf: (cursor: string | null) => string) {
  let first = $state.raw<P | null>(null);
  let items = $state.raw<readonly P['items'][number][]>([]);
  let next = $state<string | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let pending = $state(true);
  let turn = $state(0);
  let stop = new AbortController();

  async function load(address: string, isFirst: boolean, signal: AbortSignal): Promise<void> {
    pending = true;
    failure = null;
    try {
      const page = await ask<P>(address, { signal });
      if (signal.aborted) return;
      if (isFirst) first = page;
      items = isFirst ? page.items : [...items, ...page.items];
      next = page.next;
    } catch (error) {
      if (!signal.aborted) failure = asFailure(error);
    }
    if (!signal.aborted) pending = false;
  }
  $effect(() => {
    void turn;
    stop = new AbortController();
    const { signal, abort } = { signal: stop.signal, abort: stop };
    void load(addressOf(null), true, signal);
    return () => abort.abort();
  });
  return {
    get first() {
      return first;
    },
    get items() {
      return items;
    },
    get hasMore() {
      return next !== null;
    },
    get failure() {
      return failure;
    },
    get pending() {
      return pending;
    },
    more: (): void => {
      if (next !== null && !pending) void load(addressOf(next), false, stop.signal);
    },
    again: (): void => {
      turn++;
    },
  };
}
