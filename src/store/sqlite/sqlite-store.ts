import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Claim } from '../../records/claim.ts';
import { Failure } from '../../records/failure.ts';
import type { Decision, Linkable, Publication, SourceRecord } from '../../records/ledger.ts';
import type { Way } from '../../records/watch.ts';
import type { Linking } from '../linking.ts';
import type { ClaimFilter, Copied, PageOptions, StatementFilter, Store, StoryFilter, Transaction } from '../store.ts';
import { check } from './check.ts';
import type { Connection, Sqlite } from './connection.ts';
import { PARTS } from './copy.ts';
import { digest } from './digest.ts';
import { failureOf, sqliteCode } from './failures.ts';
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
import { transactionOf } from './transaction.ts';
import { publicationsAt } from './write-articles.ts';
import { Writing } from './writing.ts';

interface Parts {
  readonly path: string;
  readonly sqlite: Sqlite;
  /** Null where the file was opened for reading alone. */
  readonly writer: Connection | null;
  readonly reader: Connection;
  readonly busyTimeout: number;
  readonly facetsLag: number;
  readonly linking: Linking;
}

/** Milliseconds between two tries to become the one who writes. */
const PATIENCE = 20;

/**
 * A connection that only reads makes an empty log beside the file, and may not take it away. SQLite itself does that when the last
 * connection is closed that may write. A log that others use stays, and so does one that holds something: that is for who writes.
 */
function tidy(path: string, sqlite: Sqlite): void {
  if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size !== 0) return;
  try {
    const db = sqlite.connect(path, { timeout: 0 });
    try {
      db.pragma('schema_version');
    } finally {
      db.close();
    }
  } catch (error) {
    if (!sqliteCode(error).startsWith('SQLITE_')) throw error;
  }
}

/** The ledger in an SQLite file: one connection that writes, one that reads. */
export class SqliteStore implements Store {
  readonly place: string;
  readonly #parts: Parts;
  readonly #reading: Reading;
  readonly #writing: Writing | null;
  /** Ends when the write before has ended. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.place = parts.path;
    this.#parts = parts;
    this.#reading = new Reading(parts.reader, parts.linking, parts.facetsLag);
    this.#writing = parts.writer && new Writing(parts.writer, parts.linking);
  }

  write<T>(step: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.#write(step));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #write<T>(step: (tx: Transaction) => Promise<T>): Promise<T> {
    const { writer, path } = this.#parts;
    const writing = this.#writing;
    if (!writer || !writing)
      throw new Failure('db-rights', `${path}: the database was opened for reading alone`, 'open it for writing');
    await this.#begin(writer);
    try {
      writing.freshen();
      const result = await step(transactionOf(writing));
      writer.exec('COMMIT');
      return result;
    } catch (error) {
      writing.freshen(true);
      // After some errors SQLite has rolled back itself.
      if (writer.inTransaction) writer.exec('ROLLBACK');
      throw failureOf(error, path);
    }
  }

  async #begin(writer: Connection): Promise<void> {
    const until = performance.now() + this.#parts.busyTimeout;
    for (;;) {
      try {
        writer.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        const failure = failureOf(error, this.#parts.path);
        if (!(failure instanceof Failure && failure.code === 'db-locked') || performance.now() >= until) throw failure;
        await sleep(PATIENCE);
      }
    }
  }

  async #read<T>(look: (r: Reading) => T): Promise<T> {
    try {
      return this.#reading.snapshot(() => look(this.#reading));
    } catch (error) {
      throw failureOf(error, this.#parts.path);
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
    return this.#read((r) => {
      const json = articleJson(r, id);
      return json === null ? null : { read: JSON.parse(json), publications: publicationsOf(r, id) };
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
      const page: ReturnType<typeof claimPage> = await this.#read((r) => claimPage(r, from));
      for (const json of page.claims) yield JSON.parse(json) as Claim;
      place = page.next;
    } while (place !== null);
  }

  statement(id: string): Promise<Linkable | null> {
    return this.#read((r) => {
      const row = r.row('statement', 'st:', id);
      return row === null ? null : r.articles.linkable(row);
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

  readAhead(): Promise<boolean> {
    return this.#read((r) => r.facts.readAhead());
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
    return this.#read((r) => pending(r));
  }

  stats(): ReturnType<Store['stats']> {
    return this.#read(stats);
  }

  version(): Promise<string> {
    return this.#read((r) => String(r.sql.value<number>('PRAGMA data_version')));
  }

  async check(): ReturnType<Store['check']> {
    const { path, sqlite, busyTimeout } = this.#parts;
    let db: Connection | null = null;
    try {
      // A connection of its own: one that has searched before finds fault with the index of words where there is none, as
      // FTS5 compares what it remembers of it with what others have written since (SQLite 3.53.2).
      db = sqlite.connect(path, { readonly: true, timeout: busyTimeout });
      return await check(new Sql(db), this.#parts.linking);
    } catch (error) {
      throw failureOf(error, path);
    } finally {
      db?.close();
    }
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

  async backup(path: string): Promise<void> {
    const draft = `${path}.part`;
    const { sqlite, busyTimeout } = this.#parts;
    let db: Connection | null = null;
    try {
      mkdirSync(dirname(path), { recursive: true });
      db = sqlite.connect(this.#parts.path, { readonly: true, timeout: busyTimeout });
      // One state for all of it: else the copy would begin again whenever something is written.
      db.exec('BEGIN');
      db.prepare('SELECT 1 FROM maker').get();
      await db.backup(draft);
      renameSync(draft, path);
    } catch (error) {
      if (existsSync(draft)) rmSync(draft);
      throw failureOf(error, path);
    } finally {
      db?.close();
    }
  }

  digest(): Promise<string> {
    return this.#read((r) => digest(r.sql));
  }

  async close(): Promise<void> {
    await this.#last;
    const { reader, writer, path } = this.#parts;
    reader.close();
    // Last, so that the log is merged into the file and taken away.
    if (writer) writer.close();
    else tidy(path, this.#parts.sqlite);
  }
}
