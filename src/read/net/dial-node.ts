import { lookup } from 'node:dns/promises';
import { connect as connectSocket, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { Failure } from '../../records/failure.ts';
import { isPublicAddress, literalAddress } from './address.ts';

/** The IP addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly string[]>;
/** A connection to exactly this IP address and port; rejects when it fails or `signal` aborts. */
export type Connect = (address: string, port: number, signal: AbortSignal) => Promise<Socket>;

export interface DialOptions {
  readonly resolve?: Resolve;
  readonly connect?: Connect;
  /** Let private addresses be reached too. Off unless somebody asks for it by name. */
  readonly allowPrivate?: boolean;
  /** More for TLS, such as the certificate authority (`ca`) of an own network. */
  readonly tls?: ConnectionOptions;
}

/** More addresses of one host are not tried. */
const ATTEMPTS = 4;

const resolveByDns: Resolve = async (host) => (await lookup(host, { all: true, verbatim: true })).map((a) => a.address);

/** Connections of our own; `open` begins one, by TCP unless said. */
export const connectBy =
  (open: (to: { readonly host: string; readonly port: number }) => Socket = connectSocket): Connect =>
  async (address, port, signal) => {
    const socket = open({ host: address, port });
    await opened(socket, 'connect', signal);
    const { remoteAddress = '' } = socket;
    // The last check is on the socket itself: a public address must have led to a public one.
    if (isPublicAddress(address) && !isPublicAddress(remoteAddress)) {
      socket.destroy();
      throw new Failure('private-address', `not a public address: ${address} led to ${remoteAddress}`, null);
    }
    return socket;
  };

/** Waits until the socket is open; destroys it when `signal` aborts, then and later. */
function opened(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      socket.destroy();
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    // Stays for good: an error between opening and use must not find nobody listening.
    socket.on('error', reject);
    socket.once('close', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('closed'));
    });
    socket.once(event, resolve);
  });
}

/**
 * The addresses that `host` may be reached at. One that is not public refuses the host as a whole: a name that answers with
 * both is how a guard is tricked.
 */
async function checkedAddresses(host: string, { resolve = resolveByDns, allowPrivate = false }: DialOptions) {
  const literal = literalAddress(host);
  const addresses = literal === null ? await resolve(host) : [literal];
  if (addresses.length === 0)
    throw new Failure('unknown-host', `no address for ${host}`, 'check the spelling of the host');
  const refused = allowPrivate ? undefined : addresses.find((a) => !isPublicAddress(a));
  if (refused !== undefined) {
    const what = literal === null ? `${host} leads to ${refused}` : refused;
    throw new Failure(
      'private-address',
      `not a public address: ${what}`,
      'private addresses are reached only with --allow-private (allowPrivate in the library)',
    );
  }
  return addresses.slice(0, ATTEMPTS);
}

/**
 * Opens a connection for `url`, over TLS for https. The name is resolved once, every address is checked, and the socket goes to
 * the checked address itself, so a name that changes its answer in between gains nothing.
 */
export async function dial(url: URL, options: DialOptions, signal: AbortSignal): Promise<Socket> {
  const { connect = connectBy(), tls = {} } = options;
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const addresses = await checkedAddresses(url.hostname, options);
  let last: unknown;
  for (const address of addresses) {
    signal.throwIfAborted();
    try {
      const socket = await connect(address, port, signal);
      return secure ? await secured(socket, url.hostname, tls, signal) : socket;
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

async function secured(socket: Socket, host: string, tls: ConnectionOptions, signal: AbortSignal): Promise<Socket> {
  const literal = literalAddress(host);
  const identity = literal === null ? { servername: host } : { host: literal };
  const wrapped = connectTls({ ...tls, ...identity, socket, ALPNProtocols: ['http/1.1'] });
  await opened(wrapped, 'secureConnect', signal);
  return wrapped;
}
