import { type MoveProgress, takeOver } from '../ledger/move.ts';
import type { Claim } from '../records/claim.ts';
import { Failure } from '../records/failure.ts';
import type { LedgerEntry, SourceRecord } from '../records/ledger.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Copied, Store, StoryLink, StoryMembers } from '../store/store.ts';
import type { LinkedArchive } from './archive.ts';
import type { Duck } from './duck.ts';
import { readRows } from './input.ts';
import { EDGE_COLUMNS, type EdgeRow, edgeOf } from './links.ts';
import { Peeked } from './peeked.ts';

/** Texts, records or claims of one piece, and statements that are settled in one transaction. */
const STEP = 200;
const ALONE = 4_096;

export interface Loaded {
  /** Articles that were put now, and those that were there already. */
  readonly copied: number;
  readonly there: number;
}

/**
 * Puts a linked archive into a ledger that holds nothing, or what an interrupted run has left of the same archive. Throws a `Failure` where it
 * holds anything else: links to that would be missing.
 */
export async function loadArchive(
  archive: LinkedArchive,
  to: Store,
  onProgress?: (progress: MoveProgress) => void,
): Promise<Loaded> {
  await checkEmpty(archive, to);
  const done = await takeOver(pieces(archive), to, { total: archive.size.texts, ...(onProgress && { onProgress }) });
  // What is in no claim with others stands alone.
  for (;;) {
    const left = await to.write(async (tx) => {
      const ids = await tx.unsettled(ALONE);
      if (ids.length) await tx.putClaims(ids, [], ids);
      return ids.length;
    });
    if (left === 0) return done;
  }
}

/** Articles of one look into the archive. */
const PAGE = 1_000;
/** How many of these articles are not in it. */
const FOREIGN = `SELECT count(*) FROM (SELECT unnest(string_split($ids, ' ')) AS id) v
  ANTI JOIN text t ON t.article = v.id WHERE v.id <> ''`;

async function checkEmpty({ duck }: LinkedArchive, to: Store): Promise<void> {
  const { decisions, removed } = await to.stats();
  if (decisions || removed)
    throw new Failure(
      'not-empty',
      `${to.place}: persons have decided or removed something in it`,
      'load into an empty database or a new file; `hearsay decide --import` takes decisions over',
    );
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Store['articles']>> = await to.articles({ cursor, limit: PAGE });
    const ids = page.items.map(({ article }) => article).join(' ');
    const foreign = Number(await duck.value<bigint>(FOREIGN, { ids }));
    if (foreign)
      throw new Failure(
        'not-empty',
        `${to.place}: it holds articles that are not in the archive`,
        'load into an empty database or a new file',
      );
    cursor = page.next;
  } while (cursor !== null);
}

/** All that the archive comes to, in the order in which ledgers take it over. */
async function* pieces(archive: LinkedArchive): AsyncGenerator<Copied, void, undefined> {
  yield* articles(archive);
  yield* edges(archive);
  const { duck } = archive;
  for await (const records of jsonOf<SourceRecord>(duck, 'record')) yield { kind: 'sources', records };
  yield* storyLinks(archive);
  for await (const stories of jsonOf<StoryMembers>(duck, 'told_story')) yield { kind: 'stories', stories };
  for await (const claims of jsonOf<Claim>(duck, 'claim')) yield { kind: 'claims', claims };
}

async function* articles({ duck, files, texts }: LinkedArchive): AsyncGenerator<Copied, void, undefined> {
  for await (const [n, json] of readRows(duck, files, 'e.read')) {
    const [publication, ...further] = texts.publications(n);
    const read = JSON.parse(json!) as ReadArticle;
    const entry: LedgerEntry = { read, publication: publication!, ...texts.told(n) };
    yield { kind: 'article', entry, further };
  }
}

async function* edges({ duck, texts, size }: LinkedArchive): AsyncGenerator<Copied, void, undefined> {
  const rows = new Peeked(duck.rows<EdgeRow>(`SELECT ${EDGE_COLUMNS} FROM edge e ORDER BY e.a, e.b, e.kind, e.maker`));
  for (let n = 0; n < size.texts; ) {
    const of: string[] = [];
    for (; n < size.texts && of.length < STEP; n++) of.push(...texts.told(n).statements.map((s) => s.id));
    const end = texts.first(n);
    yield { kind: 'edges', of, edges: (await rows.while(([a]) => a < end)).map(edgeOf) };
  }
}

async function* storyLinks({ duck, texts, size }: LinkedArchive): AsyncGenerator<Copied, void, undefined> {
  const rows = new Peeked(
    duck.rows<readonly [a: number, b: number, score: number]>('SELECT a, b, score FROM story_link ORDER BY a, b'),
  );
  for (let n = 0; n < size.texts; n += STEP) {
    const end = Math.min(size.texts, n + STEP);
    const links = (await rows.while(([a]) => a < end)).map(
      ([a, b, score]): StoryLink => ({ a: texts.id(a), b: texts.id(b), score }),
    );
    yield { kind: 'story-links', of: Array.from({ length: end - n }, (_, i) => texts.id(n + i)), links };
  }
}

/** Records of a table that has one JSON a row, some at a time. */
async function* jsonOf<T>(
  duck: Duck,
  table: 'record' | 'told_story' | 'claim',
): AsyncGenerator<readonly T[], void, undefined> {
  let held: T[] = [];
  for await (const [json] of duck.rows<readonly [string]>(`SELECT json FROM ${table}`)) {
    held.push(JSON.parse(json) as T);
    if (held.length < STEP) continue;
    yield held;
    held = [];
  }
  if (held.length) yield held;
}
