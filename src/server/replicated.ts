import { Failure } from '../records/failure.ts';
import type { Store } from '../store/store.ts';
import { type Replicas, within } from './replicas.ts';

/** What is read for the routes, one look each. The others walk through the ledger, or write. */
const LOOKS = [
  'article',
  'articleJson',
  'publicationsOf',
  'articles',
  'outlets',
  'claimsOf',
  'claims',
  'claim',
  'claimJson',
  'stories',
  'story',
  'storyOf',
  'statement',
  'search',
  'sources',
  'source',
  'figures',
  'decisions',
  'watches',
  'watchEvents',
  'waiting',
  'pending',
  'stats',
] as const satisfies readonly (keyof Store)[];
const IS_LOOK: ReadonlySet<string> = new Set(LOOKS);
/** Milliseconds after which a look is asked of the primary instead. */
const PATIENCE = 5_000;

/** Whether another server may answer what this one did not. */
export const isLost = (error: unknown): boolean =>
  error instanceof Failure && (error.code === 'db-gone' || error.code === 'db-missing' || error.code === 'db-older');

/** A store that reads from replicas where these have come far enough, and from the primary else, also where a replica fails. */
export function replicated(primary: Store, open: (n: number) => Promise<Store>, replicas: Replicas): Store {
  const opened = new Map<number, Promise<Store>>();
  const storeOf = (n: number): Promise<Store> => {
    const known = opened.get(n);
    if (known) return known;
    const fresh = open(n);
    opened.set(n, fresh);
    fresh.catch(() => opened.delete(n));
    return fresh;
  };
  const look = async (name: keyof Store, args: readonly unknown[]): Promise<unknown> => {
    const ask = (store: Store): Promise<unknown> =>
      (store[name] as (...given: readonly unknown[]) => Promise<unknown>).apply(store, args as unknown[]);
    const n = await replicas.pick();
    if (n === 0) return ask(primary);
    try {
      return await within(PATIENCE, storeOf(n).then(ask));
    } catch (error) {
      if (!isLost(error)) throw error;
      replicas.failed(n, error);
      return ask(primary);
    }
  };
  return new Proxy(primary, {
    get(target, name: keyof Store & string) {
      if (IS_LOOK.has(name)) return (...args: readonly unknown[]) => look(name, args);
      if (name === 'version') return () => versionOf(target, replicas);
      if (name === 'close')
        return async () => {
          for (const store of opened.values()) await store.then((s) => s.close()).catch(() => undefined);
          await target.close();
        };
      const value = target[name] as unknown;
      return typeof value === 'function' ? (value as (...a: unknown[]) => unknown).bind(target) : value;
    },
  });
}

/** Answers that are kept are those of a version: what they are made from has to have come as far. */
async function versionOf(primary: Store, replicas: Replicas): Promise<string> {
  const version = await primary.version();
  replicas.wrote();
  return version;
}
