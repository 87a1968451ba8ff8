import { Failure } from '../../records/failure.ts';
import type { Waiting, Watch, WatchEvent, Way } from '../../records/watch.ts';
import { opened } from '../rows/pack.ts';
import { cursorOf, pageSize, placeOf } from '../rows/pages.ts';
import type { Page, PageOptions } from '../store.ts';
import type { Reading } from './reading.ts';

export const watches = async (r: Reading): Promise<readonly Watch[]> =>
  (await r.sql.column<string>('SELECT json FROM watch ORDER BY row')).map((json) => opened<Watch>(json));

/** Events of a watch, or of all, the last found first. */
export async function watchEvents(
  r: Reading,
  { watch = null, cursor, limit }: PageOptions & { readonly watch?: string | null },
): Promise<Page<WatchEvent>> {
  const size = pageSize(limit);
  const [before = Number.MAX_SAFE_INTEGER] = (placeOf(cursor, 1) ?? []) as number[];
  const row =
    watch === null ? null : ((await r.sql.value<number>('SELECT row FROM watch WHERE id = ?', watch)) ?? null);
  if (watch !== null && row === null)
    throw new Failure('no-watch', `no watch ${watch}`, 'look it up with `hearsay watch list`');
  const rows =
    row === null
      ? await r.sql.all<EventRow>(
          'SELECT seq, json FROM watch_event WHERE seq < ? ORDER BY seq DESC LIMIT ?',
          before,
          size + 1,
        )
      : await r.sql.all<EventRow>(
          'SELECT seq, json FROM watch_event WHERE watch = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
          row,
          before,
          size + 1,
        );
  const last = rows[size - 1];
  return {
    items: rows.slice(0, size).map(({ json }) => opened<WatchEvent>(json)),
    next: rows.length > size && last ? cursorOf([last.seq]) : null,
    total: rows.length <= size && !cursor ? rows.length : null,
  };
}

interface EventRow {
  readonly seq: number;
  readonly json: string;
}

interface WaitingRow {
  readonly event: string;
  readonly watch: string;
  readonly secret: string | null;
  readonly way: Way;
  readonly tries: number;
  readonly due: number;
  readonly failure: string | null;
}

/** What is not accepted yet and due at a time, in the order of the events. */
export async function waiting(r: Reading, at: number, limit: number, but: Way | null): Promise<readonly Waiting[]> {
  const rows = await r.sql.all<WaitingRow>(
    `SELECT e.json AS event, w.json AS watch, w.secret, o.way, o.tries, o.due, o.failure
     FROM watch_outbox o JOIN watch_event e ON e.seq = o.event JOIN watch w ON w.row = e.watch
     WHERE o.due <= ? AND o.way IS DISTINCT FROM ?::text ORDER BY o.event, o.way LIMIT ?`,
    at,
    but,
    limit,
  );
  return rows.map(({ event, watch, ...rest }) => ({
    ...rest,
    event: opened<WatchEvent>(event),
    watch: opened<Watch>(watch),
  }));
}
