import { join } from 'node:path';
import { FEED_MOST, type FeedFormat, watchFeed } from '../present/watch-feed.ts';
import { eventLinks } from '../present/watch-links.ts';
import { Busy, type PostOptions, post } from '../read/net/post-node.ts';
import { Failure } from '../records/failure.ts';
import type { Waiting, Watch, WatchEvent } from '../records/watch.ts';
import type { Store } from '../store/store.ts';
import { toMail } from './mail.ts';
import { signedHeaders } from './signature-node.ts';
import { renew, writeWhole } from './whole-file-node.ts';

export interface DeliverOptions {
  readonly now: () => Date;
  /** Shows events; resolves once they are shown. Null: what is to be printed goes on waiting. */
  readonly print: ((events: readonly WatchEvent[]) => Promise<void>) | null;
  /** How connections are made (see `dial`); whether a private address is allowed is each watch's own. */
  readonly net?: PostOptions;
}

/** A way on which something was not accepted, and when it is tried again. */
export interface Refused {
  readonly watch: Watch;
  readonly way: Waiting['way'] | 'feed';
  readonly failure: string;
  readonly hint: string | null;
  readonly again: Date | null;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long a way is left alone after its first, second, ... try that failed; the last holds for all further ones, for ever. */
const PATIENCE = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR] as const;
const PAGE = 200;

/**
 * Brings everything that waits, and whose time has come, to where it is to go, in the order of the events, and renews the feeds. An event
 * waits until it is accepted: whoever is killed in between brings it again, under the same id. One way that fails holds up no other.
 */
export async function deliver(store: Store, options: DeliverOptions): Promise<readonly Refused[]> {
  const refused: Refused[] = [];
  for (const at = options.now().getTime(); ; ) {
    const due = await store.waiting(at, PAGE, options.print ? null : 'print');
    if (!due.length) break;
    const shown = due.filter((d) => d.way === 'print');
    if (shown.length && options.print) {
      await options.print(shown.map((d) => d.event));
      await store.write(async (tx) => {
        for (const { event } of shown) await tx.accepted(event.id, 'print');
      });
    }
    const left = new Set<string>();
    for (const one of due) {
      const place = `${one.watch.id} ${one.way}`;
      if (one.way === 'print' || left.has(place)) continue;
      const failed = await bring(store, one, options);
      if (!failed) continue;
      left.add(place);
      refused.push(failed);
    }
  }
  for (const watch of await store.watches()) {
    const failed = watch.feed === null ? null : await renewFeed(store, watch, watch.feed);
    if (failed) refused.push(failed);
  }
  return refused;
}

async function bring(store: Store, one: Waiting, options: DeliverOptions): Promise<Refused | null> {
  const { event, watch, way, tries } = one;
  try {
    if (way === 'webhook') await postEvent(one, options);
    else await writeMail(store, one, watch.mail!);
    await store.write((tx) => tx.accepted(event.id, way));
    return null;
  } catch (error) {
    const { message, hint } = asFailure(error);
    const wait = error instanceof Busy ? error.wait : 0;
    const due = options.now().getTime() + Math.max(wait, PATIENCE[Math.min(tries, PATIENCE.length - 1)]!);
    await store.write((tx) => tx.refused(event.id, way, due, message));
    return { watch, way, failure: message, hint, again: new Date(due) };
  }
}

async function writeMail(store: Store, { event, watch }: Waiting, folder: string): Promise<void> {
  const link = (await eventLinks(store, [event])).get(event.id) ?? null;
  writeWhole(join(folder, `${event.id.replace(':', '-')}.eml`), toMail(event, watch, link));
}

/** What a receiver is sent, by the form of Standard Webhooks. */
const webhookBody = (event: WatchEvent, { id, kind, of, name }: Watch): string =>
  JSON.stringify({
    type: `watch.${event.kind}`,
    timestamp: event.found,
    data: { ...event, watch: { id, kind, of, name } },
  });

async function postEvent({ event, watch, secret }: Waiting, { now, net }: DeliverOptions): Promise<void> {
  const body = webhookBody(event, watch);
  const headers = { 'content-type': 'application/json', ...signedHeaders(event.id, body, secret!, now()) };
  await post(watch.webhook!, body, { ...net, allowPrivate: watch.allowPrivate, headers });
}

async function renewFeed(store: Store, watch: Watch, path: string): Promise<Refused | null> {
  try {
    const { items } = await store.watchEvents({ watch: watch.id, limit: FEED_MOST });
    renew(path, watchFeed(feedFormat(path), watch, items, await eventLinks(store, items)));
    return null;
  } catch (error) {
    const { message, hint } = asFailure(error);
    return { watch, way: 'feed', failure: message, hint, again: null };
  }
}

/** By the end of the file's name. */
const feedFormat = (path: string): FeedFormat => (/\.json$/i.test(path) ? 'json' : 'atom');

/** What a person is told; faults of ours stay what they are. */
function asFailure(error: unknown): { readonly message: string; readonly hint: string | null } {
  if (error instanceof Failure) return error;
  if (error instanceof Error && 'syscall' in error)
    return { message: `cannot write: ${error.message}`, hint: 'see whether the folder may be written to' };
  throw error;
}
