import type { Happening, Watch, WatchEvent, Way } from '../../records/watch.ts';
import { edgeCodes } from '../rows/codes.ts';
import { hash48, idOf } from '../rows/ids.ts';
import { sealed } from '../rows/pack.ts';
import { keyIn } from './bytes.ts';
import type { Writing } from './writing.ts';

const rowOf = (w: Writing, watch: string): Promise<number | undefined> =>
  w.sql.value<number>('SELECT row FROM watch WHERE id = ?', watch);

/** Adds a watch, or replaces the one of the same id, whose events stay; so does its secret unless another is given. */
export async function putWatch(w: Writing, watch: Watch, secret: string | null): Promise<void> {
  w.sql.send(
    `INSERT INTO watch AS w (id, json, secret) VALUES (?, ?, ?)
     ON CONFLICT ON CONSTRAINT watch_one DO UPDATE SET json = excluded.json, secret = coalesce(excluded.secret, w.secret)`,
    watch.id,
    sealed(watch),
    secret,
  );
}

/** Takes a watch out with its events; false where it is not there. */
export async function dropWatch(w: Writing, watch: string): Promise<boolean> {
  const row = await rowOf(w, watch);
  if (row === undefined) return false;
  w.sql.send('DELETE FROM watch_outbox WHERE event IN (SELECT seq FROM watch_event WHERE watch = ?)', row);
  w.sql.send('DELETE FROM watch_event WHERE watch = ?', row);
  w.sql.send('DELETE FROM watch_mark WHERE watch = ?', row);
  w.sql.send('DELETE FROM watch WHERE row = ?', row);
  // Nobody may be left to look for.
  w.sql.send('DELETE FROM watch_due WHERE NOT EXISTS (SELECT 1 FROM watch)');
  return true;
}

interface DueRow {
  readonly row: number;
  readonly bare: boolean | null;
  readonly id: Buffer | null;
  /** Its one statement, where it is bare. */
  readonly only: Buffer | null;
}

interface Known {
  readonly watch: number;
  readonly mark: number | string;
}

/** Which watches know which of these marks. */
const knownTo = async (w: Writing, marks: readonly number[]): Promise<readonly Known[]> =>
  marks.length === 0
    ? []
    : w.sql.all<Known>(
        'SELECT watch, mark FROM watch_mark WHERE watch IN (SELECT row FROM watch) AND mark = ANY(?::bigint[])',
        marks,
      );

/** Name of the end of what a mark names, by its number from 1. */
const endOf = (mark: number, n: number): number => hash48(`ended ${n} ${mark}`);

/** What has these marks is no longer so: no watch knows it any more but for its end. */
export async function ended(w: Writing, marks: readonly string[]): Promise<void> {
  for (const known of await knownTo(w, marks.map(hash48))) {
    const mark = Number(known.mark);
    w.sql.send('DELETE FROM watch_mark WHERE watch = ? AND mark = ?', known.watch, mark);
    const n = (await endsOf(w, known.watch, mark)) + 1;
    w.sql.send(
      'INSERT INTO watch_mark (watch, mark) VALUES (?, ?) ON CONFLICT DO NOTHING',
      known.watch,
      endOf(mark, n),
    );
  }
}

/** How often what one of these marks names has ended for a watch. */
export async function timesEnded(w: Writing, watch: Watch, marks: readonly string[]): Promise<number> {
  const row = await rowOf(w, watch.id);
  if (row === undefined) return 0;
  let most = 0;
  for (const mark of marks) most = Math.max(most, await endsOf(w, row, hash48(mark)));
  return most;
}

async function endsOf(w: Writing, watch: number, mark: number): Promise<number> {
  let n = 0;
  while (
    (await w.sql.value<number>('SELECT 1 FROM watch_mark WHERE watch = ? AND mark = ?', watch, endOf(mark, n + 1))) !==
    undefined
  )
    n++;
  return n;
}

/** Claims of a text are looked at again. */
export async function lookAgain(w: Writing, article: string): Promise<void> {
  const row = await w.articles.rowOf(article);
  if (row === null) return;
  w.sql.send(
    `INSERT INTO watch_due (claim) SELECT DISTINCT claim FROM statement WHERE article = ? AND claim IS NOT NULL
     AND EXISTS (SELECT 1 FROM watch) ON CONFLICT DO NOTHING`,
    row,
  );
}

/** Kinds of edges that counts of one thing have. */
const COUNTS = [edgeCodes.of('contradicts'), edgeCodes.of('updates')];

