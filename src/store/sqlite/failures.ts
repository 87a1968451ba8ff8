import { Failure } from '../../records/failure.ts';
import { Damage } from '../rows/damage.ts';

/** What SQLite throws as a `Failure` of one line with what to do next; anything else as it is. */
export function failureOf(error: unknown, path: string): unknown {
  if (error instanceof Failure) return error;
  const code = sqliteCode(error);
  const found = FAILURES.find(([begin]) => code.startsWith(begin));
  return found ? new Failure(found[1], `${path}: ${found[2]}`, found[3]) : error;
}

/** SQLite's name for what went wrong, whichever library threw it; else Node's, or nothing. */
export function sqliteCode(error: unknown): string {
  // JSON is read back from the file alone: nothing else is parsed here.
  if (error instanceof Damage || error instanceof SyntaxError) return 'damage';
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return '';
  if (error.code !== 'ERR_SQLITE_ERROR' || !('errcode' in error)) return error.code;
  const code = Number(error.errcode);
  return CODES.get(code) ?? CODES.get(code & 0xff) ?? '';
}

/** Result codes that `node:sqlite` gives as numbers; the lowest byte is the kind, the rest tells it more closely. */
const CODES: ReadonlyMap<number, string> = new Map([
  [3, 'SQLITE_PERM'],
  [5, 'SQLITE_BUSY'],
  [6, 'SQLITE_LOCKED'],
  [8, 'SQLITE_READONLY'],
  [10, 'SQLITE_IOERR'],
  [10 | (2 << 8), 'SQLITE_IOERR_SHORT_READ'],
  [10 | (33 << 8), 'SQLITE_IOERR_CORRUPTFS'],
  [11, 'SQLITE_CORRUPT'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
  [26, 'SQLITE_NOTADB'],
]);

const RIGHTS = 'make the file and its folder writable for you, or name another one with --db';
const DAMAGED = 'run `hearsay check`; go on with the last backup, or add the articles again';

/** By the beginning of the code: the more special ones first. */
const FAILURES: readonly (readonly [begin: string, code: string, message: string, hint: string])[] = [
  ['SQLITE_BUSY', 'db-locked', 'the database is locked by another process', 'wait until it has ended, then try again'],
  [
    'SQLITE_LOCKED',
    'db-locked',
    'the database is locked by another process',
    'wait until it has ended, then try again',
  ],
  [
    'SQLITE_FULL',
    'db-full',
    'the disk is full',
    'nothing that was stored is lost: make room, then run the same command again',
  ],
  [
    'ENOSPC',
    'db-full',
    'the disk is full',
    'nothing that was stored is lost: make room, then run the same command again',
  ],
  ['SQLITE_NOTADB', 'db-foreign', 'not a database of Hearsay', 'name another file with --db'],
  ['SQLITE_CORRUPT', 'db-damaged', 'the database is damaged', DAMAGED],
  ['SQLITE_IOERR_CORRUPTFS', 'db-damaged', 'the database is damaged', DAMAGED],
  ['SQLITE_IOERR_SHORT_READ', 'db-damaged', 'the database is cut short', DAMAGED],
  [
    'SQLITE_IOERR',
    'db-io',
    'the disk could not be read or written',
    'look at free space and at the health of the disk, then run the same command again',
  ],
  ['SQLITE_READONLY', 'db-rights', 'the database may not be written', RIGHTS],
  ['SQLITE_PERM', 'db-rights', 'the database may not be opened', RIGHTS],
  ['SQLITE_CANTOPEN', 'db-rights', 'the database cannot be opened', RIGHTS],
  // Compressed bytes that do not read back: what a flipped bit in a page looks like from here.
  ['Z_', 'db-damaged', 'the database is damaged', DAMAGED],
  ['ERR_BUFFER', 'db-damaged', 'the database is damaged', DAMAGED],
  ['damage', 'db-damaged', 'the database is damaged', DAMAGED],
  ['EACCES', 'db-rights', 'the database may not be opened', RIGHTS],
  ['EEXIST', 'db-rights', 'its folder cannot be made', RIGHTS],
  ['ENOTDIR', 'db-rights', 'its folder cannot be made', RIGHTS],
  ['ENOENT', 'db-rights', 'its folder is not there', RIGHTS],
  ['EROFS', 'db-rights', 'the database may not be written', RIGHTS],
];
