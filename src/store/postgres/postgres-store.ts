import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Claim } from '../../records/claim.ts';
import { Failure } from '../../records/failure.ts';
import type { Decision, Linkable, Publication, SourceRecord } from '../../records/ledger.ts';
import type { Way } from '../../records/watch.ts';
import type { Linking } from '../linking.ts';
import type { ClaimFilter, Copied, PageOptions, StatementFilter, Store, StoryFilter, Transaction } from '../store.ts';
import { check } from './check.ts';
import { PARTS } from './copy.ts';
import { digest } from './digest.ts';
import { failureOf, isGone } from './failures.ts';
import {
  articleJson,
  articlesPage,
  claimsOf,
  decisions,
  outlets,
  pending,
  publicationsOf,
  stats,
} from './read-articles.ts';
import { type ClaimPlace, claimJson, claimPage, claimsPage } from './read-claims.ts';
import { figuresPage } from './read-figures.ts';
import { sourceOf, sourcesPage } from './read-sources.ts';
import { storiesPage, storyAt, storyOf } from './read-stories.ts';
import { waiting, watchEvents, watches } from './read-watches.ts';
import { Reading } from './reading.ts';
import { search } from './search.ts';
import { Sql } from './sql.ts';
import { notHeld, unknownTenant } from './tenants.ts';
import { transactionOf } from './transaction.ts';
import { publicationsAt } from './write-articles.ts';
import { Writing } from './writing.ts';

interface Parts {
  readonly place: string;
  /** Number of the tenant whose rows are seen and written. */
  readonly tenant: number;
  readonly pool: Pool;
  readonly readOnly: boolean;
  /** Milliseconds to wait for another one that writes. */
  readonly busyTimeout: number;
  /** Milliseconds to wait for a server that is away. */
  readonly patience: number;
  readonly linking: Linking;
}

/** The connection that writes, with what it keeps from one transaction to the next. */
interface Writer {
  readonly client: PoolClient;
  readonly writing: Writing;
  /** Number of the last transaction of its own; null where nothing that it keeps holds. */
  version: number | null;
}

/** Milliseconds between two tries to reach a server that is away: twice as many each time, up to these. */
const FIRST_WAIT = 50;
const LONGEST_WAIT = 1000;

/** What ends in the middle of a transaction may be asked again as a whole: either all of it has lasted by then, or nothing. */
const lost = (error: unknown): unknown =>
  error instanceof Failure && isGone(error) ? new Failure('db-lost', error.message, error.hint) : error;

/** A replica ends looks that stand in the way of what it has to replay: the same may be asked again. */
const isTakenBack = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '40001';

/**
 * The ledger of one tenant in a PostgreSQL database: one connection that writes, some that read. Every transaction begins by saying whose it
 * is, and forgets it with its end: a connection that goes back to the others belongs to nobody.
 */
export class PostgresStore implements Store {
  readonly place: string;
  readonly #parts: Parts;
  #writer: Writer | null = null;
  /** Ends when the write before has ended. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.place = parts.place;
    this.#parts = parts;
  }

  write<T>(step: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.writeBeside(step);
  }

  /**
   * A step with the connection's own SQL at hand, for tables of the same database that are no part of the ledger: what is written there
   * lasts together with the step, or neither does.
   */
  writeBeside<T>(step: (tx: Transaction, sql: Sql) => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.#write(step));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #write<T>(step: (tx: Transaction, sql: Sql) => Promise<T>): Promise<T> {
    const { readOnly, place } = this.#parts;
    if (readOnly)
      throw new Failure('db-rights', `${place}: the database was opened for reading alone`, 'open it for writing');
    const writer = await this.#begin();
    const { sql } = writer.writing;
    try {
      const result = await step(transactionOf(writer.writing), sql);
      await sql.commit();
      return result;
    } catch (error) {
      writer.version = null;
      await this.#rollBack(writer, error);
      throw lost(failureOf(error, place));
    }
  }

