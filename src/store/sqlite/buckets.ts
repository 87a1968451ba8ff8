import type { Linkable, TextFacts } from '../../records/ledger.ts';
import { compare } from '../rows/compare.ts';
import {
  anyDay,
  bucketDay,
  type Days,
  dayOfKey,
  nearby,
  type Period,
  periodOf,
  type StoredKeys,
  type Stretch,
  stretches,
  sweeps,
  tableKeys,
  YOUNG,
} from '../rows/keys.ts';
import type { Writing } from './writing.ts';

/** Keys for any day that lie together before they go to their places: 2 MB, of some 25,000 statements. */
const MOST_YOUNG = 131_072;

export function putKeys(w: Writing, statements: readonly string[]): void {
  let young = 0;
  for (const row of w.statements(statements)) {
    const linkable = w.articles.linkable(row)!;
    const { statement } = linkable;
    const day = bucketDay(linkable.publications[0]?.published ?? null);
    const { day: before, n } = placeOf(w, row);
    if (before === day) continue;
    const keys = w.keys(linkable);
    if (before !== null) drop(w, row, keys, { day: before, n });
    const { near, any } = tableKeys(keys, { day, n });
    w.nearKeys.open(day);
    w.sql.run(
      'INSERT OR IGNORE INTO bucket (key, statement) SELECT value, ? FROM json_each(?)',
      row,
      JSON.stringify([...near, ...any.map((key) => key + YOUNG)]),
    );
    if (n === 0) w.nearKeys.add(keys.near, day, row);
    w.full.add([...near, ...any], row, statement.id);
    w.sql.run('UPDATE statement SET day = ? WHERE row = ?', day, row);
    young += any.length;
  }
  w.young = (w.young ?? w.sql.value<number>('SELECT count(*) FROM bucket WHERE key >= ?', YOUNG)!) + young;
  if (w.young > MOST_YOUNG) placeYoung(w);
}

/** Puts the keys of the last statements to their places. */
export function placeYoung(w: Writing): void {
  w.sql.run(
    'INSERT OR IGNORE INTO bucket (key, statement) SELECT key - ?, statement FROM bucket WHERE key >= ?',
    YOUNG,
    YOUNG,
  );
  w.sql.run('DELETE FROM bucket WHERE key >= ?', YOUNG);
  w.young = 0;
}

/** Takes the statements of an article out of their buckets, and forgets what else follows from its records; before these change. */
export function dropKeys(w: Writing, article: number): void {
  for (const linkable of w.articles.of(article)) {
    const { statement } = linkable;
    const row = w.statement(statement.id)!;
    w.sift?.forget(row);
    w.sift?.forgetText(statement.article);
    const { day, n } = placeOf(w, row);
    if (day !== null) drop(w, row, w.keys(linkable), { day, n });
  }
  w.sql.run('UPDATE statement SET day = NULL WHERE article = ?', article);
}

function drop(w: Writing, row: number, keys: StoredKeys, place: { readonly day: number; readonly n: number }): void {
  const { near, any } = tableKeys(keys, place);
  w.sql.run(
    'DELETE FROM bucket WHERE statement = ? AND key IN (SELECT value FROM json_each(?))',
    row,
    JSON.stringify([...near, ...any, ...any.map((key) => key + YOUNG)]),
  );
  if (place.n === 0) w.nearKeys.remove(keys.near, place.day, row);
  w.full.remove([...near, ...any]);
}

/** Day of a statement (null: in no bucket yet) and its place in its text. */
const placeOf = (w: Writing, row: number): { readonly day: number | null; readonly n: number } =>
  w.sql.get<{ day: number | null; n: number }>('SELECT day, n FROM statement WHERE row = ?', row)!;

export function candidates(
  w: Writing,
  statements: readonly string[],
  linkedBy?: string,
): Map<string, readonly Linkable[]> {
  const out = new Map<string, readonly Linkable[]>();
  const within = nearDaysIn(w);
  const near = new Map<TextFacts, readonly number[]>();
  const maker = linkedBy === undefined ? null : w.makerRow(linkedBy);
  for (const id of statements) {
    const row = w.statement(id);
    if (row === null) continue;
    const linked = maker === null ? null : new Set(w.sql.column<number>(LINKED, row, maker, row, maker));
    const linkables = nearest(w, row, within, near)
      .filter((other) => !linked?.has(other) && mayLink(w, row, other))
      .map((other) => w.articles.linkable(other))
      .filter((l) => l !== null);
    out.set(
      id,
      linkables.sort((a, b) => compare(a.statement.id, b.statement.id)),
    );
  }
  return out;
}

/** False where two statements surely have no edge. Most candidates are held back here, and only the first time anything of them is unpacked. */
function mayLink({ sift, articles }: Writing, a: number, b: number): boolean {
  if (!sift) return true;
  const known = sift.mayLink(a, b);
  if (known !== null) return known;
  for (const row of [a, b]) {
    if (sift.has(row)) continue;
    const linkable = articles.linkable(row);
    if (linkable) sift.keep(row, linkable);
  }
  return sift.mayLink(a, b) ?? true;
}

/** Rows of the statements of texts that share its story, and of those that share a bucket with the statement itself. `near`: the former by text, as far as they are known. */
function nearest(w: Writing, own: number, within: Period, near: Map<TextFacts, readonly number[]>): number[] {
  const { day } = placeOf(w, own);
  if (day === null) return [];
  const linkable = w.articles.linkable(own)!;
  const keys = w.keys(linkable);
  const found = [
    ...inBuckets(w, anyDay(keys.copies), day, w.linking.bucketMost),
    ...inBuckets(w, anyDay(keys.lasting), day, w.linking.lastingMost),
  ];
  const beside = near.get(linkable.text) ?? inStory(w, own, { names: keys.near, day, within });
  near.set(linkable.text, beside);
  const rows = new Set([...beside, ...found]);
  rows.delete(own);
  return [...rows];
}

