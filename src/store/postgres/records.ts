import { fold } from '../../records/fold.ts';
import type { SourceRecord } from '../../records/ledger.ts';
import { GRADES } from '../../records/source.ts';
import type { SourcePack } from '../rows/entry-columns.ts';
import { idOf } from '../rows/ids.ts';
import { packed, unpacked } from '../rows/pack.ts';
import { PER_NAME } from '../rows/reach.ts';
import { idBytes, idIn, keyIn, nameBytes } from './bytes.ts';
import { Locals } from './locals.ts';
import { nameVectorOf } from './words.ts';
import type { Writing } from './writing.ts';

/** Rows of these records, by id. Where mentions of one were not looked at, it keeps their better grade and their aliases. */
export async function putRecords(
  w: Writing,
  records: readonly SourceRecord[],
  whole: boolean,
): Promise<ReadonlyMap<string, number>> {
  const known = await w.sql.all<{ row: number; id: Buffer; pack: Buffer }>(
    'SELECT row, id, pack FROM source WHERE id = ANY(?::bytea[])',
    records.map((r) => idBytes('s:', r.id)),
  );
  const old = new Map(known.map((s) => [idOf('s:', keyIn(s.id)), s]));
  const rows = new Map(known.map((s) => [idOf('s:', keyIn(s.id)), s.row]));
  const fresh = [...new Map(records.filter((r) => !old.has(r.id)).map((r) => [r.id, r])).values()];
  await w.inUse(fresh.map((r) => r.id));
  for (const [id, row] of await insertRecords(w, fresh)) rows.set(id, row);
  for (const { id, joined, ...fields } of records) {
    const before = old.get(id);
    // Who only publishes here may be spoken of elsewhere.
    if (!before || joined.length === 0) continue;
    const pack = packed(fields satisfies SourcePack);
    if (pack.equals(before.pack)) continue;
    const next = whole ? fields : await merged(w, fields, before.pack);
    if (!packed(next).equals(before.pack)) await replaceRecord(w, before.row, next);
  }
  return rows;
}

async function merged(w: Writing, fields: SourcePack, old: Buffer): Promise<SourcePack> {
  const locals = new Locals(w);
  const names = w.linking.sourceNames({ ...fields, local: '', reason: null });
  await locals.find(names);
  if (!names.some((name) => locals.bearers(name).length === PER_NAME)) return fields;
  const before = unpacked<SourcePack>(old);
  const better = GRADES.indexOf(before.grade) < GRADES.indexOf(fields.grade) ? before.grade : fields.grade;
  return { ...fields, grade: better, aliases: [...new Set([...fields.aliases, ...before.aliases])].sort() };
}

async function insertRecords(w: Writing, records: readonly SourceRecord[]): Promise<ReadonlyMap<string, number>> {
  if (!records.length) return new Map();
  const fields = records.map(({ id, joined, ...rest }): SourcePack => rest);
  const made = await w.sql.all<{ row: number; id: Buffer }>(
    `INSERT INTO source (id, name, folded, is_outlet, pack, statements, asserts, denies)
     SELECT *, 0, 0, 0 FROM unnest(?::bytea[], ?::bytea[], ?::bytea[], ?::int[], ?::bytea[]) RETURNING row, id`,
    records.map((r) => idBytes('s:', r.id)),
    fields.map((f) => nameBytes(f.name)),
    fields.map((f) => nameBytes(fold(f.name))),
    fields.map((f) => Number(f.kind === 'outlet')),
    fields.map(packed),
  );
  const rows = new Map(made.map(({ row, id }) => [idIn('s:', id), row]));
  await putNames(
    w,
    records.map((r, i) => [rows.get(r.id)!, fields[i]!] as const),
  );
  return rows;
}

async function replaceRecord(w: Writing, row: number, fields: SourcePack): Promise<void> {
  w.sql.send(
    'UPDATE source SET name = ?, folded = ?, is_outlet = ?, pack = ? WHERE row = ?',
    nameBytes(fields.name),
    nameBytes(fold(fields.name)),
    Number(fields.kind === 'outlet'),
    packed(fields),
    row,
  );
  await putNames(w, [[row, fields]]);
}

async function putNames(w: Writing, list: readonly (readonly [row: number, fields: SourcePack])[]): Promise<void> {
  w.sql.send(
    `INSERT INTO source_words (source, names) SELECT * FROM unnest(?::bigint[], ?::tsvector[])
     ON CONFLICT (source) DO UPDATE SET names = excluded.names`,
    list.map(([row]) => row),
    list.map(([, { name, aliases }]) => nameVectorOf([name, ...aliases].join(' ; '))),
  );
}
