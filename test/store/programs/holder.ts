/** Begins to write into a ledger and never ends. */
import Database from 'better-sqlite3';

const db = new Database(process.argv[2]!);
db.exec('BEGIN IMMEDIATE');
process.stdout.write('holding\n');
setInterval(() => undefined, 1000);
