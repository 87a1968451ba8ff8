import type { Happening, Watch, WatchEvent, Way } from '../../records/watch.ts';
import { edgeCodes } from '../rows/codes.ts';
import { hash48, idOf, type Key } from '../rows/ids.ts';
import { sealed } from '../rows/pack.ts';
import type { Writing } from './writing.ts';

const rowOf = (w: Writing, watch: string): number | null =>
  w.sql.value<number>('SELECT row FROM watch WHERE id = ?', watch) ?? null;

/** Adds a watch, or replaces the one of the same id, whose events stay; so does its secret unless another is given. */
export function putWatch(w: Writing, watch: Watch, secret: string | null): void {
  w.sql.run(
    `INSERT INTO watch (id, json, secret) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET json = excluded.json, secret = ifnull(excluded.secret, secret)`,
    watch.id,
    sealed(watch),
    secret,
  );
}

/** Takes a watch out with its events; false where it is not there. */
export function dropWatch(w: Writing, watch: string): boolean {
  const row = rowOf(w, watch);
  if (row === null) return false;
  w.sql.run('DELETE FROM watchOutbox WHERE event IN (SELECT seq FROM watchEvent WHERE watch = ?)', row);
  w.sql.run('DELETE FROM watchEvent WHERE watch = ?', row);
  w.sql.run('DELETE FROM watchMark WHERE watch = ?', row);
  w.sql.run('DELETE FROM watch WHERE row = ?', row);
  // Nobody is left to look for.
  if (w.sql.get('SELECT 1 FROM watch LIMIT 1') === undefined) w.sql.run('DELETE FROM watchDue');
  return true;
}

interface DueRow {
  readonly row: number;
  readonly isBare: number;
  readonly id: Key | null;
  /** Its one statement, where it is bare. */
  readonly only: Key | null;
}

/** Takes claims that were made or came into a story out of the list of those, of them only what may have something to tell. */
export function takeDue(w: Writing, limit: number, markOf: (statement: string) => string): readonly string[] {
  for (;;) {
    const rows = w.sql.all<DueRow>(
      `SELECT d.claim AS row, c.statements = 1 AND c.articles = 1 AND NOT EXISTS (
           SELECT 1 FROM edge WHERE a = s.row AND kind IN (?, ?) UNION ALL SELECT 1 FROM edge WHERE b = s.row AND kind IN (?, ?)
           UNION ALL SELECT 1 FROM publication p JOIN publication o ON o.address = p.address AND o.article <> p.article
             WHERE p.article = s.article
         ) AS isBare, ifnull(c.id, s.id) AS id, s.id AS only
       FROM watchDue d LEFT JOIN claim c ON c.row = d.claim
       LEFT JOIN statement s ON s.row = (SELECT row FROM statement WHERE claim = d.claim LIMIT 1)
       ORDER BY d.claim LIMIT ?`,
      ...[...COUNTS, ...COUNTS],
      limit,
    );
    if (!rows.length) return [];
    w.sql.run('DELETE FROM watchDue WHERE claim <= ?', rows.at(-1)!.row);
    const bare = rows.flatMap((r) => (r.isBare === 1 && r.only !== null ? [hash48(markOf(idOf('st:', r.only)))] : []));
    const known = new Set(knownTo(w, bare).map((k) => k.mark));
    const isTold = (only: Key | null): boolean => only !== null && known.has(hash48(markOf(idOf('st:', only))));
    const found = rows.flatMap(({ id, isBare, only }) =>
      id === null || (isBare === 1 && !isTold(only)) ? [] : [idOf('c:', id)],
    );
    if (found.length) return found;
  }
}

interface Known {
  readonly watch: number;
  readonly mark: number;
}

/** Which watches know which of these marks. */
const knownTo = (w: Writing, marks: readonly number[]): readonly Known[] =>
  marks.length === 0
    ? []
    : w.sql.all<Known>(
        `SELECT watch, mark FROM watchMark
         WHERE watch IN (SELECT row FROM watch) AND mark IN (SELECT value FROM json_each(?))`,
        JSON.stringify(marks),
      );

/** Name of the end of what a mark names, by its number from 1. */
const endOf = (mark: number, n: number): number => hash48(`ended ${n} ${mark}`);

