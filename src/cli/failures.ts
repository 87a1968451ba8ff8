import { visible } from '../present/visible.ts';
import { Failure } from '../records/failure.ts';

/** What the process ends with; the table stands in `hearsay --help`. */
export const EXIT = { fine: 0, failed: 1, usage: 2, findings: 3 } as const;

/** One word for the whole of what went wrong, and the place where it is not said already. */
function lineOf(error: unknown, where: string | null = null): string {
  const message = visible(error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
  const place = where === null || message.includes(where) ? '' : `: ${visible(where)}`;
  const what = error instanceof Failure ? message : `fault in hearsay: ${message}`;
  return `hearsay: ${what}${place}`;
}

/** What to do next, or null. */
function hintOf(error: unknown): string | null {
  if (error instanceof Failure) return error.hint;
  return 'this should not happen; set HEARSAY_DEBUG=1 to see where, and report it';
}

/** Prints one line and the hint below it; a stack only where HEARSAY_DEBUG asks for it. */
export function complain(error: unknown, where: string | null = null): void {
  const hint = hintOf(error);
  process.stderr.write(`${lineOf(error, where)}\n${hint === null ? '' : `  ${visible(hint)}\n`}`);
  if (process.env.HEARSAY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}
