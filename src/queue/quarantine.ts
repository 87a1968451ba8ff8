import type { Failed } from '../bulk/failed.ts';
import { Failure } from '../records/failure.ts';
import type { Sql } from '../store/postgres/sql.ts';
import { documentsIn, packOf, type QueuedDocument } from './pack.ts';
import { putBatch, type Queue } from './queue.ts';

/** Where a document failed: as with other commands, or when it was stored and linked. */
export type QuarantineStage = Failed['stage'] | 'link';

/** A document that was taken out of the way of the others. */
export interface Quarantined {
  readonly id: string;
  readonly name: string;
  readonly stage: QuarantineStage;
  readonly code: string;
  readonly reason: string;
  readonly hint: string | null;
  /** Of Hearsay, and its engine and rules, as they were then. */
  readonly version: string;
  /** When, ISO 8601. */
  readonly at: string;
  /** How often it was put there. */
  readonly times: number;
}

export interface Why extends Pick<Quarantined, 'stage' | 'code' | 'reason' | 'hint'> {}

/** Keeps a document with what was wrong with it; one that is there already is told anew. */
export async function keep(sql: Sql, document: QueuedDocument, why: Why, version: string): Promise<void> {
  const { id, bytes } = packOf([document]);
  await sql.run(
    `INSERT INTO hearsay_work.quarantine (id, name, stage, code, reason, hint, version, pack) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (tenant, id) DO UPDATE SET stage = excluded.stage, code = excluded.code, reason = excluded.reason, hint = excluded.hint,
       version = excluded.version, at = now(), times = hearsay_work.quarantine.times + 1`,
    id,
    document.input.name,
    why.stage,
    why.code,
    why.reason,
    why.hint,
    version,
    bytes,
  );
}

/** Which documents are meant: by the beginning of their id, by their code, or all. */
export interface Chosen {
  readonly ids?: readonly string[];
  readonly code?: string | null;
}

/** What lies there, the oldest first. */
export function quarantined(queue: Queue, { code = null }: Chosen = {}): Promise<Quarantined[]> {
  return queue.ask((sql) =>
    sql.all<Quarantined>(
      `SELECT id, name, stage, code, reason, hint, version, times, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
       FROM hearsay_work.quarantine WHERE ?::text IS NULL OR code = ? ORDER BY hearsay_work.quarantine.at, id`,
      code,
      code,
    ),
  );
}

/** Hands them in again, each as a batch of its own; how many. */
export function retry(queue: Queue, chosen: Chosen): Promise<number> {
  return queue.change(async (sql) => {
    const taken = await take(sql, chosen);
    for (const pack of taken) await putBatch(sql, packOf(documentsIn(pack)));
    return taken.length;
  });
}

/** Forgets them for good; how many. */
export function drop(queue: Queue, chosen: Chosen): Promise<number> {
  return queue.change(async (sql) => (await take(sql, chosen)).length);
}

/** Takes them out. Throws a `Failure` where an id leads to none, or to more than one. */
async function take(sql: Sql, { ids, code = null }: Chosen): Promise<Buffer[]> {
  if (ids === undefined)
    return sql.column<Buffer>(
      'DELETE FROM hearsay_work.quarantine WHERE ?::text IS NULL OR code = ? RETURNING pack',
      code,
      code,
    );
  const taken: Buffer[] = [];
  for (const id of new Set(ids)) {
    const found = await sql.column<Buffer>(
      'DELETE FROM hearsay_work.quarantine WHERE starts_with(id, ?) RETURNING pack',
      id,
    );
    if (found.length !== 1)
      throw new Failure(
        'no-document',
        found.length ? `${id}: ${found.length} documents in quarantine begin with it` : `${id}: not in quarantine`,
        'give an id as `hearsay quarantine list` shows it',
      );
    taken.push(...found);
  }
  return taken;
}
