import type { z } from '@hono/zod-openapi';
import { Failure } from '../records/failure.ts';

/** The one shape of every answer that is not a success. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string; readonly hint: string | null };
}

type FailureStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 422 | 429 | 500 | 503;

/** Status of the codes that say more than "this cannot be read". */
const STATUS: Readonly<Record<string, FailureStatus>> = {
  'bad-value': 400,
  'bad-json': 400,
  left: 400,
  cursor: 400,
  filter: 400,
  config: 400,
  'bad-decision': 400,
  'token-needed': 401,
  'token-unknown': 401,
  'token-scope': 403,
  'tenant-unknown': 401,
  'cross-origin': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'no-statement': 404,
  'no-watch': 404,
  'no-decision': 404,
  'no-claims': 404,
  conflict: 409,
  'too-large': 413,
  'media-type': 415,
  'foreign-host': 421,
  'too-many': 429,
  fault: 500,
  'writer-gone': 503,
  'looker-gone': 503,
  'too-slow': 503,
  busy: 503,
  stopping: 503,
};

/**
 * HTTP status of an error: a `Failure` without a status of its own is input that cannot be read, or a database that cannot be had
 * just now; anything else is our fault.
 */
export const statusOf = (error: unknown): FailureStatus => {
  if (!(error instanceof Failure)) return 500;
  return STATUS[error.code] ?? (error.code.startsWith('db-') ? 503 : 422);
};

/** The error as it is told. Faults of ours keep their inner words to themselves. */
export function bodyOf(error: unknown): ErrorBody {
  if (error instanceof Failure) {
    return { error: { code: error.code, message: oneLine(error.message), hint: error.hint } };
  }
  return { error: { code: 'fault', message: 'fault in hearsay', hint: 'the log of the server says more; report it' } };
}

const LONGEST = 500;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, LONGEST);

/** A value of the caller that a schema does not allow: names the first field and what is wrong with it. */
export function badValue(where: string, error: z.ZodError): Failure {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.map((k) => JSON.stringify(k)).join(', ') : null;
  const field = path === '' ? where : `${where} field ${path}`;
  const what = keys === null ? `bad value in the ${field}` : `unknown name in the ${field}: ${keys}`;
  const hint = keys === null ? (issue?.message ?? 'see /docs') : 'see /docs for the names';
  return new Failure('bad-value', what, hint.charAt(0).toLowerCase() + hint.slice(1));
}

export const notFound = (what: string, id: string): Failure =>
  new Failure('not-found', `no such ${what}: ${id.slice(0, 200)}`, 'check the id; lists give the ones there are');