/** Takes claims that were made or came into a story out of the list of those, of them only what may have something to tell. */
export async function takeDue(
  w: Writing,
  limit: number,
  markOf: (statement: string) => string,
): Promise<readonly string[]> {
  for (;;) {
    const rows = await w.sql.all<DueRow>(
      `SELECT d.claim AS row, coalesce(c.id, s.id) AS id, s.id AS only, c.statements = 1 AND c.articles = 1 AND NOT EXISTS (
           SELECT 1 FROM edge WHERE a = s.row AND kind = ANY(?::int[])
           UNION ALL SELECT 1 FROM edge WHERE b = s.row AND kind = ANY(?::int[])
           UNION ALL SELECT 1 FROM publication p JOIN publication o ON o.address = p.address AND o.article <> p.article
             WHERE p.article = s.article) AS bare
       FROM (SELECT claim FROM watch_due ORDER BY claim LIMIT ?) d LEFT JOIN claim c ON c.row = d.claim
       LEFT JOIN LATERAL (SELECT row, id, article FROM statement WHERE claim = d.claim ORDER BY row LIMIT 1) s ON true
       ORDER BY d.claim`,
      COUNTS,
      COUNTS,
      limit,
    );
    if (!rows.length) return [];
    w.sql.send('DELETE FROM watch_due WHERE claim <= ?', rows.at(-1)!.row);
    const markIn = (only: Buffer): number => hash48(markOf(idOf('st:', keyIn(only))));
    const bare = rows.flatMap((r) => (r.bare && r.only !== null ? [markIn(r.only)] : []));
    const known = new Set((await knownTo(w, bare)).map((k) => Number(k.mark)));
    const found = rows.flatMap(({ id, bare: isBare, only }) =>
      id === null || (isBare && !(only !== null && known.has(markIn(only)))) ? [] : [idOf('c:', keyIn(id))],
    );
    if (found.length) return found;
  }
}

/** Stores what happened for a watch with the ways it has to go; without an event it only is known from then on. False where it is known. */
export async function tell(
  w: Writing,
  watch: Watch,
  { marks, articles }: Happening,
  event: WatchEvent | null,
): Promise<boolean> {
  const row = await rowOf(w, watch.id);
  if (row === undefined) return false;
  const hashes = [...new Set(marks.map(hash48))];
  const fresh = await w.sql.run(
    'INSERT INTO watch_mark (watch, mark) SELECT ?::bigint, unnest(?::bigint[]) ON CONFLICT DO NOTHING',
    row,
    hashes,
  );
  if (fresh < hashes.length || event === null) return false;
  const seq = await w.sql.value<number>(
    'INSERT INTO watch_event (id, watch, json, articles) VALUES (?, ?, ?, ?::text[]) ON CONFLICT DO NOTHING RETURNING seq',
    event.id,
    row,
    sealed(event),
    articles,
  );
  if (seq === undefined) return false;
  const ways: Way[] = [
    'print',
    ...(watch.webhook ? ['webhook' as const] : []),
    ...(watch.mail ? ['mail' as const] : []),
  ];
  w.sql.send('INSERT INTO watch_outbox (event, way) SELECT ?::bigint, unnest(?::text[])', seq, ways);
  return true;
}

/** It has reached whom it was for, on this way. */
export async function accepted(w: Writing, event: string, way: Way): Promise<void> {
  w.sql.send(
    'DELETE FROM watch_outbox WHERE event = (SELECT seq FROM watch_event WHERE id = ?) AND way = ?',
    event,
    way,
  );
}

/** It is to be tried again from `due` on, and what else waits there for its watch not before. */
export async function refused(w: Writing, event: string, way: Way, due: number, failure: string): Promise<void> {
  w.sql.send(
    `UPDATE watch_outbox SET tries = tries + 1, failure = ? WHERE event = (SELECT seq FROM watch_event WHERE id = ?) AND way = ?`,
    failure,
    event,
    way,
  );
  w.sql.send(
    `UPDATE watch_outbox SET due = ? WHERE way = ? AND event IN (
       SELECT o.seq FROM watch_event e JOIN watch_event o ON o.watch = e.watch WHERE e.id = ?)`,
    due,
    way,
    event,
  );
}

/** Events that tell of a text go with it. */
export async function dropEventsOf(w: Writing, article: string): Promise<void> {
  const events = await w.sql.column<number>('SELECT seq FROM watch_event WHERE articles @> ARRAY[?::text]', article);
  if (!events.length) return;
  w.sql.send('DELETE FROM watch_outbox WHERE event = ANY(?::bigint[])', events);
  w.sql.send('DELETE FROM watch_event WHERE seq = ANY(?::bigint[])', events);
}
