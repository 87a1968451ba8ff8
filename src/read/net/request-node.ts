import { type IncomingMessage, request } from 'node:http';
import { Failure } from '../../records/failure.ts';
import { type DialOptions, dial } from './dial-node.ts';
import { shown } from './redirect.ts';

/**
 * Asks for `url` over a connection of its own, or posts `body` to it, and gives the answer once its headers are there; its body is still to
 * be read.
 * Node's global agent, its proxies and its pool have no part in it: the socket comes from `dial` alone.
 */
export async function ask(
  url: URL,
  headers: Readonly<Record<string, string>>,
  options: DialOptions,
  signal: AbortSignal,
  body?: string,
): Promise<IncomingMessage> {
  const socket = await dial(url, options, signal);
  return new Promise((resolve, reject) => {
    const outgoing = request({
      method: body === undefined ? 'GET' : 'POST',
      path: url.pathname + url.search,
      headers: {
        host: url.host,
        connection: 'close',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        ...headers,
      },
      createConnection: () => socket,
      signal,
    });
    outgoing.on('error', reject);
    outgoing.once('response', resolve);
    // A server that wants to change the protocol gets nothing from us.
    outgoing.once('upgrade', (_answer, upgraded) => {
      upgraded.destroy();
      reject(new Failure('bad-answer', `${shown(url.href)} wants another protocol`, null));
    });
    outgoing.end(body);
  });
}

const REASONS: Readonly<Record<string, readonly [code: string, what: string, hint: string | null]>> = {
  ENOTFOUND: ['unknown-host', 'no such host', 'check the spelling of the host'],
  EAI_AGAIN: ['unknown-host', 'the name cannot be looked up now', 'check the network, or try again later'],
  ECONNREFUSED: ['refused', 'the connection is refused', 'try again later'],
  ECONNRESET: ['cut-off', 'the server broke the connection', 'try again later'],
  EPIPE: ['cut-off', 'the server broke the connection', 'try again later'],
  ERR_STREAM_PREMATURE_CLOSE: ['cut-off', 'the answer ends too early', 'try again later'],
  HPE_HEADER_OVERFLOW: ['bad-answer', 'the headers of the answer are too long', null],
  EHOSTUNREACH: ['unreachable', 'no way to the host', 'check the network'],
  ENETUNREACH: ['unreachable', 'no way to the host', 'check the network'],
  ETIMEDOUT: ['time-out', 'no connection in time', 'try again later'],
};

/** Parts of the codes of Node and OpenSSL by which a certificate is refused. */
const TLS_CODES = ['CERT', 'SSL', 'TLS', 'SELF_SIGNED', 'UNABLE_TO'] as const;

/** Whatever went wrong with `url`, as a `Failure`; faults of our own stay what they are. */
export function fetchFailure(url: URL, error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const known = REASONS[code];
  const where = shown(url.href);
  if (known) return new Failure(known[0], `cannot fetch ${where}: ${known[1]}`, known[2]);
  if (code.startsWith('HPE_')) return new Failure('bad-answer', `cannot fetch ${where}: the answer is not http`, null);
  if (TLS_CODES.some((part) => code.includes(part))) {
    return new Failure('tls', `cannot fetch ${where}: ${code.toLowerCase()}`, 'check the certificate of the server');
  }
  if (error.message === 'aborted' || error.message === 'closed' || error.message === 'socket hang up') {
    return new Failure('cut-off', `cannot fetch ${where}: the answer ends too early`, 'try again later');
  }
  return error instanceof TypeError
    ? error
    : new Failure('unreachable', `cannot fetch ${where}: ${shown(error.message)}`, null);
}
