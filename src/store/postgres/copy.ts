import type { Claim } from '../../records/claim.ts';
import { edgeCodes } from '../rows/codes.ts';
import { type EntryRow, entryOf } from '../rows/entry-back.ts';
import { firstOf, storyId } from '../rows/ids.ts';
import type { Copied } from '../store.ts';
import { idIn, keyIn } from './bytes.ts';
import { articleJson } from './read-articles.ts';
import { type ClaimPlace, claimPage } from './read-claims.ts';
import { recordsOf } from './read-sources.ts';
import type { Reading } from './reading.ts';

const STEP = 200;

/** Pieces of one kind behind a place, and the next place; null where there are no more. */
interface Piece {
  readonly pieces: readonly Copied[];
  readonly next: number | string | null | ClaimPlace;
}

type Part = (r: Reading, after: never) => Promise<Piece>;

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

async function removed({ sql }: Reading): Promise<Piece> {
  const rows = await sql.all<{ id: Buffer; reason: string; at: string }>(
    'SELECT id, reason, at FROM removed ORDER BY id',
  );
  return {
    pieces: rows.map(({ id, ...rest }) => ({ kind: 'removed', article: idIn('sha256:', id), ...rest })),
    next: null,
  };
}

async function articles(r: Reading, after: number): Promise<Piece> {
  const rows = await r.sql.all<EntryRow & { readonly row: number; readonly id: Buffer }>(
    'SELECT row, id, sources, pack, vectors FROM article WHERE row > ? ORDER BY row LIMIT ?',
    after,
    STEP,
  );
  const publications = await r.articles.publications(rows.map((a) => a.row));
  const pieces: Copied[] = [];
  for (const row of rows) {
    const read = JSON.parse((await articleJson(r, idIn('sha256:', row.id)))!);
    const [first, ...further] = publications.get(row.row)!;
    pieces.push({ kind: 'article', entry: entryOf(read, row, first!), further });
  }
  return { pieces, next: nextOf(rows) };
}

async function edges(r: Reading, after: number): Promise<Piece> {
  const rows = await r.sql.all<{ row: number; id: Buffer }>(
    'SELECT row, id FROM statement WHERE row > ? ORDER BY row LIMIT ?',
    after,
    STEP,
  );
  const found = await r.sql.all<{ a: Buffer; kind: number; b: Buffer; maker: string; facts: Buffer }>(
    `SELECT a.id AS a, e.kind, b.id AS b, m.name AS maker, e.facts FROM edge e JOIN statement a ON a.row = e.a
     JOIN statement b ON b.row = e.b JOIN maker m ON m.row = e.maker WHERE e.a = ANY(?::bigint[])`,
    rows.map((s) => s.row),
  );
  const facts = await r.reasons.facts(found.map((e) => e.facts));
  const made = found.map(({ a, kind, b, maker }, i) => ({
    a: idIn('st:', a),
    b: idIn('st:', b),
    kind: edgeCodes.name(kind),
    by: maker,
    ...facts[i]!,
  }));
  return { pieces: [{ kind: 'edges', of: rows.map(({ id }) => idIn('st:', id)), edges: made }], next: nextOf(rows) };
}

async function sources({ sql }: Reading, after: number): Promise<Piece> {
  const rows = await sql.all<{ row: number }>('SELECT row FROM source WHERE row > ? ORDER BY row LIMIT ?', after, STEP);
  const records = await recordsOf(
    sql,
    rows.map((s) => s.row),
  );
  return { pieces: [{ kind: 'sources', records }], next: nextOf(rows) };
}

async function storyLinks({ sql }: Reading, after: number): Promise<Piece> {
  const rows = await sql.all<{ row: number; id: Buffer }>(
    'SELECT row, id FROM article WHERE row > ? ORDER BY row LIMIT ?',
    after,
    STEP,
  );
  const links = await sql.all<{ a: Buffer; b: Buffer; score: number }>(
    `SELECT a.id AS a, b.id AS b, e.score FROM story_edge e JOIN article a ON a.row = e.a JOIN article b ON b.row = e.b
     WHERE e.a = ANY(?::bigint[])`,
    rows.map((a) => a.row),
  );
  return {
    pieces: [
      {
        kind: 'story-links',
        of: rows.map(({ id }) => idIn('sha256:', id)),
        links: links.map(({ a, b, score }) => ({ a: idIn('sha256:', a), b: idIn('sha256:', b), score })),
      },
    ],
    next: nextOf(rows),
  };
}

async function stories({ sql }: Reading, after: number): Promise<Piece> {
  const rows = await sql.all<{ row: number; id: Buffer; central: Buffer; members: readonly Buffer[] }>(
    `SELECT s.row, s.id, c.id AS central, (SELECT array_agg(a.id ORDER BY a.id) FROM story_article t
       JOIN article a ON a.row = t.article WHERE t.story = s.row) AS members
     FROM story s JOIN article c ON c.row = s.central WHERE s.row > ? ORDER BY s.row LIMIT ?`,
    after,
    STEP,
  );
  const made = rows.map(({ id, central, members }) => ({
    articles: firstOf(
      members.map((m) => idIn('sha256:', m)),
      storyId(keyIn(id)),
    ),
    central: idIn('sha256:', central),
  }));
  return { pieces: [{ kind: 'stories', stories: made }], next: nextOf(rows) };
}

async function claims(r: Reading, place: ClaimPlace | null): Promise<Piece> {
  const { claims: json, next } = await claimPage(r, place);
  return { pieces: [{ kind: 'claims', claims: json.map((text) => JSON.parse(text) as Claim) }], next };
}

async function redirects({ sql }: Reading, after: string): Promise<Piece> {
  const rows = await sql.all<{ old: string; new: string }>(
    'SELECT old, new FROM redirect WHERE old > ? ORDER BY old LIMIT ?',
    after,
    STEP,
  );
  return {
    pieces: [{ kind: 'redirects', pairs: rows.map((r) => [r.old, r.new] as const) }],
    next: rows.length < STEP ? null : rows.at(-1)!.old,
  };
}
