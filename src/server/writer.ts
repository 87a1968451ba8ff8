import type { Added } from '../ledger/add.ts';
import type { Asking } from '../ledger/deciding.ts';
import type { WatchAsked } from '../ledger/watching.ts';
import type { Decision } from '../records/ledger.ts';
import type { Watch } from '../records/watch.ts';
import type { HandedIn } from './reader.ts';

/** Why an input was not added. */
export interface NotAdded {
  readonly input: string;
  readonly stage: string;
  readonly code: string;
  readonly reason: string;
  readonly hint: string | null;
}

/** What is told of each input while adding. */
export type AddEvent =
  | { readonly kind: 'added'; readonly name: string; readonly added: Added }
  | { readonly kind: 'not-added'; readonly failed: NotAdded };

/** Writes to the ledger, outside of the event loop. One thing is added after another; decisions come between. */
export interface Writer {
  /** Resolves when all is added and settled. Rejects with a `Failure` where nothing can be added at all. */
  add(articles: readonly HandedIn[], tell: (event: AddEvent) => void, signal: AbortSignal): Promise<void>;
  decide(asked: Asking): Promise<Decision>;
  retract(id: string, by: string, at: string): Promise<Decision>;
  /** Takes a text out for good and leaves a tombstone with the reason. */
  remove(article: string, reason: string, at: string): Promise<void>;
  watch(asked: WatchAsked): Promise<Watch>;
  pauseWatch(id: string, paused: boolean): Promise<Watch>;
  unwatch(id: string): Promise<void>;
  close(): Promise<void>;
}
