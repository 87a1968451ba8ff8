import { Failure } from '../../records/failure.ts';
import { Damage } from '../rows/damage.ts';

/** Whether the server cannot be reached, or has ended the connection: what was asked may be asked again once it is back. */
export const isGone = (error: unknown): boolean => error instanceof Failure && error.code === 'db-gone';

/** What the driver throws as a `Failure` of one line with what to do next; anything else as it is. */
export function failureOf(error: unknown, place: string): unknown {
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  const found = FAILURES.find(([begin]) => code.startsWith(begin));
  return found ? new Failure(found[1], `${place}: ${found[2]}`, found[3]) : error;
}

function codeOf(error: unknown): string {
  // JSON is read back from the database alone: nothing else is parsed here.
  if (error instanceof Damage || error instanceof SyntaxError) return 'damage';
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return ENDED.some((begin) => error.message.startsWith(begin)) ? 'ended' : '';
}

/** What the driver begins to say without a code of its own. */
const ENDED = [
  'Connection terminated',
  'Client has encountered a connection error',
  'timeout exceeded when trying',
  'Client was closed',
  'Query read timeout',
] as const;

const BACK = 'nothing that was stored is lost: once the server is there, run the same command again';
const DAMAGED = 'run `hearsay check`; go on with the last backup, or add the articles again';
const RIGHTS = 'name a user who may, as in postgres://user@host/database';

/** By the beginning of the code (appendix A of PostgreSQL's manual): the more special ones first. */
const FAILURES: readonly (readonly [begin: string, code: string, message: string, hint: string])[] = [
  ['ended', 'db-gone', 'the server has ended the connection', BACK],
  ['ECONNREFUSED', 'db-gone', 'no server answers there', BACK],
  ['ENOENT', 'db-gone', 'no server answers there', BACK],
  ['ENOTFOUND', 'db-gone', 'there is no such host', 'look at the address given with --db'],
  ['EAI_', 'db-gone', 'the host cannot be looked up', 'look at the address given with --db, and at the network'],
  ['ECONNRESET', 'db-gone', 'the server has ended the connection', BACK],
  ['EPIPE', 'db-gone', 'the server has ended the connection', BACK],
  ['ETIMEDOUT', 'db-gone', 'the server does not answer', BACK],
  ['EHOSTUNREACH', 'db-gone', 'the server cannot be reached', BACK],
  ['ENETUNREACH', 'db-gone', 'the server cannot be reached', BACK],
  ['57P', 'db-gone', 'the server is starting or stopping', BACK],
  ['08', 'db-gone', 'the server has ended the connection', BACK],
  ['53300', 'db-gone', 'the server has no connection left', 'wait, or raise `max_connections`'],
  ['53', 'db-full', 'the server has no room left', `${BACK.split(':')[0]}: make room, then run the same command again`],
  ['55P03', 'db-locked', 'another process writes to the ledger', 'wait until it has ended, then try again'],
  ['28', 'db-rights', 'the server refuses this user or password', RIGHTS],
  ['42501', 'db-rights', 'this user may not do that there', RIGHTS],
  ['25006', 'db-rights', 'the database may only be read', 'name the server that takes writes with --db'],
  ['3D000', 'db-missing', 'no such database', 'make it with `createdb`, or name another one with --db'],
  ['XX', 'db-damaged', 'the database is damaged', DAMAGED],
  ['58', 'db-io', 'the server could not read or write its files', 'look at its log, then run the same command again'],
  ['Z_', 'db-damaged', 'the database is damaged', DAMAGED],
  ['ERR_BUFFER', 'db-damaged', 'the database is damaged', DAMAGED],
  ['damage', 'db-damaged', 'the database is damaged', DAMAGED],
];
