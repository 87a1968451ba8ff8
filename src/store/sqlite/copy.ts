import type { Claim } from '../../records/claim.ts';
import { edgeCodes } from '../rows/codes.ts';
import { type EntryRow, entryOf } from '../rows/entry-back.ts';
import { firstOf, idOf, type Key, storyId } from '../rows/ids.ts';
import type { Copied } from '../store.ts';
import { articleJson } from './read-articles.ts';
import { type ClaimPlace, claimPage } from './read-claims.ts';
import { recordOf } from './read-sources.ts';
import type { Reading } from './reading.ts';

const STEP = 200;

/** Pieces of one kind behind a place, and the next place; null where there are no more. */
interface Piece {
  readonly pieces: readonly Copied[];
  readonly next: number | string | null | ClaimPlace;
}

type Part = (r: Reading, after: never) => Piece;

/** Kinds of pieces in the order in which they are taken over, each with the place where it begins. */
export const PARTS: readonly (readonly [from: unknown, part: Part])[] = [
  [0, removed],
  [0, articles],
  [0, edges],
  [0, sources],
  [0, storyLinks],
  [0, stories],
  [null, claims],
  ['', redirects],
];

const nextOf = (rows: readonly { readonly row: number }[]): number | null =>
  rows.length < STEP ? null : rows.at(-1)!.row;

function removed({ sql }: Reading): Piece {
  const rows = sql.all<{ id: Key; reason: string; at: string }>('SELECT id, reason, at FROM removed ORDER BY id');
  return {
    pieces: rows.map(({ id, ...rest }) => ({ kind: 'removed', article: idOf('sha256:', id), ...rest })),
    next: null,
  };
}

function articles(r: Reading, after: number): Piece {
  const rows = r.sql.all<EntryRow & { readonly row: number; readonly id: Key }>(
    'SELECT row, id, sources, pack, vectors FROM article WHERE row > ? ORDER BY row LIMIT ?',
    after,
    STEP,
  );
  return {
    pieces: rows.map((row) => {
      const read = JSON.parse(articleJson(r, idOf('sha256:', row.id))!);
      const [first, ...further] = r.articles.publications(row.row);
      return { kind: 'article', entry: entryOf(read, row, first!), further };
    }),
    next: nextOf(rows),
  };
}

function edges(r: Reading, after: number): Piece {
  const rows = r.sql.all<{ row: number; id: Key }>(
    'SELECT row, id FROM statement WHERE row > ? ORDER BY row LIMIT ?',
    after,
    STEP,
  );
  const ids = new Map(rows.map(({ row, id }) => [row, idOf('st:', id)]));
  const found = r.sql.all<{ a: number; kind: number; b: Key; maker: string; facts: Buffer }>(
    `SELECT e.a, e.kind, b.id AS b, m.name AS maker, e.facts FROM json_each(?) v CROSS JOIN edge e ON e.a = v.value
     JOIN statement b ON b.row = e.b JOIN maker m ON m.row = e.maker`,
    JSON.stringify([...ids.keys()]),
  );
  const made = found.map(({ a, kind, b, maker, facts }) => ({
    a: ids.get(a)!,
    b: idOf('st:', b),
    kind: edgeCodes.name(kind),
    by: maker,
    ...r.reasons.facts(facts),
  }));
  return { pieces: [{ kind: 'edges', of: [...ids.values()], edges: made }], next: nextOf(rows) };
}

function sources({ sql }: Reading, after: number): Piece {
  const rows = sql.all<{ row: number }>('SELECT row FROM source WHERE row > ? ORDER BY row LIMIT ?', after, STEP);
  const records = rows.map(({ row }) => recordOf(sql, row));
  return { pieces: [{ kind: 'sources', records }], next: nextOf(rows) };
}

function storyLinks({ sql }: Reading, after: number): Piece {
  const rows = sql.all<{ row: number; id: Key }>(
    'SELECT row, id FROM article WHERE row > ? ORDER BY row LIMIT ?',
    after,
    STEP,
  );
  const links = sql.all<{ a: Key; b: Key; score: number }>(
    `SELECT a.id AS a, b.id AS b, e.score FROM json_each(?) v CROSS JOIN storyEdge e ON e.a = v.value
     JOIN article a ON a.row = e.a JOIN article b ON b.row = e.b`,
    JSON.stringify(rows.map((a) => a.row)),
  );
  return {
    pieces: [
      {
        kind: 'story-links',
        of: rows.map(({ id }) => idOf('sha256:', id)),
        links: links.map(({ a, b, score }) => ({ a: idOf('sha256:', a), b: idOf('sha256:', b), score })),
      },
    ],
    next: nextOf(rows),
  };
}

function stories({ sql }: Reading, after: number): Piece {
  const rows = sql.all<{ row: number; id: Key; central: Key }>(
    `SELECT s.row, s.id, a.id AS central FROM story s JOIN article a ON a.row = s.central
     WHERE s.row > ? ORDER BY s.row LIMIT ?`,
    after,
    STEP,
  );
  const membersOf = (story: number): string[] =>
    sql
      .column<Key>(
        'SELECT a.id FROM storyArticle t JOIN article a ON a.row = t.article WHERE t.story = ? ORDER BY a.id',
        story,
      )
      .map((id) => idOf('sha256:', id));
  const made = rows.map(({ row, id, central }) => ({
    articles: firstOf(membersOf(row), storyId(id)),
    central: idOf('sha256:', central),
  }));
  return { pieces: [{ kind: 'stories', stories: made }], next: nextOf(rows) };
}

function claims(r: Reading, place: ClaimPlace | null): Piece {
  const { claims: json, next } = claimPage(r, place);
  return { pieces: [{ kind: 'claims', claims: json.map((text) => JSON.parse(text) as Claim) }], next };
}

function redirects({ sql }: Reading, after: string): Piece {
  const rows = sql.all<{ old: string; new: string }>(
    'SELECT old, new FROM redirect WHERE old > ? ORDER BY old LIMIT ?',
    after,
    STEP,
  );
  return {
    pieces: [{ kind: 'redirects', pairs: rows.map((r) => [r.old, r.new] as const) }],
    next: rows.length < STEP ? null : rows.at(-1)!.old,
  };
}