  /** Begins a transaction, once nobody else writes. A server that is away is waited for: nothing has been asked of it yet. */
  async #begin(): Promise<Writer> {
    const until = performance.now() + this.#parts.patience;
    for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, 2 * wait)) {
      try {
        return await this.#beginNow();
      } catch (error) {
        const failure = failureOf(error, this.#parts.place);
        if (!isGone(failure) || performance.now() >= until) throw failure;
        await sleep(wait);
      }
    }
  }

  async #beginNow(): Promise<Writer> {
    this.#writer ??= await this.#newWriter();
    const writer = this.#writer;
    const { sql } = writer.writing;
    try {
      await sql.begin();
      await sql.run(
        "SELECT set_config('lock_timeout', ?, true), set_config('hearsay.tenant', ?, true)",
        `${this.#parts.busyTimeout}ms`,
        String(this.#parts.tenant),
      );
      // Who changes this row is the one that writes: others wait for it here.
      const [version, ...others] = await sql.column<number>(
        'UPDATE ledger SET version = version + 1 RETURNING version',
      );
      // A ledger that was opened may be dropped meanwhile, or get neighbours from whom this user is not kept apart.
      if (version === undefined) throw unknownTenant(this.place, this.#parts.tenant);
      if (others.length) throw notHeld(this.place);
      if (writer.version === null || version !== writer.version + 1) writer.writing.clear();
      writer.version = version;
      return writer;
    } catch (error) {
      writer.version = null;
      await this.#rollBack(writer, error);
      throw error;
    }
  }

  async #newWriter(): Promise<Writer> {
    const client = await this.#parts.pool.connect();
    return { client, writing: new Writing(new Sql(client), this.#parts.linking), version: null };
  }

  async #rollBack(writer: Writer, error: unknown): Promise<void> {
    const isLost = isGone(failureOf(error, this.#parts.place));
    const isBack =
      !isLost &&
      (await writer.writing.sql.rollBack().then(
        () => true,
        () => false,
      ));
    if (isBack) return;
    writer.client.release(true);
    if (this.#writer === writer) this.#writer = null;
  }

  /**
   * One look on one state of the ledger. Where the connection was lost meanwhile, another one is asked once; who writes waits for the server, as
   * its looks belong to what it is about to write.
   */
  async #read<T>(look: (r: Reading) => Promise<T>): Promise<T> {
    const until = this.#parts.readOnly ? 0 : performance.now() + this.#parts.patience;
    for (let wait = 0; ; wait = Math.min(LONGEST_WAIT, 2 * wait || FIRST_WAIT)) {
      try {
        return await this.#readNow(look);
      } catch (error) {
        const failure = failureOf(error, this.#parts.place);
        if (!isGone(failure) || (wait > 0 && performance.now() >= until)) throw failure;
        await sleep(wait);
      }
    }
  }

  async #readNow<T>(look: (r: Reading) => Promise<T>): Promise<T> {
    const client = await this.#parts.pool.connect();
    const sql = new Sql(client);
    let isBroken = true;
    try {
      await sql.begin('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      sql.send("SELECT set_config('hearsay.tenant', ?, true)", String(this.#parts.tenant));
      try {
        return await look(new Reading(sql, this.#parts.linking));
      } catch (error) {
        throw isTakenBack(error) ? failureOf(Object.assign(new Error(), { code: '57P' }), this.#parts.place) : error;
      } finally {
        await sql.commit();
        isBroken = false;
      }
    } finally {
      client.release(isBroken);
    }
  }

  articleJson(id: string): Promise<string | null> {
    return this.#read((r) => articleJson(r, id));
  }

  publicationsOf(article: string): Promise<readonly Publication[]> {
    return this.#read((r) => publicationsOf(r, article));
  }

  publicationsAt(address: string): Promise<readonly Publication[]> {
    return this.#read((r) => publicationsAt(r, address));
  }

  article(id: string): ReturnType<Store['article']> {
    return this.#read(async (r) => {
      const json = await articleJson(r, id);
      return json === null ? null : { read: JSON.parse(json), publications: await publicationsOf(r, id) };
    });
  }

  articles(options: PageOptions = {}): ReturnType<Store['articles']> {
    return this.#read((r) => articlesPage(r, options));
  }

  outlets(): ReturnType<Store['outlets']> {
    return this.#read(outlets);
  }

  claimsOf(article: string): Promise<ReadonlyMap<string, string>> {
    return this.#read((r) => claimsOf(r, article));
  }

  claims(filter: ClaimFilter = {}): ReturnType<Store['claims']> {
    return this.#read((r) => claimsPage(r, filter));
  }

  claimJson(id: string): Promise<string | null> {
    return this.#read((r) => claimJson(r, id));
  }

  async claim(id: string): Promise<Claim | null> {
    const json = await this.claimJson(id);
    return json === null ? null : (JSON.parse(json) as Claim);
  }

  async *allClaims(): AsyncIterable<Claim> {
    let place: ClaimPlace | null = null;
    do {
      const from: ClaimPlace | null = place;
      const page: Awaited<ReturnType<typeof claimPage>> = await this.#read((r) => claimPage(r, from));
      for (const json of page.claims) yield JSON.parse(json) as Claim;
      place = page.next;
    } while (place !== null);
  }

  statement(id: string): Promise<Linkable | null> {
    return this.#read(async (r) => {
      const row = await r.row('statement', 'st:', id);
      return row === null ? null : ((await r.articles.linkables([row])).get(row) ?? null);
    });
  }

  stories(filter: StoryFilter = {}): ReturnType<Store['stories']> {
    return this.#read((r) => storiesPage(r, filter));
  }

  story(id: string): ReturnType<Store['story']> {
    return this.#read((r) => storyAt(r, id));
  }

  storyOf(article: string): Promise<string | null> {
    return this.#read((r) => storyOf(r, article));
  }

  /** The server keeps what searches need. */
  readAhead(): Promise<boolean> {
    return Promise.resolve(false);
  }

  search(filter: StatementFilter): ReturnType<Store['search']> {
    return this.#read((r) => search(r, filter));
  }

  sources(options: PageOptions & { readonly query?: string | null } = {}): ReturnType<Store['sources']> {
    return this.#read((r) => sourcesPage(r, options));
  }

  source(id: string): Promise<SourceRecord | null> {
    return this.#read((r) => sourceOf(r, id));
  }

  figures(filter: StatementFilter): ReturnType<Store['figures']> {
    return this.#read((r) => figuresPage(r, filter));
  }

  decisions(): Promise<readonly Decision[]> {
    return this.#read((r) => decisions(r.sql));
  }

  watches(): ReturnType<Store['watches']> {
    return this.#read(watches);
  }

  watchEvents(options: Parameters<Store['watchEvents']>[0] = {}): ReturnType<Store['watchEvents']> {
    return this.#read((r) => watchEvents(r, options));
  }

  waiting(at: number, limit: number, but: Way | null = null): ReturnType<Store['waiting']> {
    return this.#read((r) => waiting(r, at, limit, but));
  }

  pending(): ReturnType<Store['pending']> {
    return this.#read(pending);
  }

  stats(): ReturnType<Store['stats']> {
    return this.#read(stats);
  }

  version(): Promise<string> {
    return this.#read(async (r) => String(await r.sql.value<number>('SELECT version FROM ledger')));
  }

  check(): ReturnType<Store['check']> {
    return this.#read(check);
  }

  async *copied(): AsyncIterable<Copied> {
    for (const [from, part] of PARTS)
      for (let after: unknown = from, isLast = false; !isLast; ) {
        const place = after as never;
        const { pieces, next } = await this.#read((r) => part(r, place));
        yield* pieces;
        after = next;
        isLast = next === null;
      }
  }

  /** A server's own tools make backups of it. */
  backup(): Promise<void> {
    return Promise.reject(
      new Failure(
        'db-backup',
        `${this.place}: a database of a server is backed up by the server's own tools`,
        'as with `pg_dump --format=custom --schema=hearsay`; into a file of its own with `hearsay move`',
      ),
    );
  }

  digest(): Promise<string> {
    return this.#read((r) => digest(r.sql));
  }

  async close(): Promise<void> {
    await this.#last;
    this.#writer?.client.release();
    this.#writer = null;
    await this.#parts.pool.end();
  }
}