/** Rows of all statements of its text and of those that share most of the story's buckets with it; of equals the nearest days, then the least ids. */
function inStory(
  w: Writing,
  own: number,
  { names, day, within }: { readonly names: readonly number[]; readonly day: number; readonly within: Period },
): number[] {
  const { nearDays: days, nearTexts: most, bucketMost } = w.linking;
  const first = w.sql.value<number>(FIRST_BESIDE, own)!;
  const shared = new Map<number, number>();
  for (const row of inBuckets(w, nearby(names, day, { days, within }), day, bucketMost))
    if (row !== first) shared.set(row, (shared.get(row) ?? 0) + 1);
  const counts = [...shared.values()].sort((a, b) => b - a);
  const least = counts[most - 1] ?? 0;
  const better = [...shared].filter(([, buckets]) => buckets > least).map(([row]) => row);
  const equal = [...shared].filter(([, buckets]) => buckets === least).map(([row]) => row);
  const nearestOfThem = equal.length
    ? w.sql.column<number>(NEAREST, JSON.stringify(equal), day, most - better.length)
    : [];
  return w.sql.column<number>(BESIDE, JSON.stringify([first, ...better, ...nearestOfThem]));
}

/** Days of which there are near keys: what is added day by day has none after it. */
const nearDaysIn = (w: Writing): Period =>
  periodOf(
    w.sql.value<number | null>('SELECT min(key) FROM bucket WHERE key < 0') ?? null,
    w.sql.value<number | null>('SELECT max(key) FROM bucket WHERE key < 0') ?? null,
  );

/** What lies in these buckets, once for each that it lies in; of each at most `most`, and the statement itself. */
function inBuckets(w: Writing, buckets: Days, day: number, most: number): number[] {
  const each = (): number[] => buckets.names.flatMap((name) => inBucket(w, buckets, name, day, most));
  // One more than a bucket may give, as the statement itself may be among them: so few in all fill none.
  const held = buckets.isNear ? w.nearKeys.find(buckets, most + 1) : null;
  if (held) return held.length <= most + 1 ? held : each();
  const few: number[] = [];
  for (const { starts, length } of sweeps(buckets)) {
    few.push(...w.sql.column<number>(SWEEP, JSON.stringify(starts), length, most + 2 - few.length));
    if (few.length > most + 1) return each();
  }
  return few;
}

/** What lies in one of them: of a full one the nearest days, and of the farthest of these the least ids. The statement itself may be among them. */
function inBucket(w: Writing, buckets: Days, name: number, day: number, most: number): readonly number[] {
  const { isNear, from, to } = buckets;
  return w.full.found(`${Number(isNear)} ${name} ${day} ${most}`, () => {
    const few = stretches(isNear, name, { from, to }).flatMap(([first, last]) =>
      w.sql.column<number>(SOME, first, last, most + 2),
    );
    return few.length <= most + 1 ? few : nearestIn(w, buckets, name, day, most);
  });
}

function nearestIn(w: Writing, { isNear, from, to }: Days, name: number, day: number, most: number): number[] {
  const days = (first: number, last: number): Stretch[] => stretches(isNear, name, { from: first, to: last });
  const sorted = [
    ...days(day, to).flatMap((s) => w.sql.all<BucketRow>(UPWARDS, ...s, most + 1)),
    ...days(from, day - 1).flatMap((s) => w.sql.all<BucketRow>(DOWNWARDS, ...s, most + 1)),
  ]
    .map(({ key, statement }) => ({ statement, days: Math.abs(dayOfKey(key) - day) }))
    .sort((a, b) => a.days - b.days);
  const farthest = sorted[most]!.days;
  // Of the day at which the bucket is cut the least ids count, so that the first to come have no part in it.
  const cut = [...new Set([day - farthest, day + farthest])]
    .filter((cutAt) => cutAt >= from && cutAt <= to)
    .flatMap((cutAt) => days(cutAt, cutAt).map(([key]) => key));
  const nearer = sorted.filter((s) => s.days < farthest).map((s) => s.statement);
  return [...nearer, ...w.full.least(cut, most + 1 - nearer.length)];
}

interface BucketRow {
  readonly key: number;
  readonly statement: number;
}

const LINKED = 'SELECT b FROM edge WHERE a = ? AND maker = ? UNION ALL SELECT a FROM edge WHERE b = ? AND maker = ?';
const NEAREST =
  'SELECT s.row FROM json_each(?) r CROSS JOIN statement s ON s.row = r.value ORDER BY abs(s.day - ?), s.id LIMIT ?';
const FIRST_BESIDE =
  'SELECT row FROM statement WHERE article = (SELECT article FROM statement WHERE row = ?) AND n = 0';
const BESIDE =
  'SELECT s.row FROM json_each(?) f CROSS JOIN statement t ON t.row = f.value CROSS JOIN statement s ON s.article = t.article';
const SWEEP =
  'SELECT b.statement FROM json_each(?) s CROSS JOIN bucket b ON b.key BETWEEN s.value AND s.value + ? LIMIT ?';
const SOME = 'SELECT statement FROM bucket WHERE key BETWEEN ? AND ? LIMIT ?';
const UPWARDS = 'SELECT key, statement FROM bucket WHERE key BETWEEN ? AND ? ORDER BY key, statement LIMIT ?';
const DOWNWARDS =
  'SELECT key, statement FROM bucket WHERE key BETWEEN ? AND ? ORDER BY key DESC, statement DESC LIMIT ?';
