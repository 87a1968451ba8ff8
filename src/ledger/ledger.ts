import type { Claim } from '../records/claim.ts';
import { Failure } from '../records/failure.ts';
import type { Decision, LedgerEntry } from '../records/ledger.ts';
import type { Watch, WatchEvent } from '../records/watch.ts';
import type { Store } from '../store/store.ts';
import { type Added, addBatch } from './add.ts';
import { type Asked, decisionOf } from './deciding.ts';
import { furnitureIn, oneSources, replayed } from './decisions.ts';
import { type FigureSeries, seriesOf } from './figures.ts';
import { linkAll } from './link.ts';
import type { OnProgress } from './progress.ts';
import { settleAll } from './settle.ts';
import { groupStories } from './stories.ts';
import { type Trace, traceOf } from './trace.ts';
import { addWatch, dropWatch, lookAtWatches, pauseWatch, type WatchAsked } from './watching.ts';

export interface AddOptions {
  /** Told after each batch that lasts, with what became of its entries, in order. */
  readonly onBatch?: (added: readonly Added[]) => void;
  /**
   * Entries in one transaction, at most; those that come slowly wait no longer than about a second for others. What is lost when the
   * process is killed is at most what was not acknowledged.
   */
  readonly batch?: number;
}

/**
 * Entries of one transaction, at most, and statements from which on no further entry is taken in: a page of the database that several
 * statements of a batch change is written once. So many take two seconds, which others who want to write wait for.
 */
export const BATCH = 256;
const STATEMENTS = 2048;
const PATIENCE_MS = 1_000;
/** Times in a row that a server may be lost in the middle of one thing. */
const MOST_LOST = 20;

/**
 * Does the same again where the server of a ledger was lost in the middle of it: all that is done here comes to the same when it is done twice.
 * The store itself waits for the server to come back.
 */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'db-lost') || tries >= MOST_LOST) throw error;
    }
  }
}

/**
 * What the command line, the server and programs do with a store: adding, linking, deciding, following. Claims are a function
 * of what was added and decided: the order of adding, the number of workers and interruptions change nothing once it is settled
 * (and relinked, where buckets were full).
 */
export class Ledger {
  readonly #now: () => Date;

  /** `now`: the time that events of watches are found at; nothing else asks for it. */
  constructor(
    readonly store: Store,
    { now = () => new Date() }: { readonly now?: () => Date } = {},
  ) {
    this.#now = now;
  }

  /**
   * Stores entries, links them with what is there and settles the claims that they touch. Each batch lasts before it is told.
   * Goes on first with what an interrupted run has left.
   */
  async add(
    entries: AsyncIterable<LedgerEntry> | Iterable<LedgerEntry>,
    { onBatch, batch = BATCH }: AddOptions = {},
  ): Promise<void> {
    await this.finish();
    let held: LedgerEntry[] = [];
    let statements = 0;
    let since = performance.now();
    const flush = async (): Promise<void> => {
      const entriesNow = held;
      held = [];
      statements = 0;
      const added = await again(() => this.store.write((tx) => addBatch(tx, entriesNow)));
      onBatch?.(added);
      since = performance.now();
    };
    for await (const entry of entries) {
      held.push(entry);
      statements += entry.statements.length;
      const isFull = held.length >= batch || statements >= STATEMENTS;
      if (isFull || performance.now() - since >= PATIENCE_MS) await flush();
    }
    if (held.length) await flush();
    await again(() => settleAll(this.store));
    await this.#told();
  }

  /** Links and settles what an interrupted run has left undone, and looks for what watches are told of it. */
  async finish(onProgress?: OnProgress): Promise<void> {
    await again(() => linkAll(this.store, onProgress));
    await again(() => settleAll(this.store, { onProgress }));
    await this.#told();
  }

