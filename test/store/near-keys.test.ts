import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type Days, nearby, sweeps, tableKeys } from '../../src/store/rows/keys.ts';
import { NearKeys } from '../../src/store/sqlite/near-keys.ts';
import { Sql } from '../../src/store/sqlite/sql.ts';
import { dice } from './generated.ts';

const ALL = { from: 0, to: 32_767 };
const NAMES = 300;
const FIRST_DAY = 20_000;
const SPAN = 60;

function table() {
  const db = new Database(':memory:');
  db.exec(
    'CREATE TABLE bucket (key INTEGER NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (key, statement)) WITHOUT ROWID',
  );
  const insert = db.prepare('INSERT INTO bucket VALUES (?, ?)');
  const drop = db.prepare('DELETE FROM bucket WHERE key = ? AND statement = ?');
  const look = db.prepare('SELECT statement FROM bucket WHERE key BETWEEN ? AND ?').pluck();
  const keys = (names: readonly number[], day: number): number[] =>
    tableKeys({ near: names, lasting: [], copies: [] }, { day, n: 0 }).near;
  return {
    sql: new Sql(db),
    add: (names: readonly number[], day: number, statement: number): void => {
      for (const key of keys(names, day)) insert.run(key, statement);
    },
    remove: (names: readonly number[], day: number, statement: number): void => {
      for (const key of keys(names, day)) drop.run(key, statement);
    },
    find: (buckets: Days): number[] =>
      sweeps(buckets).flatMap(({ starts, length }) => starts.flatMap((s) => look.all(s, s + length) as number[])),
  };
}

const d = dice(5);
const some = (): number[] => [...new Set(Array.from({ length: 5 }, () => (d(NAMES) * 0x9e3779b1) >>> 0))];
const near = (names: readonly number[]): Days => nearby(names, FIRST_DAY + d(SPAN), { days: 7, within: ALL });
const sorted = (list: readonly number[] | null): number[] | null => list && [...list].sort((a, b) => a - b);

test('holds what the table has, whatever is put in and taken out', () => {
  const rows = table();
  const held = new NearKeys(rows.sql);
  const all: { names: number[]; day: number; statement: number }[] = [];
  let found = 0;
  for (let statement = 1; statement < 3_000; statement++) {
    const one = { names: some(), day: FIRST_DAY + d(SPAN), statement };
    held.open(one.day);
    rows.add(one.names, one.day, statement);
    held.add(one.names, one.day, statement);
    all.push(one);
    if (statement % 7 === 0) {
      const [gone] = all.splice(d(all.length), 1);
      rows.remove(gone!.names, gone!.day, gone!.statement);
      held.remove(gone!.names, gone!.day, gone!.statement);
    }
    const buckets = near(some());
    const got = held.find(buckets, 10_000)!;
    found += got.length;
    expect(sorted(got)).toEqual(sorted(rows.find(buckets)));
  }
  expect(found).toBeGreaterThan(1000);
  expect(held.find(nearby(some(), FIRST_DAY + 20, { days: 7, within: ALL }), 0)!.length).toBeLessThanOrEqual(
    some().length * 200,
  );
});

test('what is in the table already is read once it was asked for often, and forgotten when told to', () => {
  const rows = table();
  for (let statement = 1; statement < 500; statement++) rows.add(some(), FIRST_DAY + d(SPAN), statement);
  const held = new NearKeys(rows.sql);
  held.open(FIRST_DAY + 10);
  const buckets = nearby(
    Array.from({ length: NAMES }, (_, i) => (i * 0x9e3779b1) >>> 0),
    FIRST_DAY + 10,
    { days: 7, within: ALL },
  );
  expect(held.find(buckets, 10_000)).toBe(null);
  let asked = 0;
  while (held.find(buckets, 10_000) === null && asked < 5_000) asked++;
  expect(asked).toBeGreaterThan(500);
  expect(sorted(held.find(buckets, 10_000))).toEqual(sorted(rows.find(buckets)));
  expect(rows.find(buckets).length).toBeGreaterThan(100);
  held.clear();
  expect(held.find(buckets, 10_000)).toBe(null);
});
