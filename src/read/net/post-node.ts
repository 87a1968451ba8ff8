import { Failure } from '../../records/failure.ts';
import { type AskOptions, exchange } from './exchange-node.ts';
import { LIMITS, type Limits } from './limits.ts';
import { shown, webAddress } from './redirect.ts';

export interface PostOptions extends AskOptions {
  readonly limits?: Partial<Limits>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Posts a body by http or https behind the guard of fetching: public addresses only unless `allowPrivate`, checked at the connection; no
 * redirect is followed, so that nothing is sent to where nobody asked for. Resolves where the answer is of the 200s. Throws a `Failure` else,
 * of the codes of `fetchPage`; `busy` has in `wait` the milliseconds that the server asks for, where it does.
 */
export async function post(url: string, body: string, options: PostOptions = {}): Promise<void> {
  const to = webAddress(url);
  const { headers = {}, limits, ...rest } = options;
  // Of the answer only the status counts.
  const answer = await exchange(
    to,
    { ...LIMITS, ...limits, bytes: ANSWER },
    { ...rest, cut: true, post: { body, headers } },
  );
  const { status, wait } = answer;
  if (wait !== null) throw new Busy(`${shown(to.href)} asks for ${Math.ceil(wait / 1000)} seconds of patience`, wait);
  if (status < 200 || status > 299)
    throw new Failure('http-status', `${shown(to.href)} answered ${status}`, 'see what the receiver says of it');
}

const ANSWER = 1_000;

/** The receiver asks for patience. */
export class Busy extends Failure {
  constructor(
    message: string,
    /** Milliseconds. */
    readonly wait: number,
  ) {
    super('busy', message, 'it is tried again after that');
  }
}