  /** Once claims are settled: their stories, and then what has happened to those that are watched. */
  async #told(): Promise<readonly WatchEvent[]> {
    await again(() => groupStories(this.store));
    return again(() => lookAtWatches(this.store, () => this.#now().toISOString()));
  }

  /**
   * Forgets every link but those of persons and makes all anew: exact also where buckets were full, or a name that very many bear was
   * not followed to all of them, while adding.
   */
  async relink(onProgress?: OnProgress): Promise<void> {
    await this.store.write(async (tx) => {
      await tx.forgetLinks();
      const decisions = await tx.decisions();
      await tx.putDecided(await replayed(tx, decisions), await oneSources(tx, decisions));
    });
    await again(() => linkAll(this.store, onProgress));
    await again(() => settleAll(this.store, { onProgress, whole: true }));
    await this.#told();
  }

  /** Stores what a person decided and settles the claims that it touches. Throws a `Failure` where a statement is not there. */
  async decide(asked: Asked): Promise<Decision> {
    const decision = await decisionOf(this.store, asked);
    await this.#decided(decision);
    return decision;
  }

  /** Takes a decision back; it stays on record as retracted. */
  async retract(id: string, by: string, at: string): Promise<Decision> {
    const decision = await decisionOf(this.store, { retract: id, by, at });
    await this.#decided(decision);
    return decision;
  }

  /** Stores decisions that were exported elsewhere; those that are there already are left as they are. */
  async importDecisions(decisions: readonly Decision[]): Promise<number> {
    const known = new Set((await this.store.decisions()).map((d) => d.id));
    const fresh = decisions.filter((d) => !known.has(d.id));
    if (fresh.length) await this.#decided(...fresh);
    return fresh.length;
  }

  async #decided(...decisions: readonly Decision[]): Promise<void> {
    const before = await this.store.decisions();
    const now = new Map([...before, ...decisions].map((d) => [d.id, d]));
    await this.store.write(async (tx) => {
      for (const decision of decisions) await tx.putDecision(decision);
      await tx.putDecided(await replayed(tx, [...now.values()]), await oneSources(tx, [...now.values()]));
      // The right speaker of a statement makes no edge, and yet its claim's positions and origins are others now.
      for (const article of new Set(decisions.flatMap((d) => d.of.map((s) => s.article))))
        await tx.unsettle((await tx.statementsIn(article)).map((s) => s.id));
      const changed = decisions.map((d) => ({ ...d, retracted: null }));
      for (const [outlet, words] of await furnitureIn(tx, changed))
        for (const some of words) await tx.unsettle(await tx.statementsSaying(some, outlet));
    });
    await again(() => settleAll(this.store));
    await this.#told();
  }

  /** Takes a text out for good: it leaves a tombstone, and adding it again does nothing. */
  async remove(article: string, reason: string, at: string): Promise<void> {
    await this.store.write((tx) => tx.remove(article, reason, at));
    await again(() => settleAll(this.store));
    await this.#told();
  }

  /**
   * Adds a watch: whatever happens from now on in what it is for becomes an event of it. What is so already is never told. Throws a
   * `Failure` where what is to be watched is not there.
   */
  async watch(asked: WatchAsked): Promise<Watch> {
    await this.finish();
    return addWatch(this.store, asked);
  }

  /** Pauses a watch, so that nothing is told of what happens meanwhile, or lets it go on. Throws a `Failure` where it is not there. */
  pauseWatch(id: string, paused: boolean): Promise<Watch> {
    return pauseWatch(this.store, id, paused);
  }

  /** Takes a watch out with its events. Throws a `Failure` where it is not there. */
  unwatch(id: string): Promise<void> {
    return dropWatch(this.store, id);
  }

  /** The way of one statement's words: its claim, its origin, and the hands from there, earliest first. */
  trace(statement: string): Promise<Trace> {
    return traceOf(this.store, statement);
  }

  /** Competing values of the same figure over time. */
  figures(filter: Parameters<Store['figures']>[0] = {}): Promise<readonly FigureSeries[]> {
    return seriesOf(this.store, filter);
  }

  /** Every claim, one after another, those of a single statement too. */
  allClaims(): AsyncIterable<Claim> {
    return this.store.allClaims();
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
