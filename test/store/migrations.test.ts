import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/store/sqlite/migrations.ts';

test('from schema 2 to 3: disputes within one article come on the board, and are settled again', () => {
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
  expect(column('SELECT claim FROM statement WHERE settled = 0')).toEqual([2]);
  const plan = db.prepare(`EXPLAIN QUERY PLAN SELECT row FROM claim c WHERE c.board = 1
    ORDER BY c.disputed DESC, c.articles DESC, c.rank LIMIT 20`);
  expect((plan.all() as { detail: string }[]).map((p) => p.detail).join()).toMatch(
    /^SCAN c USING (?:COVERING )?INDEX claimDisputed$/,
  );
  db.close();
});