/** What has these marks is no longer so: no watch knows it any more but for its end. */
export function ended(w: Writing, marks: readonly string[]): void {
  for (const { watch, mark } of knownTo(w, marks.map(hash48))) {
    w.sql.run('DELETE FROM watchMark WHERE watch = ? AND mark = ?', watch, mark);
    const n = endsOf(w, watch, mark) + 1;
    w.sql.run('INSERT OR IGNORE INTO watchMark (watch, mark) VALUES (?, ?)', watch, endOf(mark, n));
  }
}

/** How often what one of these marks names has ended for a watch. */
export function timesEnded(w: Writing, watch: Watch, marks: readonly string[]): number {
  const row = rowOf(w, watch.id);
  return row === null ? 0 : Math.max(0, ...marks.map((mark) => endsOf(w, row, hash48(mark))));
}

function endsOf(w: Writing, watch: number, mark: number): number {
  let n = 0;
  while (w.sql.get('SELECT 1 FROM watchMark WHERE watch = ? AND mark = ?', watch, endOf(mark, n + 1)) !== undefined)
    n++;
  return n;
}

/** Claims of a text are looked at again. */
export function lookAgain(w: Writing, article: string): void {
  const row = w.articles.rowOf(article);
  if (row === null || w.sql.get('SELECT 1 FROM watch LIMIT 1') === undefined) return;
  w.sql.run(
    'INSERT OR IGNORE INTO watchDue (claim) SELECT claim FROM statement WHERE article = ? AND claim IS NOT NULL',
    row,
  );
}

/** Kinds of edges that counts of one thing have. */
const COUNTS = [edgeCodes.of('contradicts'), edgeCodes.of('updates')] as const;

/** Stores what happened for a watch with the ways it has to go; without an event it only is known from then on. False where it is known. */
export function tell(w: Writing, watch: Watch, { marks, articles }: Happening, event: WatchEvent | null): boolean {
  const row = rowOf(w, watch.id);
  if (row === null) return false;
  const hashes = marks.map(hash48);
  const known = w.sql.get(
    'SELECT 1 FROM watchMark WHERE watch = ? AND mark IN (SELECT value FROM json_each(?)) LIMIT 1',
    row,
    JSON.stringify(hashes),
  );
  for (const mark of hashes) w.sql.run('INSERT OR IGNORE INTO watchMark (watch, mark) VALUES (?, ?)', row, mark);
  if (known !== undefined || event === null) return false;
  const { changes, row: seq } = w.sql.run(
    'INSERT OR IGNORE INTO watchEvent (id, watch, json, articles) VALUES (?, ?, ?, ?)',
    event.id,
    row,
    sealed(event),
    JSON.stringify(articles),
  );
  if (changes === 0) return false;
  const ways: Way[] = [
    'print',
    ...(watch.webhook ? ['webhook' as const] : []),
    ...(watch.mail ? ['mail' as const] : []),
  ];
  for (const way of ways) w.sql.run('INSERT INTO watchOutbox (event, way) VALUES (?, ?)', seq, way);
  return true;
}

/** It has reached whom it was for, on this way. */
export const accepted = (w: Writing, event: string, way: Way): unknown =>
  w.sql.run('DELETE FROM watchOutbox WHERE event = (SELECT seq FROM watchEvent WHERE id = ?) AND way = ?', event, way);

/** It is to be tried again from `due` on, and what else waits there for its watch not before. */
export function refused(w: Writing, event: string, way: Way, due: number, failure: string): void {
  w.sql.run(
    'UPDATE watchOutbox SET tries = tries + 1, failure = ? WHERE event = (SELECT seq FROM watchEvent WHERE id = ?) AND way = ?',
    failure,
    event,
    way,
  );
  w.sql.run(
    `UPDATE watchOutbox SET due = ? WHERE way = ? AND event IN (
       SELECT o.seq FROM watchEvent e JOIN watchEvent o ON o.watch = e.watch WHERE e.id = ?)`,
    due,
    way,
    event,
  );
}

/** Events that tell of a text go with it. */
export function dropEventsOf(w: Writing, article: string): void {
  for (const seq of w.sql.column<number>(
    'SELECT seq FROM watchEvent WHERE EXISTS (SELECT 1 FROM json_each(articles) WHERE value = ?)',
    article,
  )) {
    w.sql.run('DELETE FROM watchOutbox WHERE event = ?', seq);
    w.sql.run('DELETE FROM watchEvent WHERE seq = ?', seq);
  }
}
