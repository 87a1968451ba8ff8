/** Takes a ledger to a schema that is made up for the test, slowly enough to be killed on the way. */
import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { MIGRATIONS, migrate, SCHEMA } from '../../../src/store/sqlite/migrations.ts';

const path = await new Promise<string>((done) => process.stdin.once('data', (data) => done(String(data).trim())));
const db = new Database(path);
db.pragma('journal_mode = WAL');
writeSync(1, 'begun\n');
const sql = `
  ALTER TABLE statement ADD COLUMN added INTEGER;
  WITH RECURSIVE t (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t WHERE x < 100000) SELECT count(*) FROM t;
  UPDATE statement SET added = n + 1;
  WITH RECURSIVE t (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t WHERE x < 100000) SELECT count(*) FROM t;`;
migrate(db, path, [...MIGRATIONS, { to: SCHEMA + 1, sql }]);
setInterval(() => undefined, 1000);
