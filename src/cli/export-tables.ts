import { ParquetFolder } from '../bulk/parquet-folder.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { allOf } from '../ledger/pages.ts';
import { TABLES, TABLES_VERSION } from '../present/tables/all.ts';
import * as of from '../present/tables/article-tables.ts';
import {
  CLAIMS,
  DRIFTS,
  MEMBERS,
  ORIGINS,
  originsOf,
  POSITIONS,
  RELATIONS,
  STORIES,
} from '../present/tables/claim-tables.ts';
import { ALIASES, aliasesOf, DECIDED, DECISIONS, decidedOf, SOURCES } from '../present/tables/source-tables.ts';
import { cellsOf, type Table } from '../present/tables/table.ts';
import { Failure } from '../records/failure.ts';
import type { LedgerSource } from '../records/ledger.ts';
import type { Store } from '../store/store.ts';
import { VERSION } from '../version.ts';

type Put = <T>(table: Table<T>, rows: readonly T[]) => Promise<void>;

const CHANGED = 'the ledger changed while it was written: what is in one table may be missing in another';

/**
 * Writes every table of the ledger as a Parquet file of a folder, which appears when all of it is whole. One article or claim is held
 * at a time, beside what the tables hold of their last rows.
 */
export async function exportTables({ store }: Ledger, out: string | undefined): Promise<void> {
  if (out === undefined)
    throw new Failure('no-place', 'Parquet tables cannot go to standard output', 'name their folder with --out');
  const folder = await ParquetFolder.open(out, TABLES, { hearsay: VERSION, tables: String(TABLES_VERSION) });
  const progress = progressOn(process.stderr);
  try {
    const put: Put = async (table, rows) => {
      for (const row of rows) await folder.add(table.name, cellsOf(table, row));
      progress.step(rows.length);
    };
    const before = await store.version();
    await putArticles(store, put);
    await putClaims(store, put);
    await putRest(store, put);
    const isSame = (await store.version()) === before;
    const rows = await folder.close();
    progress.clear();
    process.stderr.write(`hearsay: ${number(rows)} rows in ${TABLES.length} tables\n`);
    if (!isSame) process.stderr.write(`hearsay: ${CHANGED}\n  run it again for one state\n`);
  } catch (error) {
    progress.clear();
    await folder.drop();
    throw error;
  }
}

async function putArticles(store: Store, put: Put): Promise<void> {
  for await (const publication of allOf((at) => store.articles(at))) {
    await put(of.PUBLICATIONS, [publication]);
    // A text that appeared several times stands at its first appearance.
    const [first] = await store.publicationsOf(publication.article);
    if (first?.id === publication.id) await putArticle(store, publication.article, put);
  }
}

async function putArticle(store: Store, id: string, put: Put): Promise<void> {
  const found = await store.article(id);
  if (!found) return;
  const { read } = found;
  const claims = await store.claimsOf(id);
  let sources: ReadonlyMap<string, LedgerSource & { readonly id: string | null }> = new Map();
  for (const [statementId, claim] of claims) {
    const linkable = await store.statement(statementId);
    if (!linkable) continue;
    const { statement } = linkable;
    sources = linkable.sources;
    const source = statement.source === null ? null : (sources.get(statement.source) ?? null);
    await put(of.STATEMENTS, [{ statement, claim, source }]);
  }
  await put(of.ARTICLES, [{ read, story: await store.storyOf(id), statements: claims.size }]);
  for (const a of read.attributions) {
    await put(of.ATTRIBUTIONS, [{ read, a }]);
    await put(of.SPANS, of.spansOf({ read, a }));
  }
  const across = [...sources.values()].map((source) => ({ article: id, id: source.id, source }));
  // Nobody joins the sources of an article without statements with others.
  await put(of.MENTIONS, across.length ? across : of.mentionsOf(read));
}

async function putClaims(store: Store, put: Put): Promise<void> {
  for await (const claim of store.allClaims()) {
    const parts = <T>(items: readonly T[]) => items.map((item) => ({ claim: claim.id, of: item }));
    await put(CLAIMS, [claim]);
    await put(
      MEMBERS,
      claim.statements.map((s, i) => ({ claim, s, n: i + 1 })),
    );
    await put(POSITIONS, parts(claim.positions));
    await put(ORIGINS, originsOf(claim));
    await put(RELATIONS, parts(claim.relations));
    await put(DRIFTS, parts(claim.drift));
  }
}

async function putRest(store: Store, put: Put): Promise<void> {
  await put(of.OUTLETS, await store.outlets());
  for await (const story of allOf((at) => store.stories(at))) await put(STORIES, [story]);
  for await (const source of allOf((at) => store.sources(at))) {
    await put(SOURCES, [source]);
    await put(ALIASES, aliasesOf(source));
  }
  for await (const figure of allOf((at) => store.figures(at))) await put(of.FIGURES, [figure]);
  for (const decision of await store.decisions()) {
    await put(DECISIONS, [decision]);
    await put(DECIDED, decidedOf(decision));
  }
}

const EVERY_MS = 200;
const number = (n: number): string => n.toLocaleString('en-US');

/** A line that is written over, on a terminal only. */
function progressOn(stderr: NodeJS.WriteStream): { step(rows: number): void; clear(): void } {
  let [rows, last, isShown] = [0, performance.now(), false];
  return {
    step(more) {
      rows += more;
      if (!stderr.isTTY || performance.now() - last < EVERY_MS) return;
      last = performance.now();
      stderr.write(`\r\u001b[K${number(rows)} rows`);
      isShown = true;
    },
    clear() {
      if (isShown) stderr.write('\r\u001b[K');
    },
  };
}
