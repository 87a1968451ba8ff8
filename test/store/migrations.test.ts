import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/store/sqlite/migrations.ts';

test('from schema 2 to 3: disputes within one article come on the board, all claims are listed until they are made anew', () => {
  const db = new Database(':memory:');
  migrate(db, ':memory:', MIGRATIONS.slice(0, 1));
  const claim = db.prepare(
    'INSERT INTO claim (row, rank, disputed, statements, articles, origins, newest) VALUES (?, ?, ?, 2, ?, 1, 0)',
  );
  for (const [row, disputed, articles] of [
    [1, 0, 1],
    [2, 1, 1],
    [3, 0, 2],
  ])
    claim.run(row, row, disputed, articles);
  db.exec(`INSERT INTO maker (row, name) VALUES (2, 'x');
    INSERT INTO article (row, id, maker, sources, read, textAt, pack) VALUES (1, x'01', 2, x'', x'', 0, x'')`);
  const statement = db.prepare(
    'INSERT INTO statement (id, article, n, stance, grade, claim, settled) VALUES (?, 1, ?, 0, 0, ?, 1)',
  );
  for (const n of [1, 2, 3]) statement.run(Buffer.from([n]), n, n);
  migrate(db, ':memory:');
  const column = (sql: string) => db.prepare(sql).pluck().all();
  expect(column('SELECT board FROM claim ORDER BY row')).toEqual([0, 1, 1]);
  expect(column('SELECT disputed FROM claim ORDER BY row')).toEqual([0, 2, 0]);
  expect(column('SELECT listable FROM claim ORDER BY row')).toEqual([1, 1, 1]);
  expect(column('SELECT claim FROM statement WHERE settled = 0 ORDER BY claim')).toEqual([1, 2, 3]);
  db.close();
});

test.each([
  ['claimDisputed', 'c.disputed DESC, c.articles DESC, c.rank'],
  ['claimReported', 'c.articles DESC, c.newest DESC, c.rank'],
  ['claimOrigins', 'c.origins, c.articles DESC, c.rank'],
  ['claimNewest', 'c.newest DESC, c.articles DESC, c.rank'],
])('the board in an order walks %s alone, with what is not listed and without', (index, order) => {
  const db = new Database(':memory:');
  migrate(db, ':memory:');
  for (const listed of ['', 'AND c.listable = 1']) {
    const plan = db.prepare(
      `EXPLAIN QUERY PLAN SELECT c.row FROM claim c WHERE c.board = 1 ${listed} ORDER BY ${order} LIMIT 20`,
    );
    const steps = (plan.all() as { detail: string }[]).map((p) => p.detail);
    expect(steps).toEqual([`SCAN c USING COVERING INDEX ${index}`]);
  }
  db.close();
});
