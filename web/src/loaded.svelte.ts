import type { Failure } from '../../src/records/failure.ts';
import { asFailure } from './ask.ts';

export interface Loaded<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  readonly pending: boolean;
  readonly again: () => void;
}

/**
 * What a view waits for. `get` runs again whenever a reactive value that it reads at its start changes; an older answer never
 * overtakes a newer one. The last value stays until the next is there, so that nothing flickers. Call while a component is made.
 */
export function loaded<T>(get: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  let value = $state.raw<T | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let pending = $state(true);
  let turn = $state(0);
  $effect(() => {
    void turn;
    const stop = new AbortController();
    pending = true;
    get(stop.signal).then(
      (v) => {
        if (stop.signal.aborted) return;
        value = v;
        failure = null;
        pending = false;
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        failure = asFailure(error);
        pending = false;
      },
    );
    return () => stop.abort();
  });
  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    get pending() {
      return pending;
    },
    again: () => {
      turn++;
    },
  };
}
