import type { Asked } from '../ledger/deciding.ts';
import type { WatchAsked } from '../ledger/watching.ts';
import type { EngineName } from '../records/read-article.ts';
import type { HandedIn } from './reader.ts';
import type { AddEvent } from './writer.ts';

/** What the writing process is told. */
export type ToWriter =
  | { readonly kind: 'start'; readonly path: string; readonly engine: EngineName; readonly allowPrivate: boolean }
  | { readonly kind: 'add'; readonly id: number; readonly articles: readonly HandedIn[] }
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'decide'; readonly id: number; readonly asked: Asked }
  | { readonly kind: 'watch'; readonly id: number; readonly asked: WatchAsked }
  | { readonly kind: 'pauseWatch'; readonly id: number; readonly watch: string; readonly paused: boolean }
  | { readonly kind: 'unwatch'; readonly id: number; readonly watch: string }
  | {
      readonly kind: 'remove';
      readonly id: number;
      readonly article: string;
      readonly reason: string;
      readonly at: string;
    };

/** What it answers: events while it adds, and one end for each thing asked. */
export type FromWriter =
  | { readonly kind: 'event'; readonly id: number; readonly event: AddEvent }
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly code: string;
      readonly message: string;
      readonly hint: string | null;
    };

/** What a looker is asked, one at a time. */
export interface ToLooker {
  /** Path and query. */
  readonly address: string;
  /** Which of its databases it looks into: 0 is the first. */
  readonly from: number;
}

export type FromLooker =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'made';
      readonly bytes: string;
      readonly type: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly hint: string | null };
