import { Failure } from '../records/failure.ts';
import type { Scope, TokenRecord } from './tokens.ts';

/** What a route asks of its caller. `open` routes tell nothing of the ledger: the app's files, the docs, health. */
export type Access = 'open' | Scope;

/** What the decision needs of one request. Header values as sent, null where absent. */
export interface Asked {
  readonly method: string;
  readonly host: string | null;
  readonly origin: string | null;
  readonly fetchSite: string | null;
  readonly fetchMode: string | null;
  readonly authorization: string | null;
}

/** How the server stands. */
export interface Stand {
  /** Values of `Host` that are ours; null on an open address, where tokens guard and any name may lead to us. */
  readonly hosts: ReadonlySet<string> | null;
  readonly tokensNeeded: boolean;
  readonly verify: (token: string) => TokenRecord | null;
}

/** Names under which a server on a loopback address may be asked for, so that no foreign name can be bound to it. */
export function loopbackHosts(host: string, port: number): ReadonlySet<string> {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', host.includes(':') ? `[${host}]` : host]);
  return new Set([...names].flatMap((n) => (port === 80 ? [n, `${n}:80`] : [`${n}:${port}`])));
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

/**
 * Lets a request through or throws a `Failure`; gives the token where one was shown. Where tokens exist they are needed for
 * everything but open routes; where none exist (on loopback only) the machine's owner is trusted, but no page of another site:
 * browsers say with `Sec-Fetch-Site` and `Origin` whose page asks. Following a link to a view is no asking. An extension of the
 * browser may ask where it shows a token of its own: nothing sends one along by itself.
 */
export function admit(access: Access, asked: Asked, stand: Stand): TokenRecord | null {
  if (stand.hosts && !stand.hosts.has((asked.host ?? '').toLowerCase())) {
    const hint = 'open it as localhost or 127.0.0.1 with its port';
    throw new Failure('foreign-host', `not a name of this server: ${(asked.host ?? 'no host').slice(0, 100)}`, hint);
  }
  const isReading = asked.method === 'GET' || asked.method === 'HEAD';
  const isFollowing = isReading && asked.fetchMode === 'navigate';
  const shown = tokenOf(asked.authorization);
  const token = shown === null ? null : stand.verify(shown);
  const isLetIn = isFollowing || (token !== null && isExtension(asked));
  if ((access !== 'open' || !isReading) && !isLetIn && isForeign(asked)) {
    throw new Failure('cross-origin', 'asked by a page of another origin', 'only pages of this server may ask');
  }
  if (access === 'open') return token;
  if (shown !== null && !token) {
    throw new Failure('token-unknown', 'this token does not hold', 'make one with hearsay token create');
  }
  if (!token && stand.tokensNeeded) {
    throw new Failure('token-needed', 'a token is needed', 'send it as Authorization: Bearer, or as the password');
  }
  if (token && access === 'write' && token.scope !== 'write') {
    throw new Failure('token-scope', 'this token may only read', 'use one made with --scope write');
  }
  return token;
}

function isForeign({ origin, host, fetchSite }: Asked): boolean {
  if (fetchSite !== null && fetchSite !== 'same-origin' && fetchSite !== 'none') return true;
  if (origin === null) return false;
  return !URL.canParse(origin) || new URL(origin).host !== (host ?? '').toLowerCase();
}

/** Whether an extension asks with a token in hand. That of `Basic` a browser would send along for any page. */
const isExtension = ({ origin, authorization }: Asked): boolean =>
  /^(?:chrome|moz)-extension:\/\/[\w-]+$/.test(origin ?? '') && /^bearer\s/i.test(authorization ?? '');

/** The token of `Bearer`, or the password of `Basic`, which browsers ask for by themselves. */
export function tokenOf(authorization: string | null): string | null {
  const [, scheme = '', value = ''] = /^(\S+)\s+(\S+)\s*$/.exec(authorization ?? '') ?? [];
  if (/^bearer$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return authorization === null ? null : '';
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}
